package org.subliminal4j.stats;

/**
 * Student's t-tests of a mean. Where nothing varies, the t statistic has a zero in its denominator, and the limits are:
 * no difference gives t = 0 and p = 1; a difference gives an infinite t, and p = 0 or, against the direction of a
 * one-sided alternative, p = 1.
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
        return ofMean("one-sample t-test", Summary.of(x), mean, alternative);
    }

    /**
     * Tests whether the mean of the differences {@code x[i] - y[i]} is zero.
     *
     * @param x at least two finite values. Not modified.
     * @param y the partners of {@code x}, in the same order. Not modified.
     * @throws IllegalArgumentException if the lengths differ, there are too few pairs, or a value is not finite
     */
    public static TestResult paired(double[] x, double[] y, Alternative alternative) {
        return ofMean("paired t-test", Summary.of(Samples.differences(x, y, 2)), 0, alternative);
    }

    /**
     * Welch's test whether two populations have the same mean, whatever their variances:
     * t = (mean(a) - mean(b)) / sqrt(sd(a)^2 / n(a) + sd(b)^2 / n(b)), with the degrees of freedom of Welch and
     * Satterthwaite, which are NaN where neither sample varies.
     *
     * @throws IllegalArgumentException if one of the samples has fewer than two values
     */
    public static TestResult welch(Summary a, Summary b, Alternative alternative) {
        if (a.n() < 2 || b.n() < 2) {
            throw new IllegalArgumentException(
                    "Expected at least 2 values in each sample, but found " + a.n() + " and " + b.n());
        }
        double standardError = Math.hypot(a.standardError(), b.standardError());
        double shareOfA = square(a.standardError() / standardError);
        double shareOfB = square(b.standardError() / standardError);
        double degreesOfFreedom = 1 / (square(shareOfA) / (a.n() - 1) + square(shareOfB) / (b.n() - 1));
        return result("Welch t-test", a.mean() - b.mean(), standardError, degreesOfFreedom, alternative);
    }

    private static TestResult ofMean(String test, Summary summary, double mean, Alternative alternative) {
        return result(test, summary.mean() - mean, summary.standardError(), summary.n() - 1, alternative);
    }

    private static TestResult result(
            String test, double difference, double standardError, double degreesOfFreedom, Alternative alternative) {
        if (standardError == 0) {
            return withoutSpread(test, difference, degreesOfFreedom, alternative);
        }
        double t = difference / standardError;
        double p =
                alternative.pValue(StudentT.lowerTail(t, degreesOfFreedom), StudentT.lowerTail(-t, degreesOfFreedom));
        return new TestResult(test, t, degreesOfFreedom, p, alternative);
    }

    private static TestResult withoutSpread(
            String test, double difference, double degreesOfFreedom, Alternative alternative) {
        if (difference == 0) {
            return new TestResult(test, 0, degreesOfFreedom, 1, alternative);
        }
        double t = difference > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        double p = alternative.pValue(difference > 0 ? 1 : 0, difference > 0 ? 0 : 1);
        return new TestResult(test, t, degreesOfFreedom, p, alternative);
    }

    private static double square(double value) {
        return value * value;
    }
}
