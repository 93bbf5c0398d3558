package org.subliminal4j.benchmarks.gemm;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Straight to the {@code cblas_sgemm} which ND4J calls: OpenBLAS, or MKL if the process was started so. All matrices lie
 * column-major, which ND4J calls {@code 'f'}.
 */
final class CblasMultiplier implements Multiplier {
    private final Product product;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    CblasMultiplier(Product product, int threads) {
        this.product = product;
        a = new FloatPointer(Multiplier.operand(product.rows(), product.inner(), !product.transposeA()));
        b = new FloatPointer(Multiplier.operand(product.inner(), product.columns(), !product.transposeB()));
        c = new FloatPointer((long) product.rows() * product.columns());
        blas_set_num_threads(threads);
    }

    @Override
    public void multiply() {
        cblas_sgemm(
                CblasColMajor,
                product.transposeA() ? CblasTrans : CblasNoTrans,
                product.transposeB() ? CblasTrans : CblasNoTrans,
                product.rows(),
                product.columns(),
                product.inner(),
                1,
                a,
                product.transposeA() ? product.inner() : product.rows(),
                b,
                product.transposeB() ? product.columns() : product.inner(),
                0,
                c,
                product.rows());
    }

    @Override
    public double checksum() {
        double sum = 0;
        for (long i = 0; i < c.limit(); i++) {
            sum += c.get(i);
        }
        return sum;
    }

    @Override
    public void close() {
        a.close();
        b.close();
        c.close();
    }
}
