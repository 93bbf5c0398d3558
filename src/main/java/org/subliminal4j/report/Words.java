package org.subliminal4j.report;

import java.util.Locale;
import org.subliminal4j.stats.Interval;

/** Numbers as a reader wants them, the same in every locale. */
final class Words {
    private Words() {}

    /** A fraction as a percentage of one decimal: {@code 52.8%}. */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * fraction);
    }

    /** A fraction as a bare percentage of two decimals, or {@code -} where there is none. */
    static String cell(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * fraction);
    }

    /** A difference of fractions in percentage points: {@code 42.5 points}. */
    static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f points", 100 * difference);
    }

    /** The interval's ends: {@code 95% interval 48.0% to 57.7%}. */
    static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.0f%% interval %s to %s",
                100 * interval.level(),
                percent(interval.low()),
                percent(interval.high()));
    }

    /** A p-value with its sign: {@code p = 0.042}, {@code p = 2.5e-15}, {@code p < 1e-300}. */
    static String p(double value) {
        if (value < 1e-300) {
            return "p < 1e-300";
        }
        return "p = " + String.format(Locale.ROOT, value < 0.001 ? "%.1e" : value < 0.1 ? "%.3f" : "%.2f", value);
    }

    /** A statistic or effect size with two decimals. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
