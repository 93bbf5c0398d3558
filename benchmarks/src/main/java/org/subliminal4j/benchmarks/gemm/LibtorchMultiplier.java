package org.subliminal4j.benchmarks.gemm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.subliminal4j.benchmarks.Libtorch;

/**
 * libtorch's {@code matmul} through DJL, which gives each product a new array. All matrices lie row-major, as libtorch
 * has them.
 */
final class LibtorchMultiplier implements Multiplier {
    private final NDManager manager;
    private final NDArray a;
    private final NDArray b;

    LibtorchMultiplier(Product product, int threads) {
        manager = Libtorch.boot(threads).newBaseManager();
        a = operand(product.rows(), product.inner(), product.transposeA());
        b = operand(product.inner(), product.columns(), product.transposeB());
    }

    /** An operand of the given shape, a view if it lies transposed in memory. */
    private NDArray operand(int rows, int columns, boolean transposed) {
        float[] values = Multiplier.operand(rows, columns, transposed);
        return transposed
                ? manager.create(values, new Shape(columns, rows)).transpose()
                : manager.create(values, new Shape(rows, columns));
    }

    @Override
    public void multiply() {
        a.matMul(b).close();
    }

    @Override
    public float[] result() {
        try (NDArray c = a.matMul(b)) {
            return c.toFloatArray();
        }
    }

    @Override
    public boolean columnMajor() {
        return false;
    }

    @Override
    public void close() {
        manager.close();
    }
}
