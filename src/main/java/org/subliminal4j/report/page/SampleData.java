package org.subliminal4j.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;

/**
 * Values of seeds for a chart.
 *
 * @param mean   null without values
 * @param low    the lower end of the interval; null where there are too few values to show one
 * @param high   the upper end; null where {@code low} is
 * @param values the values in the order of the seeds
 * @param seeds  their seeds, as text: they may be larger than JavaScript's exact integers
 */
public record SampleData(
        @Nullable Double mean,
        @Nullable Double low,
        @Nullable Double high,
        List<Double> values,
        List<String> seeds) {
    public static SampleData of(Sample sample) {
        return new SampleData(
                orNull(sample.mean()),
                sample.dotsAlone() ? null : orNull(sample.interval().low()),
                sample.dotsAlone() ? null : orNull(sample.interval().high()),
                List.copyOf(sample.bySeed().values()),
                sample.bySeed().keySet().stream().map(String::valueOf).toList());
    }

    /** JSON has no NaN. */
    public static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
