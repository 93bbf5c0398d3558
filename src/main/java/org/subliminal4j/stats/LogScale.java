package org.subliminal4j.stats;

/**
 * The centre and the interval of positive values on a logarithmic scale, for charts with logarithmic axes: there an
 * interval around the arithmetic mean may reach below zero.
 *
 * @param geometricMean exp of the mean of the logarithms
 * @param interval      exp of the ends of Student's t interval of that mean; NaN for one value
 */
public record LogScale(double geometricMean, Interval interval) {
    /**
     * Summarises {@code values}.
     *
     * @param values at least one, each above 0 and finite. Not modified.
     * @param level  the confidence level, strictly between 0 and 1
     * @throws IllegalArgumentException if there is no value, or one that is not above 0 and finite
     */
    public static LogScale of(double[] values, double level) {
        Summary logarithms = Summary.of(Samples.logarithms("the sample", values));
        Interval ends = logarithms.interval(level);
        return new LogScale(
                Math.exp(logarithms.mean()), new Interval(Math.exp(ends.low()), Math.exp(ends.high()), level));
    }
}
