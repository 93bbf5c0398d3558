package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.report.page.SampleData;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.Measure;

/**
 * The numbers of a heat map: an arm over two factors, where all others keep their levels.
 *
 * @param x      the factor from left to right
 * @param y      the factor from bottom to top
 * @param title  what the values are
 * @param label  what a reader calls the arm
 * @param colour the variable of its colour
 * @param xs     the labels of the levels
 * @param ys     the labels of the levels
 * @param tiles  one for each pair of levels
 */
record HeatChart(
        String x,
        String y,
        String title,
        String label,
        String colour,
        List<String> xs,
        List<String> ys,
        List<Tile> tiles) {
    /**
     * An arm in a cell.
     *
     * @param mean     null where there is no value
     * @param text     what is written in it
     * @param interval for a reader
     * @param expected what was expected, and how that stands to what was found; empty where nothing was
     */
    record Tile(
            String x, String y, @Nullable Double mean, String text, String interval, String seeds, String expected) {}

    /** The heat map of the first two factors for {@code arm} through the cell {@code at}. */
    static HeatChart of(StudyView view, String arm, Cell at) {
        Measure measure = view.analysis().measure();
        List<Tile> tiles = new ArrayList<>();
        for (CellSummary row : view.analysis().along(1, at)) {
            for (CellSummary cell : view.analysis().along(0, row.cell())) {
                Sample sample = cell.sample(arm, measure.metric());
                List<String> expected = new ArrayList<>();
                for (Judged judged : view.analysis().judged(cell.cell(), arm, measure.metric())) {
                    expected.add(measure.value(judged.expectation().mean()) + ", "
                            + judged.result().words());
                }
                tiles.add(new Tile(
                        cell.cell().levels().get(0).label(),
                        cell.cell().levels().get(1).label(),
                        SampleData.orNull(sample.mean()),
                        sample.n() == 0
                                ? FactorChart.note(cell, arm, sample)
                                : measure.value(sample.mean()).replace("%", ""),
                        sample.dotsAlone() ? "" : measure.span(sample.interval()),
                        String.valueOf(sample.n()),
                        String.join("; ", expected)));
            }
        }
        return new HeatChart(
                view.plan().factors().get(0).name(),
                view.plan().factors().get(1).name(),
                view.measure(),
                view.analysis().label(arm),
                view.style(arm).colour().key(),
                labels(view, 0),
                labels(view, 1),
                tiles);
    }

    private static List<String> labels(StudyView view, int factor) {
        return view.plan().factors().get(factor).levels().stream()
                .map(Level::label)
                .toList();
    }
}
