package org.subliminal4j.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.subliminal4j.stats.Interval;

/** Numbers as a reader wants them, the same in every locale and every output. */
public final class Words {
    private Words() {}

    /** A fraction as a percentage of one decimal, {@code 52.8%}; {@code -} where there is none. */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * fraction);
    }

    /** A fraction as a percentage of at most two decimals: {@code 11.35%}, {@code 50%}. */
    public static String exactPercent(double fraction) {
        return BigDecimal.valueOf(100 * fraction)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** A difference of fractions in percentage points: {@code 42.5 points}, {@code 5 points}. */
    public static String points(double difference) {
        String number = String.format(Locale.ROOT, "%.1f", 100 * difference);
        String plain = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
        return (plain.equals("-0") ? "0" : plain) + (plain.equals("1") ? " point" : " points");
    }

    /** A difference of fractions in bare points with its sign: {@code +42.5}, {@code -1.2}, {@code 0.0}. */
    public static String signed(double difference) {
        String number = String.format(Locale.ROOT, "%+.1f", 100 * difference);
        return number.endsWith("0.0") && number.length() == 4 ? "0.0" : number;
    }

    /** The interval of a fraction: {@code 95% interval 48.0% to 57.7%}. */
    public static String interval(Interval interval) {
        return level(interval) + percent(interval.low()) + " to " + percent(interval.high());
    }

    /** The interval of a difference of fractions: {@code 95% interval 38.2 to 46.7 points}. */
    public static String intervalInPoints(Interval interval) {
        return level(interval) + bare(interval.low()) + " to " + bare(interval.high()) + " points";
    }

    /**
     * A p-value with its sign: {@code p = 0.042}, {@code p = 2.5e-15}; {@code p < 0.008} where it lies below what can be
     * known.
     *
     * @param attainable the smallest p-value that samples of this size can give, rounded up to two digits where it is shown
     */
    public static String p(double value, double attainable) {
        return value < attainable ? "p < " + bound(attainable) : "p = " + p(value);
    }

    private static String bound(double attainable) {
        BigDecimal rounded = new BigDecimal(attainable).round(new MathContext(2, RoundingMode.UP));
        return p(rounded.doubleValue());
    }

    private static String p(double value) {
        return String.format(Locale.ROOT, value < 0.001 ? "%.1e" : value < 0.1 ? "%.4f" : "%.2f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }

    /** A statistic with two decimals. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A number of things: {@code 1 seed}, {@code 24 seeds}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String bare(double difference) {
        String number = String.format(Locale.ROOT, "%.1f", 100 * difference);
        return number.equals("-0.0") ? "0.0" : number;
    }

    private static String level(Interval interval) {
        return String.format(Locale.ROOT, "%.0f%% interval ", 100 * interval.level());
    }
}
