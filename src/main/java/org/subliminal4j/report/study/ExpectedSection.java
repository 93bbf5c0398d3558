package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.Measure;

/** What was expected beside what was found: a table, and each verdict in words. */
final class ExpectedSection {
    private ExpectedSection() {}

    static String html(StudyView view) {
        List<Judged> all = view.analysis().judged();
        StringBuilder html =
                new StringBuilder("<p>" + Html.escape(view.analysis().tally()) + "</p>");
        Map<String, List<Judged>> bySource = new LinkedHashMap<>();
        all.forEach(each -> bySource.computeIfAbsent(each.expectation().source(), source -> new ArrayList<>())
                .add(each));
        bySource.forEach((source, judged) -> html.append(source(source, judged)));
        return html.toString();
    }

    private static String source(String source, List<Judged> judged) {
        String title = source.isEmpty() ? "Expected by the study" : source;
        String sentences = judged.stream()
                .map(each -> "<li><b class=\"verdict\">" + Html.escape(word(each)) + ":</b> "
                        + Html.escape(each.words()) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"differences\">", "</ul>"));
        return "<h3>" + Html.escape(title) + "</h3>"
                + Html.numbers(
                        "Beside " + title,
                        List.of(
                                "Cell and arm",
                                "Found",
                                "Seeds",
                                "Expected",
                                "Runs",
                                "Difference",
                                "95% interval",
                                "p (Holm)",
                                "Equivalence p",
                                "Verdict"),
                        judged.stream().map(ExpectedSection::row).toList())
                + "<details><summary>Each in words</summary>" + sentences + "</details>";
    }

    private static String word(Judged judged) {
        String word = judged.result().words();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> row(Judged judged) {
        Measure measure = judged.measure();
        Agreement.Tests tests = judged.tests();
        Integer n = judged.expectation().n();
        String name = (judged.where().isEmpty() ? "" : judged.where() + "; ")
                + judged.label()
                + (measure.metric().equals("accuracy") ? "" : ", " + measure.words());
        return List.of(
                name,
                measure.value(judged.own().mean()),
                String.valueOf(judged.own().n()),
                measure.value(judged.expectation().mean()),
                n == null ? "-" : String.valueOf(n),
                tests == null ? "-" : Html.minus(measure.signed(tests.difference())),
                tests == null ? "-" : Html.minus(measure.signedSpan(tests.interval())),
                tests == null ? "-" : p(judged.holm(), tests.attainable()),
                tests == null ? "-" : p(tests.equivalence(), tests.attainable()),
                judged.result().words());
    }

    private static String p(double value, double attainable) {
        return Words.p(value, attainable).replaceFirst("^p (= )?", "");
    }
}
