package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.report.page.SampleData;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.LevelContrast;

/**
 * The numbers of one factor's charts, along which all other factors keep their levels.
 *
 * @param factor  what a reader calls the factor
 * @param title   what the axis of values is called
 * @param scale   of the factor: {@code log}, {@code symlog}, {@code linear}; {@code names} where its levels are no numbers
 * @param from    the smallest number above 0, from which on a {@code symlog} scale is about logarithmic
 * @param usual   the label of the level that others are held against
 * @param chance  what guessing gets; null where the cells do not agree on it
 * @param levels  the levels, in the order of the file
 * @param series  the arms
 */
record FactorChart(
        String factor,
        String title,
        String scale,
        double from,
        String usual,
        @Nullable Double chance,
        List<Level> levels,
        List<Series> series) {
    /** An arm along the factor, a point for each level. */
    record Series(String arm, String label, String colour, boolean hollow, List<Point> points) {}

    /**
     * An arm at a level.
     *
     * @param level      the label of the level
     * @param number     the level as a number, or its place from 0
     * @param sample     the values
     * @param expected   what was expected there
     * @param difference from the usual level, seed by seed; null at that level
     * @param note       in place of values
     */
    record Point(
            String level,
            double number,
            SampleData sample,
            List<Expected> expected,
            @Nullable SampleData difference,
            String note) {}

    /** A value that was expected, its interval where that is known, and how it stands to what was found. */
    record Expected(
            double mean, @Nullable Double low, @Nullable Double high, String source, String verdict) {}

    /** The charts of a factor through the cell {@code at}. */
    static FactorChart of(StudyView view, int number, Cell at) {
        Factor factor = view.plan().factors().get(number);
        List<CellSummary> along = view.analysis().along(number, at);
        List<Series> series = new ArrayList<>();
        for (String arm : view.plan().arms()) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < along.size(); i++) {
                points.add(point(view, number, along.get(i), arm, i));
            }
            ArmStyle style = view.style(arm);
            series.add(
                    new Series(arm, view.analysis().label(arm), style.colour().key(), style.hollow(), points));
        }
        double smallest = smallest(factor);
        return new FactorChart(
                factor.name(),
                view.measure(),
                scale(factor, smallest),
                smallest,
                factor.usualLevel().label(),
                view.chance(),
                factor.levels(),
                series);
    }

    /** The arms of a study in which nothing is varied. */
    static FactorChart single(StudyView view) {
        CellSummary cell = view.analysis().cells().get(0);
        String metric = view.analysis().measure().metric();
        List<Series> series = new ArrayList<>();
        for (String arm : cell.arms().keySet()) {
            Sample sample = cell.sample(arm, metric);
            List<Expected> expected = view.analysis().judged(cell.cell(), arm, metric).stream()
                    .map(FactorChart::expected)
                    .toList();
            Point point = new Point("", 0, SampleData.of(sample), expected, null, note(cell, arm, sample));
            ArmStyle style = view.style(arm);
            series.add(
                    new Series(arm, view.analysis().label(arm), style.colour().key(), style.hollow(), List.of(point)));
        }
        return new FactorChart("", view.measure(), "names", 1, "", view.chance(), List.of(new Level("", null)), series);
    }

    private static Point point(StudyView view, int factor, CellSummary cell, String arm, int place) {
        String metric = view.analysis().measure().metric();
        Level level = cell.cell().levels().get(factor);
        Sample sample = cell.sample(arm, metric);
        SampleData difference = view.analysis().contrasts().stream()
                .filter(each -> each.factor() == factor
                        && each.arm().equals(arm)
                        && each.cell().equals(cell.cell()))
                .findFirst()
                .map(LevelContrast::differences)
                .map(SampleData::of)
                .orElse(null);
        return new Point(
                level.label(),
                level.number() == null ? place : level.number(),
                SampleData.of(sample),
                view.analysis().judged(cell.cell(), arm, metric).stream()
                        .map(FactorChart::expected)
                        .toList(),
                difference,
                note(cell, arm, sample));
    }

    /** What is said where there is no value. */
    static String note(CellSummary cell, String arm, Sample sample) {
        return sample.n() > 0
                ? ""
                : cell.arms().containsKey(arm)
                                && Objects.requireNonNull(cell.arms().get(arm)).diverged()
                        ? "diverged"
                        : "no result";
    }

    private static Expected expected(Judged judged) {
        Interval interval = judged.interval();
        return new Expected(
                judged.expectation().mean(),
                interval == null ? null : (Double) Math.max(0, interval.low()),
                interval == null ? null : (Double) Math.min(1, interval.high()),
                judged.expectation().source(),
                judged.result().words());
    }

    private static double smallest(Factor factor) {
        return factor.levels().stream()
                .map(Level::number)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(number -> number > 0)
                .min()
                .orElse(1);
    }

    private static String scale(Factor factor, double smallest) {
        if (!factor.numeric()) {
            return "names";
        }
        if (factor.logarithmic()) {
            return "log";
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Level level : factor.levels()) {
            double number = Objects.requireNonNull(level.number());
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        return least == 0 && most / smallest >= 10 ? "symlog" : "linear";
    }
}
