package org.subliminal4j.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Writes Hugging Face's safetensors: the length of a header as a little-endian 64-bit number, the header, which is JSON
 * that gives each tensor's type, shape and place, and the tensors, little-endian in C order without gaps. The key {@code
 * __metadata__} of the header holds an object of strings.
 */
final class Safetensors {
    /** The header's key for what is no tensor. */
    static final String METADATA = "__metadata__";

    /** The header is padded so that tensors start where a double may. */
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /** Writes {@code arrays} and what there is to say of them. */
    static void write(List<NamedArray> arrays, Map<String, String> metadata, OutputStream out) throws IOException {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        ObjectNode words = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(words::put);
        long start = 0;
        for (NamedArray array : arrays) {
            ObjectNode tensor = header.putObject(array.name());
            tensor.put("dtype", array.type() == DataType.DOUBLE ? "F64" : "F32");
            array.shape().forEach(tensor.putArray("shape")::add);
            long end = Math.addExact(start, array.bytes());
            tensor.putArray("data_offsets").add(start).add(end);
            start = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padding = " ".repeat(Math.floorMod(-json.length, ALIGNMENT)).getBytes(StandardCharsets.US_ASCII);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length + (long) padding.length)
                .array());
        out.write(json);
        out.write(padding);
        for (NamedArray array : arrays) {
            LittleEndian.write(array, out);
        }
    }
}
