package org.subliminal4j.stats;

/**
 * An estimate of a mean, or of a difference of means, with what Student's t needs beside it. Every t-test, t-interval and
 * test of equivalence is one of an estimate.
 *
 * @param value            the estimate, finite
 * @param standardError    its standard error, at least 0; NaN where one value tells nothing of its spread
 * @param degreesOfFreedom of that error; NaN where there are none
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {
    public Estimate {
        if (!Double.isFinite(value) || standardError < 0) {
            throw new IllegalArgumentException(
                    "value must be finite and standardError at least 0, but found " + value + " and " + standardError);
        }
    }

    /** The mean of a population, from a sample of it: sd / sqrt(n), with n - 1 degrees of freedom. */
    public static Estimate ofMean(Summary sample) {
        return new Estimate(sample.mean(), sample.standardError(), sample.n() - 1);
    }

    /**
     * The difference of the means of two populations, {@code a} minus {@code b}, whatever their variances:
     * sqrt(sd(a)^2 / n(a) + sd(b)^2 / n(b)), with the degrees of freedom of Welch and Satterthwaite, which are NaN where
     * neither sample varies.
     *
     * @throws IllegalArgumentException if one of the samples has fewer than two values
     */
    public static Estimate ofDifference(Summary a, Summary b) {
        if (a.n() < 2 || b.n() < 2) {
            throw new IllegalArgumentException(
                    "Expected at least 2 values in each sample, but found " + a.n() + " and " + b.n());
        }
        double standardError = Math.hypot(a.standardError(), b.standardError());
        double shareOfA = square(a.standardError() / standardError);
        double shareOfB = square(b.standardError() / standardError);
        double degreesOfFreedom = 1 / (square(shareOfA) / (a.n() - 1) + square(shareOfB) / (b.n() - 1));
        return new Estimate(a.mean() - b.mean(), standardError, degreesOfFreedom);
    }

    /**
     * Student's t interval: value +- t(level, degrees of freedom) standard errors. Without spread both ends are the value;
     * where the spread is unknown both are NaN.
     *
     * @param level the confidence level, strictly between 0 and 1
     */
    public Interval interval(double level) {
        Samples.requireLevel(level);
        if (standardError == 0) {
            return new Interval(value, value, level);
        }
        double halfWidth =
                Double.isNaN(standardError) ? Double.NaN : StudentT.quantile(level, degreesOfFreedom) * standardError;
        return new Interval(value - halfWidth, value + halfWidth, level);
    }

    /**
     * Student's t-test whether what is estimated is {@code expected}.
     *
     * @param name the test's name for a reader
     * @throws IllegalArgumentException if the spread is unknown
     */
    TestResult test(String name, double expected, Alternative alternative) {
        if (Double.isNaN(standardError)) {
            throw new IllegalArgumentException("Expected at least 2 values to test, but found 1");
        }
        double difference = value - expected;
        if (standardError == 0) {
            return withoutSpread(name, difference, alternative);
        }
        double t = difference / standardError;
        double p =
                alternative.pValue(StudentT.lowerTail(t, degreesOfFreedom), StudentT.lowerTail(-t, degreesOfFreedom));
        return new TestResult(name, t, degreesOfFreedom, p, alternative);
    }

    private TestResult withoutSpread(String name, double difference, Alternative alternative) {
        if (difference == 0) {
            return new TestResult(name, 0, degreesOfFreedom, 1, alternative);
        }
        double t = difference > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        double p = alternative.pValue(difference > 0 ? 1 : 0, difference > 0 ? 0 : 1);
        return new TestResult(name, t, degreesOfFreedom, p, alternative);
    }

    private static double square(double value) {
        return value * value;
    }
}
