package org.subliminal4j.backend;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of matrices and vectors, straight to BLAS: for small matrices ND4J's own way costs up to a third more, for a
 * matrix and a vector four to ten times as much, and it leaves OpenBLAS with a thread for each core. Where the arrays are
 * not in the processor's memory, ND4J computes them.
 *
 * <p>Results are of order 'f', or columns of such a one; what is read may be of either order. Vectors have no gaps between
 * their values. All arrays of a product are of one type.
 */
public final class Blas {
    private Blas() {}

    /**
     * {@code result = op(a) op(b)}, where op transposes or does nothing. Shapes are not compared, nor is it seen whether
     * the result shares memory with an operand: BLAS would compute something.
     *
     * @param a      {@code op(a)} of shape {@code (rows, inner)}. Not modified
     * @param b      {@code op(b)} of shape {@code (inner, columns)}. Not modified
     * @param result shape {@code (rows, columns)}. Modified
     */
    public static void product(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray result) {
        if (!Backend.onCpu()) {
            Nd4j.gemm(a, b, result, transposeA, transposeB, 1, 0);
            return;
        }
        int rows = (int) result.size(0);
        int columns = (int) result.size(1);
        int inner = (int) a.size(transposeA ? 0 : 1);
        int howA = columnMajor(a) == transposeA ? CblasTrans : CblasNoTrans;
        int howB = columnMajor(b) == transposeB ? CblasTrans : CblasNoTrans;
        int nextA = stride(a);
        int nextB = stride(b);
        int next = columnStride(result);
        if (result.dataType() == DataType.FLOAT) {
            openblas.cblas_sgemm(
                    CblasColMajor,
                    howA,
                    howB,
                    rows,
                    columns,
                    inner,
                    1,
                    floats(a),
                    nextA,
                    floats(b),
                    nextB,
                    0,
                    floats(result),
                    next);
        } else {
            openblas.cblas_dgemm(
                    CblasColMajor,
                    howA,
                    howB,
                    rows,
                    columns,
                    inner,
                    1,
                    doubles(a),
                    nextA,
                    doubles(b),
                    nextB,
                    0,
                    doubles(result),
                    next);
        }
    }

    /**
     * {@code result = op(a) op(b) + keep result}, where op transposes or does nothing, in the processor's memory.
     *
     * @param a      {@code op(a)} of shape {@code (rows, inner)}. Not modified
     * @param b      {@code op(b)} of shape {@code (inner, columns)}. Not modified
     * @param result shape {@code (rows, columns)}, with memory of its own. Modified
     * @param keep   0 where what stood in the result is of no interest
     */
    public static void product(
            NativeFloats.Matrix a,
            boolean transposeA,
            NativeFloats.Matrix b,
            boolean transposeB,
            NativeFloats.Matrix result,
            float keep) {
        int inner = a.columns(transposeA);
        if (a.rows(transposeA) != result.rows()
                || b.rows(transposeB) != inner
                || b.columns(transposeB) != result.columns()
                || result.numbers() == a.numbers()
                || result.numbers() == b.numbers()) {
            throw new IllegalArgumentException("expected (rows, inner) times (inner, columns) into (rows, columns) of"
                    + " its own memory, but found (" + a.rows(transposeA) + ", " + inner + ") times ("
                    + b.rows(transposeB) + ", " + b.columns(transposeB) + ") into (" + result.rows() + ", "
                    + result.columns() + ")");
        }
        openblas.cblas_sgemm(
                CblasColMajor,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                result.rows(),
                result.columns(),
                inner,
                1,
                a.pointer(),
                a.rows(),
                b.pointer(),
                b.rows(),
                keep,
                result.pointer(),
                result.rows());
    }

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

    private static boolean columnMajor(INDArray matrix) {
        return matrix.size(0) == 1 || matrix.stride(0) == 1;
    }

    /** How far one column lies from the next, or, where rows have no gaps, one row from the next. */
    private static int stride(INDArray matrix) {
        if (columnMajor(matrix)) {
            return columnStride(matrix);
        }
        if (matrix.rank() != 2 || matrix.stride(1) != 1) {
            throw new IllegalArgumentException("expected a matrix without gaps in its columns or rows, but found one of"
                    + " strides " + Arrays.toString(matrix.stride()));
        }
        return (int) Math.max(matrix.size(1), matrix.stride(0));
    }

    /** How far one column lies from the next. */
    private static int columnStride(INDArray matrix) {
        if (matrix.rank() != 2 || !columnMajor(matrix)) {
            throw new IllegalArgumentException(
                    "expected a matrix of order 'f', but found one of strides " + Arrays.toString(matrix.stride()));
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
