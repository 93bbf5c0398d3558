package org.subliminal4j.benchmarks.gemm;

/** One {@link Product} on operands of its own, ready to be computed again and again. */
interface Multiplier extends AutoCloseable {
    /** Computes the product. */
    void multiply();

    /** The product's elements as they lie in memory, by which a test holds the libraries against each other. */
    float[] result();

    /** Whether the result lies column-major. */
    boolean columnMajor();

    @Override
    void close();

    /**
     * A multiplier of the calling thread.
     *
     * @param blas    {@code libtorch}, {@code onednn}, or any other name for what stands behind ND4J's {@code cblas_sgemm}
     * @param product what to compute
     * @param threads the threads which the library may use for one product
     */
    static Multiplier of(String blas, Product product, int threads) {
        return switch (blas) {
            case "libtorch" -> new LibtorchMultiplier(product, threads);
            case "onednn" -> new Nd4jMatmulMultiplier(product, threads);
            default -> new CblasMultiplier(product, threads);
        };
    }

    /**
     * A matrix of small whole numbers, so that every library gets the same exact sums.
     *
     * @param columnMajor how it lies in memory
     */
    static float[] operand(int rows, int columns, boolean columnMajor) {
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[columnMajor ? column * rows + row : row * columns + column] = (row * 5 + column * 3) % 7 - 3;
            }
        }
        return values;
    }
}
