package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.report.page.SampleData;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.Measure;

/**
 * The numbers of a heat map: an arm over two factors, where all others keep their levels. Longer labels stand beside the
 * rows, which have more room for them than the columns.
 *
 * @param x      the factor of the columns
 * @param y      the factor of the rows
 * @param title  what the values are
 * @param label  what a reader calls the arm
 * @param colour the variable of its colour
 * @param xs     the labels of the levels, from left to right
 * @param ys     the labels of the levels, from top to bottom: names in their order, of numbers the last one first
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

    /** A tile of which nothing was expected. */
    static Tile tile(String x, String y, Sample sample, Measure measure) {
        return new Tile(
                x,
                y,
                SampleData.orNull(sample.mean()),
                measure.value(sample.mean()).replace("%", ""),
                sample.dotsAlone() ? "" : measure.span(sample.interval()),
                String.valueOf(sample.n()),
                "");
    }

    /** What is written in the tile at these labels; empty where there is none. */
    String text(String atX, String atY) {
        return tiles.stream()
                .filter(tile -> tile.x.equals(atX) && tile.y.equals(atY))
                .map(Tile::text)
                .findFirst()
                .orElse("");
    }

    /** The heat map of the first two factors for {@code arm} through the cell {@code at}. */
    static HeatChart of(StudyView view, String arm, Cell at) {
        int y = longest(view, 0) > longest(view, 1) ? 0 : 1;
        int x = 1 - y;
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
                        cell.cell().levels().get(x).label(),
                        cell.cell().levels().get(y).label(),
                        SampleData.orNull(sample.mean()),
                        sample.n() == 0
                                ? FactorChart.note(cell, arm, sample)
                                : measure.value(sample.mean()).replace("%", ""),
                        sample.dotsAlone() ? "" : measure.span(sample.interval()),
                        String.valueOf(sample.n()),
                        String.join("; ", expected)));
            }
        }
        List<String> ys = new ArrayList<>(labels(factor(view, y)));
        if (factor(view, y).numeric()) {
            Collections.reverse(ys);
        }
        return new HeatChart(
                factor(view, x).name(),
                factor(view, y).name(),
                view.measure(),
                view.analysis().label(arm),
                view.style(arm).colour().key(),
                labels(factor(view, x)),
                ys,
                tiles);
    }

    private static Factor factor(StudyView view, int number) {
        return view.plan().factors().get(number);
    }

    private static int longest(StudyView view, int number) {
        return labels(factor(view, number)).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static List<String> labels(Factor factor) {
        return factor.levels().stream().map(Level::label).toList();
    }
}
