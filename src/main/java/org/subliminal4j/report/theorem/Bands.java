package org.subliminal4j.report.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.report.theorem.TheoremPlot.Band;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;

/** Curves over seeds, as means with their intervals. */
final class Bands {
    private Bands() {}

    /**
     * The mean of each column, with its t interval; of fewer rows than the {@link Policy} asks for, the means alone.
     *
     * @param curves one for each seed, all of one length; those with a value that is not a finite number are left out
     */
    static List<Band> means(List<double[]> curves) {
        List<double[]> rows = curves.stream()
                .filter(curve -> DoubleStream.of(curve).allMatch(Double::isFinite))
                .toList();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < (rows.isEmpty() ? 0 : rows.get(0).length); i++) {
            int column = i;
            Summary summary =
                    Summary.of(rows.stream().mapToDouble(row -> row[column]).toArray());
            Interval interval = summary.interval(Policy.LEVEL);
            bands.add(
                    summary.n() < Policy.FEWEST_FOR_INTERVAL
                            ? new Band(summary.mean(), summary.mean(), summary.mean())
                            : new Band(interval.low(), summary.mean(), interval.high()));
        }
        return bands;
    }

    /**
     * The median of each column and the middle 90%, without values that are not finite numbers.
     *
     * @param rows at least one, all of one length
     */
    static List<Band> quantiles(List<double[]> rows) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < rows.get(0).length; i++) {
            int column = i;
            double[] sorted = rows.stream()
                    .mapToDouble(row -> row[column])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            int last = sorted.length - 1;
            bands.add(
                    last < 0
                            ? new Band(Double.NaN, Double.NaN, Double.NaN)
                            : new Band(
                                    sorted[(int) Math.round(0.05 * last)],
                                    sorted[last / 2],
                                    sorted[(int) Math.round(0.95 * last)]));
        }
        return bands;
    }
}
