package org.subliminal4j.stats;

/** The hypothesis that a test holds against its null hypothesis. */
public enum Alternative {
    /** The first sample, or the only one, lies elsewhere than the null hypothesis says. */
    TWO_SIDED,
    /** It lies higher. */
    GREATER,
    /** It lies lower. */
    LESS;

    /**
     * The p-value from the two tails of the statistic's distribution under the null hypothesis.
     *
     * @param lower the probability of a statistic as low as the one found, or lower
     * @param upper the probability of a statistic as high as the one found, or higher
     */
    double pValue(double lower, double upper) {
        return switch (this) {
            case TWO_SIDED -> Math.min(1, 2 * Math.min(lower, upper));
            case GREATER -> Math.min(1, upper);
            case LESS -> Math.min(1, lower);
        };
    }
}
