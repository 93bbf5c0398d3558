package org.subliminal4j.benchmarks.report;

import java.util.Locale;
import org.subliminal4j.stats.Summary;

/**
 * A measured value and the half-width of its 95% interval.
 *
 * @param value     the mean
 * @param halfWidth NaN if there was one sample only
 */
record Measured(double value, double halfWidth) {
    private static final double LEVEL = 0.95;

    /** The mean of {@code summary} and Student's t interval. */
    static Measured of(Summary summary) {
        return new Measured(summary.mean(), summary.interval(LEVEL).halfWidth());
    }

    /** In another unit. */
    Measured times(double factor) {
        return new Measured(value * factor, halfWidth * factor);
    }

    /** {@code amount} in this time: a rate; the interval to first order. */
    Measured rate(double amount) {
        return new Measured(amount / value, amount / value * halfWidth / value);
    }

    /** This over {@code other}; the interval to first order, as of independent values. */
    Measured over(Measured other) {
        double ratio = value / other.value;
        return new Measured(ratio, ratio * Math.hypot(halfWidth / value, other.halfWidth / other.value));
    }

    /** To three digits, with the interval if there is one. */
    String text() {
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        String mean = String.format(Locale.ROOT, "%." + digits + "f", value);
        return Double.isNaN(halfWidth) ? mean : mean + String.format(Locale.ROOT, " ± %." + digits + "f", halfWidth);
    }
}
