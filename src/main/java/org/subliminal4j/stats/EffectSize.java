package org.subliminal4j.stats;

import org.apache.commons.math3.special.Gamma;

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

    /**
     * Hedges' g of independent samples: the difference of means, {@code a} minus {@code b}, over the pooled standard
     * deviation, times the exact correction for the bias of small samples,
     * J(m) = Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)) with m = n(a) + n(b) - 2.
     *
     * @throws IllegalArgumentException if one of the samples has fewer than two values
     */
    public static double hedgesG(Summary a, Summary b) {
        if (a.n() < 2 || b.n() < 2) {
            throw new IllegalArgumentException(
                    "Expected at least 2 values in each sample, but found " + a.n() + " and " + b.n());
        }
        double m = a.n() - 1.0 + b.n() - 1.0;
        double pooledVariance = ((a.n() - 1) * a.sd() * a.sd() + (b.n() - 1) * b.sd() * b.sd()) / m;
        double correction = Math.exp(Gamma.logGamma(m / 2) - Gamma.logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
        return correction * standardised(a.mean() - b.mean(), Math.sqrt(pooledVariance));
    }

    private static double standardised(double difference, double sd) {
        return difference == 0 ? 0 : difference / sd;
    }
}
