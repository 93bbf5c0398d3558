package org.subliminal4j.language;

/**
 * The exact GELU {@code x Phi(x)}, Phi the normal distribution function (Hendrycks and Gimpel, arXiv 1606.08415), with
 * its slope {@code Phi(x) + x phi(x)}, over many numbers at once.
 */
final class Gelu {
    private static final float ROOT_HALF = 0.70710678f;
    private static final float DENSITY = 0.39894228f;
    /** From here on the error function is 1 in single precision. */
    private static final float FAR = 4f;

    private final Exponential exponential;
    private final float[] distribution;
    private final float[] scratch;

    /**
     * For up to {@code capacity} numbers.
     *
     * @param scratch     as many numbers, free to be used at each call
     * @param exponential shared with whoever runs on the same thread
     */
    Gelu(int capacity, float[] scratch, Exponential exponential) {
        this.exponential = exponential;
        this.scratch = scratch;
        distribution = new float[capacity];
    }

    /**
     * {@code y = x Phi(x)}; keeps {@code Phi(x)} for the way back.
     *
     * @param x Not modified
     * @param y Modified
     */
    void forward(float[] x, float[] y, int count) {
        distribute(x, distribution, count);
        for (int i = 0; i < count; i++) {
            y[i] = x[i] * distribution[i];
        }
    }

    /**
     * {@code error = error (Phi(x) + x phi(x))}.
     *
     * @param x     what {@link #forward} was given. Not modified
     * @param error Modified
     */
    void backward(float[] x, float[] error, int count) {
        for (int i = 0; i < count; i++) {
            scratch[i] = -0.5f * (x[i] * x[i]);
        }
        exponential.apply(scratch, 0, count, 0);
        for (int i = 0; i < count; i++) {
            error[i] *= distribution[i] + DENSITY * (x[i] * scratch[i]);
        }
    }

    /**
     * {@code Phi(x) = (1 + erf(x / sqrt 2)) / 2} by a rational approximation of the error function, within 4e-7: the one
     * that Eigen and XLA use for single precision.
     */
    private static void distribute(float[] x, float[] distribution, int count) {
        for (int i = 0; i < count; i++) {
            float z = Math.min(FAR, Math.max(-FAR, x[i] * ROOT_HALF));
            float s = z * z;
            float p = -2.72614225801306e-10f * s + 2.77068142495902e-08f;
            p = p * s - 2.10102402082508e-06f;
            p = p * s - 5.69250639462346e-05f;
            p = p * s - 7.34990630326855e-04f;
            p = p * s - 2.95459980854025e-03f;
            p = p * s - 1.60960333262415e-02f;
            float q = -1.45660718464996e-05f * s - 2.13374055278905e-04f;
            q = q * s - 1.68282697438203e-03f;
            q = q * s - 7.37332916720468e-03f;
            q = q * s - 1.42647390514189e-02f;
            distribution[i] = 0.5f + 0.5f * (z * p / q);
        }
    }
}
