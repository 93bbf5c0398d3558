package org.subliminal4j.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;

/** Reads Hugging Face's safetensors. */
final class SafetensorsFile implements ArrayFile {
    /** The limit of the format. */
    private static final long MOST_HEADER = 100_000_000;

    private static final String NO_FILE = "neither an .npz nor a safetensors file";

    private final FileChannel file;
    private final long begin;
    private final Map<String, String> metadata;
    private final Map<String, JsonNode> tensors;

    private SafetensorsFile(FileChannel file, long begin, Map<String, String> metadata, Map<String, JsonNode> tensors) {
        this.file = file;
        this.begin = begin;
        this.metadata = metadata;
        this.tensors = tensors;
    }

    static SafetensorsFile of(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return of(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static SafetensorsFile of(FileChannel file) throws IOException {
        if (file.size() < Long.BYTES) {
            throw new IOException(NO_FILE);
        }
        DataInputStream in = new DataInputStream(Channels.newInputStream(file));
        long length = Long.reverseBytes(in.readLong());
        if (length < 2 || length > MOST_HEADER || length > file.size() - Long.BYTES) {
            throw new IOException(NO_FILE + ", or only a part of one");
        }
        byte[] json = in.readNBytes((int) length);
        if (json.length < length || json[0] != '{') {
            throw new IOException(NO_FILE);
        }
        JsonNode header;
        try {
            header = Json.read(json);
        } catch (IOException e) {
            throw new IOException("its header is not JSON: " + e.getMessage(), e);
        }
        Map<String, JsonNode> tensors = new LinkedHashMap<>();
        header.properties().forEach(field -> tensors.put(field.getKey(), field.getValue()));
        JsonNode words = tensors.remove(Safetensors.METADATA);
        return new SafetensorsFile(file, Long.BYTES + length, words == null ? Map.of() : NpzFile.texts(words), tensors);
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public Stored open(String name) throws IOException {
        JsonNode tensor = tensors.get(name);
        if (tensor == null) {
            throw new IOException("no tensor '" + name + "'");
        }
        String type = tensor.path("dtype").asText();
        if (!type.equals("F32") && !type.equals("F64")) {
            throw new IOException("expected '" + name + "' as F32 or F64, but found '" + type + "'");
        }
        List<Long> shape = numbers(name, "shape", tensor.path("shape"));
        List<Long> offsets = numbers(name, "data_offsets", tensor.path("data_offsets"));
        long room = file.size() - begin;
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new IOException("the place of '" + name + "' makes no sense: " + offsets);
        }
        if (offsets.get(1) > room) {
            throw new IOException("it ends before '" + name + "' does");
        }
        requireSize(name, shape, type.equals("F64") ? Double.BYTES : Float.BYTES, offsets.get(1) - offsets.get(0));
        file.position(begin + offsets.get(0));
        return new Stored(
                type.equals("F64") ? DataType.DOUBLE : DataType.FLOAT,
                ByteOrder.LITTLE_ENDIAN,
                shape,
                Channels.newInputStream(file));
    }

    private static void requireSize(String name, List<Long> shape, long width, long found) throws IOException {
        long expected = width;
        try {
            for (long axis : shape) {
                expected = Math.multiplyExact(expected, axis);
            }
        } catch (ArithmeticException e) {
            throw new IOException("the shape of '" + name + "' makes no sense: " + shape, e);
        }
        if (expected != found) {
            throw new IOException(
                    "'" + name + "' of shape " + shape + " takes " + expected + " bytes, but has " + found);
        }
    }

    private static List<Long> numbers(String name, String key, JsonNode array) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw new IOException("the " + key + " of '" + name + "' makes no sense: " + number);
            }
            numbers.add(number.longValue());
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
