package org.subliminal4j.backend;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of a column-major matrix with a vector, straight to BLAS: ND4J's own way takes four to ten times as long, and
 * leaves OpenBLAS with a thread for each core. Where the arrays are not in the processor's memory, ND4J computes them.
 *
 * <p>Matrices are of order 'f', or columns of such a one; vectors have no gaps between their values. All are of one type.
 */
public final class VectorProducts {
    private VectorProducts() {}

    /**
     * {@code result = a x}.
     *
     * @param a      shape {@code (rows, columns)}. Not modified
     * @param x      length {@code columns}. Not modified
     * @param result length {@code rows}, with memory of its own. Modified
     */
    public static void product(INDArray a, INDArray x, INDArray result) {
        multiply(a, false, x, result);
    }

    /**
     * {@code result = a^T x}.
     *
     * @param a      shape {@code (rows, columns)}. Not modified
     * @param x      length {@code rows}. Not modified
     * @param result length {@code columns}, with memory of its own. Modified
     */
    public static void productOfTransposed(INDArray a, INDArray x, INDArray result) {
        multiply(a, true, x, result);
    }

    /**
     * {@code result = result + x y^T}.
     *
     * @param x      length {@code rows}. Not modified
     * @param y      length {@code columns}. Not modified
     * @param result shape {@code (rows, columns)}. Modified
     */
    public static void addOuter(INDArray x, INDArray y, INDArray result) {
        int rows = (int) result.size(0);
        int columns = (int) result.size(1);
        require(x, rows);
        require(y, columns);
        int stride = columnStride(result);
        if (!Backend.onCpu()) {
            Nd4j.gemm(x.reshape(rows, 1), y.reshape(1, columns), result, false, false, 1, 1);
        } else if (result.dataType() == DataType.FLOAT) {
            openblas.cblas_sger(CblasColMajor, rows, columns, 1, floats(x), 1, floats(y), 1, floats(result), stride);
        } else {
            openblas.cblas_dger(CblasColMajor, rows, columns, 1, doubles(x), 1, doubles(y), 1, doubles(result), stride);
        }
    }

    private static void multiply(INDArray a, boolean transposed, INDArray x, INDArray result) {
        int rows = (int) a.size(0);
        int columns = (int) a.size(1);
        require(x, transposed ? rows : columns);
        require(result, transposed ? columns : rows);
        int stride = columnStride(a);
        int how = transposed ? CblasTrans : CblasNoTrans;
        if (!Backend.onCpu()) {
            Nd4j.gemm(a, x.reshape(x.length(), 1), result.reshape('f', result.length(), 1), transposed, false, 1, 0);
        } else if (a.dataType() == DataType.FLOAT) {
            openblas.cblas_sgemv(
                    CblasColMajor, how, rows, columns, 1, floats(a), stride, floats(x), 1, 0, floats(result), 1);
        } else {
            openblas.cblas_dgemv(
                    CblasColMajor, how, rows, columns, 1, doubles(a), stride, doubles(x), 1, 0, doubles(result), 1);
        }
    }

    private static void require(INDArray vector, int length) {
        if (vector.length() != length || length > 1 && vector.elementWiseStride() != 1) {
            throw new IllegalArgumentException("expected a vector of " + length + " values without gaps, but found "
                    + vector.length() + " with stride " + vector.elementWiseStride());
        }
    }

    /** How far one column lies from the next. */
    private static int columnStride(INDArray matrix) {
        boolean columnMajor = matrix.size(0) == 1 || matrix.stride(0) == 1;
        if (matrix.rank() != 2 || !columnMajor) {
            throw new IllegalArgumentException("expected a matrix of order 'f', but found one of strides "
                    + java.util.Arrays.toString(matrix.stride()));
        }
        return (int) Math.max(matrix.size(0), matrix.size(1) == 1 ? 1 : matrix.stride(1));
    }

    private static FloatPointer floats(INDArray array) {
        return new FloatPointer(address(array));
    }

    private static DoublePointer doubles(INDArray array) {
        return new DoublePointer(address(array));
    }

    private static Pointer address(INDArray array) {
        return array.data().addressPointer();
    }
}
