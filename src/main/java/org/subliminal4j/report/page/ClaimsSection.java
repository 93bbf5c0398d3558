package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.AgainstPublished;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Claim;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.PairedTests;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.analysis.Words;

/** The claims and their tests, word for word as the analysis has them. */
final class ClaimsSection {
    /** Of more claims than this the evidence is folded away. */
    private static final int MOST_OPEN = 8;

    private ClaimsSection() {}

    static String html(RunView view) {
        List<Claim> claims = view.analysis().claims();
        String list = claims.isEmpty()
                ? "<p>No arm of this experiment imitates another, so that nothing is claimed.</p>"
                : findings(claims.stream().map(Claim::statement).toList(), view.level() + 1);
        return list
                + view.analysis().published().stream()
                        .map(against -> published(view, against))
                        .collect(Collectors.joining());
    }

    /** Statements under headings of {@code level}. */
    static String findings(List<Statement> statements, int level) {
        return statements.stream()
                .map(statement -> claim(statement, level, statements.size() > MOST_OPEN))
                .collect(Collectors.joining("", "<ul class=\"findings\">", "</ul>"));
    }

    private static String claim(Statement statement, int level, boolean folded) {
        return """
                <li><h%1$s><span class="verdict">%2$s:</span> %3$s</h%1$s>%5$s<p>%4$s</p>%6$s</li>
                """.formatted(
                        level,
                        Html.escape(statement.verdict()),
                        Html.escape(statement.title()),
                        Html.escape(String.join(" ", statement.evidence())),
                        folded ? "<details><summary>Why</summary>" : "",
                        folded ? "</details>" : "");
    }

    private static String published(RunView view, AgainstPublished against) {
        Statement statement = against.statement();
        String head = "<h%1$s><span class=\"verdict\">%2$s:</span> %3$s</h%1$s>"
                .formatted(view.level() + 1, Html.escape(statement.verdict()), Html.escape(statement.title()));
        String differences = against.differences().isEmpty()
                ? ""
                : against.differences().stream()
                        .map(difference -> "<li><code>" + Html.escape(difference) + "</code></li>")
                        .collect(Collectors.joining(
                                "",
                                "<details><summary>What is other than there: "
                                        + Html.count(against.differences().size(), "difference")
                                        + "</summary><ul class=\"differences\">",
                                "</ul></details>"));
        String table = against.agreements().isEmpty() ? "" : agreements(view, against);
        return head + table + differences + "<p class=\"small muted\">"
                + Html.escape(against.figures().source()) + "</p>";
    }

    private static String agreements(RunView view, AgainstPublished against) {
        List<List<String>> rows = new ArrayList<>();
        for (Agreement agreement : against.agreements()) {
            Agreement.Tests tests = agreement.tests();
            rows.add(List.of(
                    agreement.label(),
                    Words.percent(agreement.own().mean()),
                    Words.percent(agreement.published().mean()),
                    tests == null ? "-" : PairsFigure.signed(tests.difference()),
                    tests == null
                            ? "-"
                            : span(tests.interval().low(), tests.interval().high()),
                    tests == null ? "-" : p(agreement.holm(), tests.attainable()),
                    tests == null ? "-" : p(tests.equivalence(), tests.attainable()),
                    agreement.result().words()));
        }
        return Html.numbers(
                "Beside " + against.figures().title() + view.of() + "; differences in points",
                List.of(
                        "Arm",
                        "This run",
                        "Published",
                        "Difference",
                        "95% interval",
                        "Welch p (Holm)",
                        "Equivalence p",
                        "Result"),
                rows);
    }

    /** Every contrast with its tests, and the rules. */
    static String tests(RunView view) {
        String caption = "All contrasts" + view.of() + ", paired by seed, in points of "
                + view.analysis().chance().metricWords() + "; tests are two-sided";
        return contrasts(caption, view.analysis().contrasts()) + "<p class=\"small\">" + Html.escape(Policy.text())
                + "</p>";
    }

    /** Contrasts with their tests, as a table; empty where there are none. */
    static String contrasts(String caption, List<Contrast> contrasts) {
        return contrasts.isEmpty()
                ? ""
                : Html.numbers(
                        caption,
                        List.of(
                                "What minus what",
                                "Seeds",
                                "Difference",
                                "95% interval",
                                "t (df)",
                                "p of t",
                                "Wilcoxon V",
                                "p of V",
                                "A difference is"),
                        contrasts.stream().map(ClaimsSection::row).toList());
    }

    private static List<String> row(Contrast contrast) {
        Sample differences = contrast.differences();
        PairedTests tests = contrast.tests();
        List<String> row = new ArrayList<>(List.of(
                contrast.label() + " \u2212 " + contrast.otherLabel(),
                String.valueOf(differences.n()),
                PairsFigure.signed(differences.mean()),
                differences.dotsAlone()
                        ? "-"
                        : span(
                                differences.interval().low(),
                                differences.interval().high())));
        if (tests == null) {
            row.addAll(List.of("-", "-", "-", "-"));
        } else {
            row.add(String.format(
                    Locale.ROOT,
                    "%s (%.0f)",
                    Html.minus(Words.number(tests.t().statistic())),
                    tests.t().degreesOfFreedom()));
            row.add(p(tests.t().pValue(), tests.attainable()));
            row.add(Words.number(tests.ranks().statistic()).replaceFirst("\\.?0+$", ""));
            row.add(p(tests.ranks().pValue(), tests.attainable()));
        }
        row.add(contrast.verdict().words().toLowerCase(Locale.ROOT));
        return row;
    }

    /** The interval of a difference in points. */
    static String span(double low, double high) {
        return Double.isNaN(low) ? "-" : PairsFigure.signed(low) + " to " + PairsFigure.signed(high);
    }

    /** A p-value as a cell. */
    static String p(double value, double attainable) {
        return Double.isNaN(value)
                ? "-"
                : Words.p(value, attainable).replaceFirst("^p = ", "").replaceFirst("^p < ", "< ");
    }
}
