package org.subliminal4j.data;

/**
 * Images of few, low frequencies: of each pair of wave numbers {@code (u, v)} below a bound, waves of {@code u} periods
 * down the image and {@code v} across it, in both diagonal directions, with random amplitudes and phases.
 *
 * <p>Written as products of cosines and sines of the two directions with independent normal coefficients, which has the
 * same distribution as cosines of uniform phases and Rayleigh amplitudes, and costs two small matrix products.
 */
final class FourierField {
    private FourierField() {}

    /**
     * Draws one image.
     *
     * @param start       where the image's random numbers start
     * @param frequencies the bound of the wave numbers, which start from 0
     * @param sd          the standard deviation of a pixel over many images
     * @param target      Modified: {@code rows * columns} values from {@code offset} on, row-major
     */
    static void write(long start, int frequencies, double sd, int rows, int columns, float[] target, int offset) {
        int waves = 2 * frequencies;
        float[] coefficients = new float[waves * waves];
        // Each pair of wave numbers adds a variance of 1 at every pixel, since cos^2 + sin^2 = 1 in both directions.
        NoiseBits.normal(start, sd / frequencies, coefficients, 0, coefficients.length);
        double[] down = waves(rows, frequencies);
        double[] across = waves(columns, frequencies);
        double[] amplitudes = new double[waves];
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < waves; v++) {
                amplitudes[v] = 0;
                for (int u = 0; u < waves; u++) {
                    amplitudes[v] += down[row * waves + u] * coefficients[u * waves + v];
                }
            }
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int v = 0; v < waves; v++) {
                    sum += amplitudes[v] * across[column * waves + v];
                }
                target[offset + row * columns + column] = (float) sum;
            }
        }
    }

    /** The waves of one direction at each place, shape {@code (size, 2 * frequencies)}: the cosines, then the sines. */
    private static double[] waves(int size, int frequencies) {
        double[] cosines = new double[size];
        double[] sines = new double[size];
        for (int place = 0; place < size; place++) {
            double angle = 2 * Math.PI * place / size;
            cosines[place] = StrictMath.cos(angle);
            sines[place] = StrictMath.sin(angle);
        }
        double[] waves = new double[size * 2 * frequencies];
        for (int place = 0; place < size; place++) {
            for (int u = 0; u < frequencies; u++) {
                int turned = (int) ((long) u * place % size);
                waves[place * 2 * frequencies + u] = cosines[turned];
                waves[place * 2 * frequencies + frequencies + u] = sines[turned];
            }
        }
        return waves;
    }
}
