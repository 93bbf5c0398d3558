package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.page.Figures;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.LevelContrast;
import org.subliminal4j.study.outcome.Measure;

/** One factor: its chart, and how its levels differ from the usual one, where all other factors have their usual levels. */
final class FactorSection {
    private final StudyView view;
    private final Measure measure;
    private final int number;
    private final Factor factor;
    private final Cell usual;
    private final FactorChart chart;

    FactorSection(StudyView view, int number) {
        this.view = view;
        this.number = number;
        measure = view.analysis().measure();
        factor = view.plan().factors().get(number);
        usual = view.analysis().usualCell();
        chart = FactorChart.of(view, number, usual);
    }

    FactorChart chart() {
        return chart;
    }

    /**
     * The section's HTML without its heading.
     *
     * @param place of the chart's numbers among those of the page
     */
    String html(int place) {
        String kind = factor.numeric() ? "study-line" : "study-names";
        String values = Figures.figure(
                StudyKey.of(view, chart) + Html.escape(caption()),
                Figures.plot(kind, place, "", view.measure() + " by " + factor.name() + ": " + inWords()),
                table());
        if (factor.levels().size() < 2) {
            return values;
        }
        return values
                + Figures.figure(
                        "<h3>Seed by seed, against "
                                + Html.escape(factor.usualLevel().label()) + "</h3>"
                                + StudyKey.ofArms(view)
                                + Html.escape("Each dot is one seed's difference from its own value at "
                                        + factor.usualLevel().label()
                                        + "; with five seeds or more the mean and its 95% interval."),
                        Figures.plot(
                                "study-differences",
                                place,
                                "",
                                "Differences from " + factor.name() + " = "
                                        + factor.usualLevel().label() + ", seed by seed"),
                        differences());
    }

    private String caption() {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < view.plan().factors().size(); i++) {
            if (i != number) {
                others.add(view.plan().factors().get(i).name() + " = "
                        + usual.levels().get(i).label());
            }
        }
        String marks = factor.numeric()
                ? "Lines are means over the seeds; with five seeds or more a band is the 95% interval; each dot is a"
                        + " seed."
                : "Each dot is a seed; with five seeds or more the bar is the 95% interval of the mean.";
        return (others.isEmpty() ? "" : "Where " + String.join(", ", others) + ". ") + marks;
    }

    /** The means in words, for those who cannot see the chart. */
    private String inWords() {
        return chart.series().stream()
                .map(series -> series.label() + " "
                        + series.points().stream()
                                .map(point -> (point.sample().mean() == null
                                                ? point.note()
                                                : Words.percent(point.sample().mean()))
                                        + " at " + point.level())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        for (CellSummary cell : view.analysis().along(number, usual)) {
            for (String arm : view.plan().arms()) {
                rows.add(row(
                        cell.cell().levels().get(number).label() + ", "
                                + view.analysis().label(arm),
                        cell,
                        arm));
            }
        }
        return Html.numbers(view.measure() + " by " + factor.name(), heads(factor.name() + ", arm"), rows);
    }

    private List<String> row(String name, CellSummary cell, String arm) {
        return row(view, measure, name, cell, arm);
    }

    /** The heads of tables of values. */
    static List<String> heads(String first) {
        return List.of(first, "Seeds", "Mean", "95% interval", "Standard deviation", "Expected", "Verdict");
    }

    /** A row of a table of values. */
    static List<String> row(StudyView view, Measure measure, String name, CellSummary cell, String arm) {
        Sample sample = cell.sample(arm, measure.metric());
        List<Judged> judged = view.analysis().judged(cell.cell(), arm, measure.metric());
        return List.of(
                name,
                String.valueOf(sample.n()),
                sample.n() == 0 ? FactorChart.note(cell, arm, sample) : Html.minus(measure.value(sample.mean())),
                sample.dotsAlone() ? "-" : Html.minus(measure.span(sample.interval())),
                measure.value(sample.sd()),
                judged.stream()
                        .map(each -> measure.value(each.expectation().mean()))
                        .collect(Collectors.joining("; ")),
                judged.stream().map(each -> each.result().words()).collect(Collectors.joining("; ")));
    }

    private String differences() {
        List<List<String>> rows = view.analysis().contrasts().stream()
                .filter(each -> each.factor() == number)
                .map(this::difference)
                .toList();
        return Html.numbers(
                "All differences from " + factor.name() + " = "
                        + factor.usualLevel().label() + ", all else equal, in "
                        + (measure.percent() ? "points" : measure.words()),
                List.of("Cell and arm", "Pairs", "Difference", "95% interval", "p (Holm)", "Verdict"),
                rows);
    }

    private List<String> difference(LevelContrast contrast) {
        return List.of(
                contrast.cell().words(view.plan().factors()) + "; " + contrast.label(),
                String.valueOf(contrast.differences().n()),
                Html.minus(measure.signed(contrast.differences().mean())),
                contrast.differences().dotsAlone()
                        ? "-"
                        : Html.minus(measure.signedSpan(contrast.differences().interval())),
                Double.isNaN(contrast.holm())
                        ? "-"
                        : Words.p(contrast.holm(), contrast.attainable()).replaceFirst("^p (= )?", ""),
                contrast.conclusion(measure));
    }
}
