package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;

/**
 * Writes NumPy's .npz: a zip of .npy files (format version 1.0: a magic number, a header padded so that the data start at a
 * multiple of 64 bytes, and the data, little-endian in C order). A member {@code metadata.json} holds an object of
 * strings, which {@code numpy.load} gives as bytes. The same arrays give the same bytes.
 */
final class Npz {
    /** The member with the metadata. */
    static final String METADATA = "metadata.json";

    /** What NumPy calls the members that are arrays. */
    static final String SUFFIX = ".npy";

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    /** The first moment that a zip can name. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /** Writes {@code arrays} and what there is to say of them. */
    static void write(List<NamedArray> arrays, Map<String, String> metadata, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Trained and drawn numbers do not get smaller.
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (NamedArray array : arrays) {
            zip.putNextEntry(entry(array.name() + SUFFIX));
            zip.write(header(array));
            LittleEndian.write(array, zip);
            zip.closeEntry();
        }
        zip.putNextEntry(entry(METADATA));
        zip.write(Json.pretty(new TreeMap<>(metadata)));
        zip.closeEntry();
        zip.finish();
    }

    /** An entry that does not tell when it was written. */
    static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static byte[] header(NamedArray array) {
        String axes = array.shape().stream().map(axis -> axis + ",").collect(Collectors.joining(" "));
        String header = "{'descr': '" + (array.type() == DataType.DOUBLE ? "<f8" : "<f4")
                + "', 'fortran_order': False, 'shape': (" + axes + "), }";
        int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        header += " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        return ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
