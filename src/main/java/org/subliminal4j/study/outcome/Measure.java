package org.subliminal4j.study.outcome;

import java.util.Locale;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.stats.Interval;

/**
 * A metric with the way in which a reader wants its numbers: fractions in percent, all else as it is.
 *
 * @param metric such as {@code accuracy}
 */
public record Measure(String metric) {
    /** Whether it is a fraction: of the test images, or a probability. */
    public boolean percent() {
        return metric.endsWith(ArmResult.ACCURACY) || WorldMetrics.has(metric);
    }

    /** The metric for a reader: {@code test accuracy}, {@code coverage}. */
    public String words() {
        return WorldMetrics.has(metric)
                ? WorldMetrics.words(metric)
                : (percent() ? "test " : "") + metric.replace('-', ' ');
    }

    /** A value: {@code 52.8%}, {@code 0.1234}; {@code -} where there is none. */
    public String value(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return percent() ? Words.percent(value) : String.format(Locale.ROOT, "%.4g", value);
    }

    /** A difference with its sign: {@code +42.5}, in points, or {@code -0.1234}; {@code -} where there is none. */
    public String signed(double difference) {
        if (Double.isNaN(difference)) {
            return "-";
        }
        return percent() ? Words.signed(difference) : String.format(Locale.ROOT, "%+.4g", difference);
    }

    /** How far, without a sign: {@code 42.5 points}, {@code 0.1234}. */
    public String distance(double difference) {
        double size = Math.abs(difference);
        return percent() ? Words.points(size) : String.format(Locale.ROOT, "%.4g", size);
    }

    /** An interval of values: {@code 48.0% to 57.7%}; {@code -} where there is none. */
    public String span(Interval interval) {
        return Double.isNaN(interval.low()) ? "-" : value(interval.low()) + " to " + value(interval.high());
    }

    /** An interval of differences: {@code -1.2 to +3.4}; {@code -} where there is none. */
    public String signedSpan(Interval interval) {
        return Double.isNaN(interval.low()) ? "-" : signed(interval.low()) + " to " + signed(interval.high());
    }
}
