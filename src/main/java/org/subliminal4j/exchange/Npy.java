package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.WholeFile;

/**
 * Writes NumPy's .npy format, version 1.0: a magic number, a header padded so that the data start at a multiple of 64
 * bytes, and the data, little-endian in C order.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * Writes an array of float64, whole or not at all.
     *
     * @param values Not modified. In C order: the last index fastest
     * @param shape  the lengths of the axes; none for a single number
     * @throws IllegalArgumentException if these are not as many values as the shape has
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static void write(Path file, double[] values, int... shape) {
        List<Integer> axes = Arrays.stream(shape).boxed().toList();
        NamedArray array = new NamedArray(String.valueOf(file.getFileName()), axes, DataType.DOUBLE, sink -> {
            for (double value : values) {
                sink.put(value);
            }
        });
        if (array.length() != values.length) {
            throw new IllegalArgumentException("expected " + array.length() + " values for shape "
                    + Arrays.toString(shape) + ", but found " + values.length);
        }
        WholeFile.write(file, out -> write(array, out));
    }

    /** Writes header and data of {@code array}. */
    static void write(NamedArray array, OutputStream out) throws IOException {
        out.write(header(array));
        LittleEndian.write(array, out);
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
