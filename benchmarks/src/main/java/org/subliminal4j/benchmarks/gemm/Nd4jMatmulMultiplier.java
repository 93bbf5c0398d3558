package org.subliminal4j.benchmarks.gemm;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J's native operation {@code matmul}, the only way to its oneDNN: {@code Nd4j.gemm} calls the BLAS from Java whatever
 * the classifier. All matrices lie row-major: it hands no others to oneDNN.
 */
final class Nd4jMatmulMultiplier implements Multiplier {
    private final Mmul operation;
    private final INDArray c;

    Nd4jMatmulMultiplier(Product product, int threads) {
        INDArray a = stored(product.rows(), product.inner(), product.transposeA());
        INDArray b = stored(product.inner(), product.columns(), product.transposeB());
        c = Nd4j.create(new long[] {product.rows(), product.columns()}, 'c');
        MMulTranspose transpose = MMulTranspose.builder()
                .transposeA(product.transposeA())
                .transposeB(product.transposeB())
                .build();
        operation = new Mmul(a, b, c, transpose);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    /** An operand as it lies in memory. */
    private static INDArray stored(int rows, int columns, boolean transposed) {
        long[] shape = transposed ? new long[] {columns, rows} : new long[] {rows, columns};
        return Nd4j.create(Multiplier.operand(rows, columns, transposed), shape, 'c');
    }

    @Override
    public void multiply() {
        Nd4j.exec(operation);
    }

    @Override
    public float[] result() {
        return c.ravel().toFloatVector();
    }

    @Override
    public boolean columnMajor() {
        return false;
    }

    @Override
    public void close() {
        c.close();
    }
}
