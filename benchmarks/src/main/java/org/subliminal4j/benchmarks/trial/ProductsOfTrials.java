package org.subliminal4j.benchmarks.trial;

import java.util.List;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.benchmarks.gemm.TrialProducts;

/** The matrix products of this library's trials alone, on the BLAS as this library starts it. */
final class ProductsOfTrials implements Trials {
    private final int testImages;
    private final int seeds;

    ProductsOfTrials(int testImages, int seeds) {
        this.testImages = testImages;
        this.seeds = seeds;
        Backend.start();
    }

    @Override
    public List<double[]> run(int images, int epochs) {
        SideBySide.run(seeds, seed -> {
            try (TrialProducts products = new TrialProducts()) {
                products.run(images, testImages, epochs);
                return seed;
            }
        });
        return List.of();
    }
}
