package org.subliminal4j.stats;

/** Standardised differences of means. Where nothing varies they are 0 without a difference, and infinite with one. */
public final class EffectSize {
    private EffectSize() {}

    /**
     * Cohen's d_z of paired samples: the mean of the differences {@code x[i] - y[i]} over their standard deviation.
     *
     * @param x at least two finite values. Not modified.
     * @param y the partners of {@code x}, in the same order. Not modified.
     * @throws IllegalArgumentException if the lengths differ, there are too few pairs, or a value is not finite
     */
    public static double pairedD(double[] x, double[] y) {
        Summary differences = Summary.of(Samples.differences(x, y, 2));
        return standardised(differences.mean(), differences.sd());
    }

    private static double standardised(double difference, double sd) {
        return difference == 0 ? 0 : difference / sd;
    }
}
