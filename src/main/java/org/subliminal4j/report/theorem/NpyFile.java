package org.subliminal4j.report.theorem;

import java.nio.file.Path;
import org.subliminal4j.exchange.Npy;

/** Writes arrays of float64 in NumPy's .npy format. */
final class NpyFile {
    private NpyFile() {}

    /**
     * Writes an array.
     *
     * @param values Not modified. In C order: the last index fastest
     * @param shape  the lengths of the axes; none for a single number
     */
    static void write(Path file, double[] values, int... shape) {
        Npy.write(file, values, shape);
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
