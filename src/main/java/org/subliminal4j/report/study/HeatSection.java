package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.subliminal4j.report.page.Figures;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;

/** Two factors or more together: a heat map of the first two for each arm and each setting of the others. */
final class HeatSection {
    /** More heat maps than this are a wall; the table has all cells. */
    private static final int MOST = 24;

    private static final String TILES =
            "Each tile is the mean over the seeds, in %: the deeper its colour, the higher.";

    private final StudyView view;
    private final List<String> titles = new ArrayList<>();
    private final List<HeatChart> charts = new ArrayList<>();

    HeatSection(StudyView view) {
        this.view = view;
        for (String arm : view.plan().arms()) {
            for (Cell cell : view.plan().cells()) {
                if (isFirst(cell, 0) && isFirst(cell, 1) && charts.size() < MOST) {
                    titles.add(title(arm, cell));
                    charts.add(HeatChart.of(view, arm, cell));
                }
            }
        }
    }

    private boolean isFirst(Cell cell, int factor) {
        return cell.levels()
                .get(factor)
                .equals(view.plan().factors().get(factor).levels().get(0));
    }

    private String title(String arm, Cell cell) {
        List<String> others = new ArrayList<>();
        for (int i = 2; i < cell.levels().size(); i++) {
            Level level = cell.levels().get(i);
            others.add(view.plan().factors().get(i).name() + " = " + level.label());
        }
        return view.analysis().label(arm) + (others.isEmpty() ? "" : ": " + String.join(", ", others));
    }

    /** Maps of the arms of an only cell, where the experiment has the structure for it. */
    static List<HeatChart> ofArms(StudyView view) {
        return view.plan().factors().isEmpty()
                ? Stream.of(TraitHeat.of(view), BaseHeat.of(view))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /**
     * Such a map's HTML without its heading.
     *
     * @param number the place of its numbers among those of the page
     */
    static String html(HeatChart chart, int number) {
        List<String> heads = new ArrayList<>(List.of(chart.y()));
        heads.addAll(chart.xs());
        List<List<String>> rows = new ArrayList<>();
        for (String y : chart.ys()) {
            List<String> row = new ArrayList<>(List.of(y));
            chart.xs().forEach(x -> row.add(chart.text(x, y)));
            rows.add(row);
        }
        return Figures.figure(
                Html.escape(TILES),
                Figures.plot("study-heat", number, "", chart.title() + "; the table below has its numbers"),
                Html.numbers(chart.title() + ", in %", heads, rows));
    }

    List<String> titles() {
        return titles;
    }

    List<HeatChart> charts() {
        return charts;
    }

    /**
     * The section's HTML without its heading.
     *
     * @param first the place of the first chart's numbers among those of the page
     * @param table HTML of the table of all cells
     */
    String html(int first, String table) {
        List<Factor> factors = view.plan().factors();
        List<String> plots = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            plots.add(Figures.plot(
                    "study-heat",
                    first + i,
                    "",
                    "Heat map of " + titles.get(i) + ", by " + factors.get(0).name() + " and "
                            + factors.get(1).name() + "; the table below has its numbers"));
        }
        String all = charts.size() < MOST ? "" : " Drawn are the first " + MOST + " maps; the table has every cell.";
        return Figures.figure(Html.escape(TILES + all), Figures.panels(3, titles, plots), table);
    }
}
