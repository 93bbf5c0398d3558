package org.subliminal4j.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.subliminal4j.stats.Summary;

/**
 * A quantity that was measured in each round.
 *
 * @param samples one for each process, in the order of the rounds
 */
record Measured(List<Double> samples) {
    private static final double LEVEL = 0.95;

    static Measured once(double value) {
        return new Measured(List.of(value));
    }

    /** The mean. */
    double value() {
        return summary().mean();
    }

    /** Half the width of Student's 95% interval of the mean; NaN if there was one sample only. */
    double halfWidth() {
        return summary().interval(LEVEL).halfWidth();
    }

    private Summary summary() {
        return Summary.of(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** In another unit. */
    Measured times(double factor) {
        return new Measured(samples.stream().map(sample -> sample * factor).toList());
    }

    /** {@code amount} in this time: a rate. */
    Measured rate(double amount) {
        return new Measured(samples.stream().map(sample -> amount / sample).toList());
    }

    /**
     * This over {@code other}, round by round, so that what slows a whole round cancels. Without an interval where one
     * of them was measured in fewer rounds.
     */
    Measured over(Measured other) {
        if (samples.size() != other.samples.size()) {
            return once(value() / other.value());
        }
        return new Measured(IntStream.range(0, samples.size())
                .mapToObj(round -> samples.get(round) / other.samples.get(round))
                .toList());
    }

    /** To three digits, with the interval if there is one. */
    String text() {
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value()))));
        String mean = String.format(Locale.ROOT, "%." + digits + "f", value());
        double halfWidth = halfWidth();
        return Double.isNaN(halfWidth) ? mean : mean + String.format(Locale.ROOT, " ± %." + digits + "f", halfWidth);
    }
}
