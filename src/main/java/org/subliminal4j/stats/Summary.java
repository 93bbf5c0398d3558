package org.subliminal4j.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Size, mean and standard deviation of a sample: all that a t-test or a t-interval needs of it.
 *
 * @param n    the number of values, at least 1
 * @param mean their mean, finite
 * @param sd   their standard deviation with n - 1 in the denominator, finite; NaN if and only if n is 1
 */
public record Summary(int n, double mean, double sd) {
    public Summary {
        if (n < 1 || !Double.isFinite(mean)) {
            throw new IllegalArgumentException(
                    "A summary needs n >= 1 and a finite mean, but found n=" + n + ", mean=" + mean);
        }
        if (n == 1 ? !Double.isNaN(sd) : !(sd >= 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("The standard deviation of " + n + " values must be "
                    + (n == 1 ? "NaN" : "finite and at least 0") + ", but found " + sd);
        }
    }

    /**
     * Summarises {@code sample}. Equal values have a standard deviation of exactly 0.
     *
     * @param sample at least one finite value. Not modified.
     * @throws IllegalArgumentException if there is no value, or one that is not finite
     */
    public static Summary of(double[] sample) {
        Samples.requireFinite("the sample", sample, 1);
        if (sample.length == 1) {
            return new Summary(1, sample[0], Double.NaN);
        }
        if (Arrays.stream(sample).allMatch(value -> value == sample[0])) {
            return new Summary(sample.length, sample[0], 0);
        }
        double mean = StatUtils.mean(sample);
        return new Summary(sample.length, mean, Math.sqrt(StatUtils.variance(sample, mean)));
    }

    /** The standard error of the mean, sd / sqrt(n); NaN for n = 1. */
    public double standardError() {
        return sd / Math.sqrt(n);
    }

    /**
     * Student's t interval of the population's mean: mean +- t(level, n - 1) sd / sqrt(n). For n = 1 both ends are NaN:
     * one value says nothing of its spread.
     *
     * @param level the confidence level, strictly between 0 and 1
     */
    public Interval interval(double level) {
        return Estimate.ofMean(this).interval(level);
    }
}
