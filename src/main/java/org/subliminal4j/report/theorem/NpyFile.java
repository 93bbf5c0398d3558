package org.subliminal4j.report.theorem;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.subliminal4j.common.WholeFile;

/**
 * Writes arrays of float64 in NumPy's .npy format, version 1.0: a magic number, a header padded so that the data start
 * at a multiple of 64 bytes, and the data, little-endian in C order.
 */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyFile() {}

    /**
     * Writes an array.
     *
     * @param values Not modified. In C order: the last index fastest
     * @param shape  the lengths of the axes; none for a single number
     */
    static void write(Path file, double[] values, int... shape) {
        long expected = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (expected != values.length) {
            throw new IllegalArgumentException("expected " + expected + " values for shape " + Arrays.toString(shape)
                    + ", but found " + values.length);
        }
        String axes = Arrays.stream(shape).mapToObj(axis -> axis + ",").collect(Collectors.joining(" "));
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + axes + "), }";
        int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        header += " ".repeat(Math.floorMod(-unpadded, 64)) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(
                        MAGIC.length + Short.BYTES + header.length() + Double.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        WholeFile.write(file, bytes.array());
    }

    /** Writes the rows of a matrix, all of one length. */
    static void write(Path file, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        write(file, values, rows.length, columns);
    }
}
