package org.subliminal4j.matrix;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

    /**
     * {@code result = result + ones row}: adds a row to every row. A rank-one update passes over the result column by
     * column as it lies in memory, where ND4J's broadcast strides over it: a fifth of the time.
     *
     * @param ones   length {@code rows}, all 1. Not modified
     * @param row    length {@code columns}. Not modified
     * @param result shape {@code (rows, columns)}, order 'f'. Modified
     */
    static void addToRows(INDArray ones, INDArray row, INDArray result) {
        if (ones.length() != result.size(0) || row.length() != result.size(1)) {
            throw new IllegalArgumentException("expected a row of " + result.size(1) + " for each of " + result.size(0)
                    + " rows, but found " + row.length() + " for " + ones.length());
        }
        Nd4j.getBlasWrapper().level2().ger('f', 1, ones, row, result);
    }

    /**
     * {@code result = a vector}: a product with a vector, which BLAS does without packing the matrix first.
     *
     * @param a      shape {@code (rows, inner)}. Not modified
     * @param vector length {@code inner}. Not modified
     * @param result length {@code rows}. Modified
     */
    static void productWithVector(INDArray a, INDArray vector, INDArray result) {
        if (vector.length() != a.size(1) || result.length() != a.size(0)) {
            throw new IllegalArgumentException("expected (rows, inner) times (inner) into (rows), but found "
                    + shape(a, false) + " times (" + vector.length() + ") into (" + result.length() + ")");
        }
        if (memory(result) == memory(a) || memory(result) == memory(vector)) {
            throw new IllegalArgumentException("expected a result with memory of its own, but found that it shares the"
                    + " memory of an operand of " + shape(a, false) + " times (" + vector.length() + ")");
        }
        Nd4j.getBlasWrapper().level2().gemv(a.ordering(), 'N', 1, a, vector, 0, result);
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
        Nd4j.gemm(a, b, result, transposeA, transposeB, 1, 0);
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
