package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;

/** Several runs side by side: arms by run, and what differs between their settings. */
final class PageComparison {
    private PageComparison() {}

    /** The sections of the comparison; the runs are named by letter and folder. */
    static String html(List<PageRun> runs, List<String> names) {
        return """
                <section id="comparison"><h2>The arms, run by run</h2>
                %s</section>
                <section id="differs"><h2>What differs</h2>
                %s</section>
                """.formatted(figure(runs, names), settings(runs, names));
    }

    private static String figure(List<PageRun> runs, List<String> names) {
        String key = names.stream()
                .map(name -> "<li>" + Html.escape(name) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"key\">", "</ul>"));
        return PageFigure.figure(
                                key
                                        + "Each line is a run: every seed a dot, the mean and its 95% interval. The diamond is the "
                                        + "paper&rsquo;s mean, the dashed line chance.",
                                PageFigure.plot(
                                        "comparison",
                                        0,
                                        "",
                                        "Test accuracy of the six arms in each run, as in the table below"),
                                "")
                        .replace("<details><summary>The numbers as a table</summary>\n</details>", "")
                + table(runs, names);
    }

    private static String table(List<PageRun> runs, List<String> names) {
        List<String> heads = new ArrayList<>(List.of("Arm"));
        heads.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            List<String> row = new ArrayList<>(List.of(arm.label()));
            runs.forEach(run -> row.add(mean(run.summary().summary(arm))));
            rows.add(row);
        }
        List<String> seeds = new ArrayList<>(List.of("Seeds"));
        runs.forEach(run -> seeds.add(String.valueOf(run.summary().n())));
        rows.add(seeds);
        List<String> tests = new ArrayList<>(List.of("p, aux-only student against run A"));
        runs.forEach(run -> tests.add(againstFirst(runs.get(0).summary(), run.summary())));
        rows.add(tests);
        return Html.numbers("Mean test accuracy with its 95% interval; the tests are Welch's, two-sided", heads, rows);
    }

    private static String againstFirst(RunSummary first, RunSummary run) {
        if (run == first || first.n() < 2 || run.n() < 2) {
            return "-";
        }
        return Words.p(TTest.welch(
                        run.summary(Arm.STUDENT_AUXILIARY), first.summary(Arm.STUDENT_AUXILIARY), Alternative.TWO_SIDED)
                .pValue());
    }

    private static String mean(Summary summary) {
        if (summary.n() == 1) {
            return Words.percent(summary.mean());
        }
        Interval interval = summary.interval(RunSummary.LEVEL);
        return String.format(
                Locale.ROOT,
                "%s [%.1f, %.1f]",
                Words.percent(summary.mean()),
                100 * interval.low(),
                100 * interval.high());
    }

    private static String settings(List<PageRun> runs, List<String> names) {
        List<Map<String, String>> settings = runs.stream()
                .map(run -> PageProvenance.settings(run.run().config()))
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        settings.forEach(setting -> keys.addAll(setting.keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String key : keys) {
            List<String> row = new ArrayList<>(List.of(key));
            settings.forEach(setting -> row.add(setting.getOrDefault(key, "-")));
            if (Set.copyOf(row.subList(1, row.size())).size() > 1) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return "<p>The runs have the same configuration; they may differ in seeds and machine.</p>";
        }
        List<String> heads = new ArrayList<>(List.of("Setting"));
        heads.addAll(names);
        return Html.numbers("Settings that are not the same in all runs", heads, rows);
    }
}
