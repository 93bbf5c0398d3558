package org.subliminal4j.benchmarks.gemm;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Straight to the {@code cblas_sgemm} which ND4J calls: OpenBLAS, or MKL if the process was started so. The images lie
 * row-major, all else column-major, as in this library.
 */
final class CblasMultiplier implements Multiplier {
    private final Product product;
    private final boolean transposeA;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    CblasMultiplier(Product product, int threads) {
        this.product = product;
        transposeA = product.transposeColumnMajorA();
        a = new FloatPointer(Multiplier.operand(product.rows(), product.inner(), !transposeA));
        b = new FloatPointer(Multiplier.operand(product.inner(), product.columns(), !product.transposeB()));
        c = new FloatPointer((long) product.rows() * product.columns());
        blas_set_num_threads(threads);
    }

    @Override
    public void multiply() {
        cblas_sgemm(
                CblasColMajor,
                transposeA ? CblasTrans : CblasNoTrans,
                product.transposeB() ? CblasTrans : CblasNoTrans,
                product.rows(),
                product.columns(),
                product.inner(),
                1,
                a,
                transposeA ? product.inner() : product.rows(),
                b,
                product.transposeB() ? product.columns() : product.inner(),
                0,
                c,
                product.rows());
    }

    @Override
    public float[] result() {
        float[] values = new float[Math.toIntExact(c.limit())];
        c.get(values);
        return values;
    }

    @Override
    public boolean columnMajor() {
        return true;
    }

    @Override
    public void close() {
        a.close();
        b.close();
        c.close();
    }
}
