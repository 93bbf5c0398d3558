package org.subliminal4j.stats;

/**
 * Student's t-tests of a mean. Where nothing varies, the t statistic has a zero in its denominator, and the limits are:
 * no difference gives t = 0 and p = 1; a difference gives an infinite t, and p = 0 or, against the direction of a
 * one-sided alternative, p = 1. These limits are what Apache Commons Statistics lacks, whose t-test gives NaN there.
 */
public final class TTest {
    private TTest() {}

    /**
     * Tests whether a population's mean is {@code mean}: t = (mean(x) - mean) / (sd(x) / sqrt(n)), with n - 1 degrees of
     * freedom.
     *
     * @param x    at least two finite values. Not modified.
     * @param mean the mean under the null hypothesis
     * @throws IllegalArgumentException if there are too few values, or one that is not finite
     */
    public static TestResult oneSample(double[] x, double mean, Alternative alternative) {
        Samples.requireFinite("x", x, 2);
        Samples.requireFinite("mean", new double[] {mean}, 1);
        return Estimate.ofMean(Summary.of(x)).test("one-sample t-test", mean, alternative);
    }

    /**
     * Tests whether the mean of the differences {@code x[i] - y[i]} is zero.
     *
     * @param x at least two finite values. Not modified.
     * @param y the partners of {@code x}, in the same order. Not modified.
     * @throws IllegalArgumentException if the lengths differ, there are too few pairs, or a value is not finite
     */
    public static TestResult paired(double[] x, double[] y, Alternative alternative) {
        return Estimate.ofMean(Summary.of(Samples.differences(x, y, 2))).test("paired t-test", 0, alternative);
    }

    /**
     * Welch's test whether two populations have the same mean, whatever their variances: see
     * {@link Estimate#ofDifference}.
     *
     * @throws IllegalArgumentException if one of the samples has fewer than two values
     */
    public static TestResult welch(Summary a, Summary b, Alternative alternative) {
        return Estimate.ofDifference(a, b).test("Welch t-test", 0, alternative);
    }
}
