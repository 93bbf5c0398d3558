package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.subliminal4j.analysis.BalancedAccuracy;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.report.page.Figures;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.report.page.PageFrame;
import org.subliminal4j.report.page.RunCharts;
import org.subliminal4j.report.page.RunParts;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Measure;
import org.subliminal4j.study.outcome.StudyAnalysis;

/** A study as one self-contained HTML page, readable by somebody who has not read the study's file. */
final class StudyPage {
    /** Longer tables are a wall before what comes after them. */
    private static final int MOST_OPEN = 60;

    private final StudyView view;
    private final StudyAnalysis analysis;
    private final List<Object> charts = new ArrayList<>();
    private final List<List<String>> links = new ArrayList<>();
    private final StringBuilder main = new StringBuilder();

    private StudyPage(StudyView view) {
        this.view = view;
        analysis = view.analysis();
    }

    /** The whole page. */
    static String html(StudyView view) {
        return new StudyPage(view).page();
    }

    private String page() {
        charts();
        texts();
        String body = """
            <header>
            <p class="eyebrow">Study &middot; %s &middot; %s &middot; seeds %s &middot; %s</p>
            <h1>%s</h1>
            <p class="lead">%s</p>
            <p>%s</p>
            %s</header>
            <main>
            %s</main>
            %s
            """.formatted(
                        Html.escape(Words.count(analysis.cells().size(), "cell")),
                        Html.escape(view.run().data()),
                        Html.escape(seeds()),
                        Html.escape(view.run().run().provenance().started().replaceFirst("T.*", "")),
                        Html.escape(analysis.plan().title()),
                        Html.escape(StudyHeadline.of(view)),
                        Html.escape(analysis.plan().about()),
                        PageFrame.navigation(links),
                        main,
                        PageFrame.footer(
                                view.run().run().provenance().version(),
                                view.run().data().equals("MNIST")));
        return PageFrame.of(
                "subliminal4j: " + analysis.plan().title(),
                body,
                PageFrame.data(Map.of("runs", charts)),
                List.of("study.js", "charts.js"));
    }

    private String seeds() {
        return analysis.plan().seeds().toString().replaceFirst(",$", "").replace("-", "\u2013");
    }

    private void charts() {
        List<Factor> factors = analysis.plan().factors();
        if (factors.isEmpty()) {
            FactorChart chart = FactorChart.single(view);
            section(
                    "arms",
                    view.measure() + ": " + Words.count(chart.series().size(), "network"),
                    "All networks",
                    single(chart));
            charts.add(chart);
        }
        for (HeatChart chart : HeatSection.ofArms(view)) {
            section("map-" + charts.size(), chart.title(), chart.title(), HeatSection.html(chart, charts.size()));
            charts.add(chart);
        }
        for (int i = 0; i < factors.size(); i++) {
            FactorSection factor = new FactorSection(view, i);
            String name = factors.get(i).name();
            section("factor-" + (i + 1), view.measure() + " by " + name, capital(name), factor.html(charts.size()));
            charts.add(factor.chart());
        }
        if (factors.size() > 1) {
            HeatSection heat = new HeatSection(view);
            section("together", "All factors together", "Together", heat.html(charts.size(), cells()));
            charts.addAll(heat.charts());
        }
    }

    private void texts() {
        if (!analysis.judged().isEmpty()) {
            section("expected", "Beside what was expected", "Expected", ExpectedSection.html(view));
        }
        List<String> notes = analysis.notes();
        if (!notes.isEmpty()) {
            StringBuilder list = new StringBuilder("<ul>");
            notes.forEach(note -> list.append("<li>").append(Html.escape(note)).append("</li>"));
            section(
                    "missing",
                    "What is missing",
                    "Missing",
                    list.append("</ul>").toString());
        }
        List<List<String>> metrics = metrics();
        if (!metrics.isEmpty()) {
            String table =
                    Html.numbers("At the end, over the seeds", FactorSection.heads("Metric, cell and arm"), metrics);
            section(
                    "metrics",
                    "What else was measured",
                    "Metrics",
                    metrics.size() <= MOST_OPEN
                            ? table
                            : "<details><summary>All " + metrics.size() + " rows</summary>" + table + "</details>");
        }
        RunParts parts = new RunParts(view.run());
        String usual = analysis.plan().factors().isEmpty()
                ? ""
                : "<p>Shown is the cell of the usual levels: "
                        + Html.escape(analysis.usualCell().words(analysis.plan().factors())) + ".</p>";
        section("flow", "What was done", "What was done", usual + parts.lineage());
        RunCharts own = new RunCharts(view.run(), charts.size());
        charts.add(own.data());
        if (!own.epochs().isEmpty()) {
            section("epochs", "Epoch by epoch", "Epochs", usual + own.epochs());
        }
        if (!own.classes().isEmpty()) {
            section("classes", own.classesTitle(), "Classes", usual + own.classes());
        }
        section(
                "tests",
                "Tests and rules",
                "Rules",
                "<p class=\"small\">" + Html.escape(StudyAnalysis.rules() + " " + Policy.text()) + "</p>");
        section(
                "file",
                "The study",
                "Study file",
                """
                <p>The file below says all of it; <code>study FILE</code> runs it.</p>
                <details><summary>The study as YAML</summary>
                <pre tabindex="0" aria-label="The study as YAML"><code>%s</code></pre></details>
                """.formatted(Html.escape(analysis.plan().source())) + usual + parts.experiment());
        section("provenance", "Provenance", "Provenance", parts.provenance());
        section("reproduce", "Run it again", "Run it again", parts.reproduce());
    }

    private String single(FactorChart chart) {
        return Figures.figure(
                StudyKey.of(view, chart)
                        + Html.escape(
                                "Each dot is a seed; with five seeds or more the bar is the 95% interval of the mean."),
                Figures.plot("study-arms", 0, "", view.measure() + " of each network"),
                cells());
    }

    private String cells() {
        Measure measure = analysis.measure();
        List<List<String>> rows = new ArrayList<>();
        for (CellSummary cell : analysis.cells()) {
            for (String arm : cell.arms().keySet()) {
                rows.add(FactorSection.row(view, measure, name(cell, arm), cell, arm));
            }
        }
        return Html.numbers(view.measure() + ", all cells", FactorSection.heads("Cell and arm"), rows);
    }

    private String name(CellSummary cell, String arm) {
        String where = analysis.plan().factors().isEmpty()
                ? ""
                : cell.cell().words(analysis.plan().factors()) + "; ";
        return where + analysis.label(arm);
    }

    private List<List<String>> metrics() {
        List<List<String>> rows = new ArrayList<>();
        for (String metric : analysis.metrics()) {
            if (!List.of(
                            ArmResult.ACCURACY,
                            BalancedAccuracy.NAME,
                            analysis.measure().metric())
                    .contains(metric)) {
                Measure measure = new Measure(metric);
                for (CellSummary cell : analysis.cells()) {
                    cell.arms().keySet().stream()
                            .filter(arm -> cell.sample(arm, metric).n() > 0)
                            .forEach(arm -> rows.add(
                                    FactorSection.row(view, measure, metric + "; " + name(cell, arm), cell, arm)));
                }
            }
        }
        return rows;
    }

    private void section(String id, String title, String link, String html) {
        links.add(List.of(id, link));
        main.append("<section id=\"%s\"><h2>%s</h2>\n%s</section>\n".formatted(id, Html.escape(title), html));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
