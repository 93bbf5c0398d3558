package org.subliminal4j.analysis;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Summary;

/**
 * A mean that somebody published.
 *
 * @param arm       the name of the arm in the published experiment
 * @param metric    what was measured, such as {@code accuracy}
 * @param mean      the mean over the runs
 * @param halfWidth the half-width of its interval, 1.96 times the population's standard deviation over the root of n; null
 *                  where {@code sd} is known
 * @param sd        the standard deviation over the runs, with n - 1; null where {@code halfWidth} is known
 * @param n         the number of runs, at least 2
 * @param margin    the smallest difference that would matter, above 0
 */
public record Published(
        String arm,
        String metric,
        double mean,
        @Nullable Double halfWidth,
        @Nullable Double sd,
        int n,
        double margin) {
    private static final double NORMAL_QUANTILE = 1.96;

    public Published {
        if ((halfWidth == null) == (sd == null)) {
            throw new IllegalArgumentException(
                    "Either halfWidth or sd must be given, but found " + halfWidth + " and " + sd + " for " + arm);
        }
        Double spread = halfWidth == null ? sd : halfWidth;
        if (!Double.isFinite(mean) || spread == null || !Double.isFinite(spread) || spread < 0) {
            throw new IllegalArgumentException(
                    "mean, and halfWidth or sd, must be finite and the latter at least 0, but" + " found " + mean
                            + " and " + spread + " for " + arm);
        }
        if (n < 2) {
            throw new IllegalArgumentException("n must be at least 2, but found " + n + " for " + arm);
        }
        if (!(margin > 0) || !Double.isFinite(margin)) {
            throw new IllegalArgumentException(
                    "margin must be above 0 and finite, but found " + margin + " for " + arm);
        }
    }

    /** The published runs as a sample; an interval of the population's deviation is made one of the sample's. */
    public Summary summary() {
        return new Summary(n, mean, sd != null ? sd : deviation(halfWidth == null ? Double.NaN : halfWidth));
    }

    private double deviation(double halfWidth) {
        double population = halfWidth / NORMAL_QUANTILE * Math.sqrt(n);
        return population * Math.sqrt(n / (n - 1.0));
    }
}
