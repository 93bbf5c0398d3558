package org.subliminal4j.matrix;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.subliminal4j.backend.Blas;

/**
 * Matrix products into arrays that are there already. Each checks its shapes and that the result shares no memory with
 * an operand: BLAS would compute something, without an error.
 */
final class Products {
    private Products() {}

    /**
     * {@code result = a b}.
     *
     * @param a      shape {@code (rows, inner)}. Not modified
     * @param b      shape {@code (inner, columns)}. Not modified
     * @param result shape {@code (rows, columns)}, order 'f'. Modified
     */
    static void product(INDArray a, INDArray b, INDArray result) {
        multiply(a, b, result, false, false);
    }

    /**
     * {@code result = a^T b}.
     *
     * @param a      shape {@code (inner, rows)}. Not modified
     * @param b      shape {@code (inner, columns)}. Not modified
     * @param result shape {@code (rows, columns)}, order 'f'. Modified
     */
    static void productOfTransposed(INDArray a, INDArray b, INDArray result) {
        multiply(a, b, result, true, false);
    }

    /**
     * {@code result = a b^T}.
     *
     * @param a      shape {@code (rows, inner)}. Not modified
     * @param b      shape {@code (columns, inner)}. Not modified
     * @param result shape {@code (rows, columns)}, order 'f'. Modified
     */
    static void productWithTransposed(INDArray a, INDArray b, INDArray result) {
        multiply(a, b, result, false, true);
    }

    private static void multiply(INDArray a, INDArray b, INDArray result, boolean transposeA, boolean transposeB) {
        long rows = a.size(transposeA ? 1 : 0);
        long inner = a.size(transposeA ? 0 : 1);
        long columns = b.size(transposeB ? 0 : 1);
        if (b.size(transposeB ? 1 : 0) != inner || result.size(0) != rows || result.size(1) != columns) {
            throw new IllegalArgumentException("expected (rows, inner) times (inner, columns) into (rows, columns), but"
                    + " found " + shape(a, transposeA) + " times " + shape(b, transposeB) + " into "
                    + shape(result, false));
        }
        if (memory(result) == memory(a) || memory(result) == memory(b)) {
            throw new IllegalArgumentException("expected a result with memory of its own, but found that it shares the"
                    + " memory of an operand of " + shape(a, transposeA) + " times " + shape(b, transposeB));
        }
        Blas.product(a, transposeA, b, transposeB, result);
    }

    /** The buffer behind an array or a view. */
    private static DataBuffer memory(INDArray array) {
        DataBuffer whole = array.data().originalDataBuffer();
        return whole == null ? array.data() : whole;
    }

    private static String shape(INDArray array, boolean transposed) {
        return "(" + array.size(transposed ? 1 : 0) + ", " + array.size(transposed ? 0 : 1) + ")";
    }
}
