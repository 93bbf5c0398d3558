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
    private final int rows;
    private final int columns;
    private final int inner;
    private final boolean transposeA;
    private final boolean transposeB;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    CblasMultiplier(Product product, int threads) {
        this(
                product.rows(),
                product.columns(),
                product.inner(),
                product.transposeColumnMajorA(),
                product.transposeB());
        blas_set_num_threads(threads);
    }

    /**
     * {@code C = op(A) op(B)}, with {@code op(A)} of shape {@code (rows, inner)} and {@code op(B)} of shape {@code (inner,
     * columns)}.
     */
    CblasMultiplier(int rows, int columns, int inner, boolean transposeA, boolean transposeB) {
        this.rows = rows;
        this.columns = columns;
        this.inner = inner;
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        a = new FloatPointer(Multiplier.operand(rows, inner, !transposeA));
        b = new FloatPointer(Multiplier.operand(inner, columns, !transposeB));
        c = new FloatPointer((long) rows * columns);
    }

    @Override
    public void multiply() {
        cblas_sgemm(
                CblasColMajor,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                a,
                transposeA ? inner : rows,
                b,
                transposeB ? columns : inner,
                0,
                c,
                rows);
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
