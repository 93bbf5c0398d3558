package org.subliminal4j.benchmarks.owl;

import org.subliminal4j.backend.Backend;
import org.subliminal4j.benchmarks.gemm.TransformerProducts;

/** The matrix products of this library's steps alone, on the BLAS as this library starts it, with batches of the mean size. */
final class ProductsOfReading implements ReadingStep.Reader {
    private final TransformerProducts products;

    ProductsOfReading() {
        Backend.start();
        Backend.holdBlasToOneThread();
        products = new TransformerProducts(
                Reading.SHAPE, Reading.rows(Reading.sequences(ReadingStep.STEPS * Reading.BATCH)));
    }

    @Override
    public double steps(int count) {
        for (int step = 0; step < count; step++) {
            products.multiply();
        }
        return 0;
    }

    @Override
    public void close() {
        products.close();
    }
}
