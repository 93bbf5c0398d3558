package org.subliminal4j.stats;

/**
 * The test that two means are equivalent, that is less than a margin apart, by two one-sided t-tests (D. J. Schuirmann,
 * Journal of Pharmacokinetics and Biopharmaceutics 15, 1987). That a difference is not significant is no evidence of
 * agreement; this is. At the level alpha it agrees with the t-interval of confidence 1 - 2 alpha: equivalence is shown
 * where that lies wholly within the margin.
 *
 * @param estimate   the difference of the means
 * @param margin     the smallest difference that would matter, above 0
 * @param aboveLower the test that the difference is above {@code -margin}
 * @param belowUpper the test that it is below {@code margin}
 */
public record Equivalence(Estimate estimate, double margin, TestResult aboveLower, TestResult belowUpper) {
    private static final String NAME = "equivalence t-test";

    /**
     * Tests an estimate: of Welch for two samples, of the mean of differences for pairs.
     *
     * @throws IllegalArgumentException if the margin is not above 0 and finite, or the estimate's spread is unknown
     */
    public static Equivalence of(Estimate estimate, double margin) {
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("margin must be above 0 and finite, but found " + margin);
        }
        return new Equivalence(
                estimate,
                margin,
                estimate.test(NAME, -margin, Alternative.GREATER),
                estimate.test(NAME, margin, Alternative.LESS));
    }

    /** The greater of the two p-values: both tests must reject. */
    public double pValue() {
        return Math.max(aboveLower.pValue(), belowUpper.pValue());
    }
}
