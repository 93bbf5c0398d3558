package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.ArmContrast;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Comparison;
import org.subliminal4j.analysis.RunContrast;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;

/** Several runs side by side: arms by run, the differences from the first run, and what differs between their settings. */
final class ComparisonSection {
    private ComparisonSection() {}

    /** The sections of the comparison. */
    static String html(List<RunView> views, Comparison comparison) {
        return """
                <section id="comparison"><h2>Test %s, run by run</h2>
                %s</section>
                <section id="differences"><h2>What differs</h2>
                %s</section>
                """.formatted(
                Html.escape(metric(comparison)),
                figure(views, comparison),
                comparison.others().stream().map(ComparisonSection::contrast).collect(Collectors.joining()));
    }

    private static String metric(Comparison comparison) {
        return comparison.metric().replace('-', ' ');
    }

    private static String figure(List<RunView> views, Comparison comparison) {
        String names = views.stream()
                .map(view -> "<li>" + Html.escape(view.name()) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"key\">", "</ul>"));
        return Figures.figure(
                names + ArmsFigure.key(views, false) + Html.escape("Each line is a run. " + diverged(views)),
                Figures.plot(
                        "comparison",
                        0,
                        "",
                        "Test " + metric(comparison) + " of each arm in each run: "
                                + String.join("; ", words(views, comparison))),
                table(views, comparison));
    }

    private static String diverged(List<RunView> views) {
        return views.stream()
                .flatMap(view -> view.analysis().arms().values().stream()
                        .map(ArmSummary::divergedWords)
                        .filter(Objects::nonNull)
                        .map(words -> view.name() + ": " + words))
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(List<RunView> views, Comparison comparison) {
        List<String> words = new ArrayList<>();
        for (RunView view : views) {
            words.add(view.name() + ": "
                    + view.analysis().arms().values().stream()
                            .map(arm -> arm.label() + " " + cell(arm, comparison.metric()))
                            .collect(Collectors.joining(", ")));
        }
        return words;
    }

    private static String table(List<RunView> views, Comparison comparison) {
        List<String> heads = new ArrayList<>(List.of("Arm"));
        views.forEach(view -> heads.add(view.name()));
        List<List<String>> rows = new ArrayList<>();
        for (String arm : comparison.arms()) {
            List<String> row = new ArrayList<>(List.of(label(views, arm)));
            views.forEach(view -> row.add(
                    view.analysis().arms().containsKey(arm)
                            ? cell(view.analysis().arm(arm), comparison.metric())
                            : "-"));
            rows.add(row);
        }
        return Html.numbers("Mean test " + metric(comparison) + ", with its 95% interval", heads, rows);
    }

    private static String label(List<RunView> views, String arm) {
        return views.stream()
                .filter(view -> view.analysis().arms().containsKey(arm))
                .findFirst()
                .map(view -> view.analysis().arm(arm).label())
                .orElse(arm);
    }

    private static String cell(ArmSummary arm, String metric) {
        Sample sample = arm.sample(metric);
        if (sample.n() == 0) {
            return arm.diverged() ? "diverged" : "-";
        }
        String seeds = " (" + Words.count(sample.n(), "seed") + ")";
        return Words.percent(sample.mean())
                + (sample.dotsAlone() ? "" : " [" + ArmsFigure.interval(sample) + "]")
                + seeds;
    }

    private static String contrast(RunContrast contrast) {
        String differences = contrast.differences().isEmpty()
                ? "<p>The experiments are the same.</p>"
                : contrast.differences().stream()
                        .map(difference -> "<li><code>" + Html.escape(difference) + "</code></li>")
                        .collect(Collectors.joining("", "<ul class=\"differences\">", "</ul>"));
        return "<h3>%s against %s</h3>".formatted(Html.escape(contrast.name()), Html.escape(contrast.first()))
                + differences
                + (contrast.arms().isEmpty() ? "<p>They have no arm of one name.</p>" : table(contrast));
    }

    private static String table(RunContrast contrast) {
        return Html.numbers(
                contrast.name() + " minus " + contrast.first()
                        + ", arm by arm, in points; paired by seed where both start" + " from the same draw",
                List.of("Arm", "Compared", "Difference", "95% interval", "p (Holm)", "A difference is"),
                contrast.arms().stream().map(ComparisonSection::row).toList());
    }

    private static List<String> row(ArmContrast arm) {
        return List.of(
                arm.label(),
                arm.paired() ? Words.count(arm.n(), "pair") : arm.n() + " and " + arm.other() + " seeds",
                PairsFigure.signed(arm.difference()),
                ClaimsSection.span(arm.interval().low(), arm.interval().high()),
                ClaimsSection.p(arm.holm(), arm.attainable()),
                arm.verdict().words().toLowerCase(Locale.ROOT));
    }
}
