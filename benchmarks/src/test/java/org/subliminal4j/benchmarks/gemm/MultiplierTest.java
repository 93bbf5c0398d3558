package org.subliminal4j.benchmarks.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MultiplierTest {
    @ParameterizedTest
    @EnumSource
    void everyLibraryComputesTheSameProduct(Product product) {
        double openblas = weightedSum("openblas", product);

        assertThat(weightedSum("onednn", product)).isEqualTo(openblas);
        assertThat(weightedSum("libtorch", product)).isEqualTo(openblas);
    }

    private static double weightedSum(String blas, Product product) {
        try (Multiplier multiplier = Multiplier.of(blas, product, 1)) {
            multiplier.multiply();
            float[] result = multiplier.result();
            assertThat(result).hasSize(product.rows() * product.columns());
            double sum = 0;
            for (int row = 0; row < product.rows(); row++) {
                for (int column = 0; column < product.columns(); column++) {
                    int index =
                            multiplier.columnMajor() ? column * product.rows() + row : row * product.columns() + column;
                    sum += result[index] * (1 + (row + 2 * column) % 11);
                }
            }
            return sum;
        }
    }
}
