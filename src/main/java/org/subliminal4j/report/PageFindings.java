package org.subliminal4j.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.EffectSize;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.stats.TestResult;
import org.subliminal4j.stats.WilcoxonSignedRank;

/** The tests of a run in plain words, with their numbers in a table. */
final class PageFindings {
    /**
     * One comparison, seed by seed.
     *
     * @param title       the question
     * @param subject     whose accuracies these are, in words
     * @param other       what the accuracies are held against, in words
     * @param differences accuracy minus what it is held against
     * @param t           t-test of the differences
     * @param ranks       Wilcoxon's signed-rank test of the same
     * @param effect      Cohen's d_z of the same
     */
    private record Finding(
            String title,
            String subject,
            String other,
            Summary differences,
            TestResult t,
            TestResult ranks,
            double effect) {
        static Finding of(String title, String subject, String other, double[] x, double[] y, Alternative alternative) {
            double[] differences =
                    IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
            return new Finding(
                    title,
                    subject,
                    other,
                    Summary.of(differences),
                    TTest.paired(x, y, alternative),
                    WilcoxonSignedRank.test(x, y, alternative),
                    EffectSize.pairedD(x, y));
        }
    }

    private PageFindings() {}

    /** The section's content. */
    static String html(RunSummary run, int level) {
        if (run.n() < 2) {
            return "<p>One seed shows no spread, so that nothing can be tested: run more seeds.</p>";
        }
        List<Finding> findings = findings(run);
        String words = findings.stream()
                .map(finding -> "<li><h%1$d>%2$s</h%1$d><p>%3$s</p></li>"
                        .formatted(level, Html.escape(finding.title()), Html.escape(words(finding, run.n()))))
                .collect(Collectors.joining("\n"));
        return "<ul class=\"findings\">" + words + "</ul>" + table(findings) + againstPaper(run);
    }

    private static List<Finding> findings(RunSummary run) {
        double[] chance = new double[run.n()];
        Arrays.fill(chance, run.chance());
        double[] student = run.accuracies(Arm.STUDENT_AUXILIARY);
        double[] crossModel = run.accuracies(Arm.CROSS_MODEL_AUXILIARY);
        return List.of(
                Finding.of(
                        "Does the aux-only student learn?",
                        "the aux-only student",
                        "chance",
                        student,
                        chance,
                        Alternative.GREATER),
                Finding.of(
                        "Is it better than the untrained reference?",
                        "the aux-only student",
                        "the reference",
                        student,
                        run.accuracies(Arm.REFERENCE),
                        Alternative.GREATER),
                Finding.of(
                        "Does it need the teacher\u2019s own start?",
                        "the aux-only student",
                        "its cross-model twin",
                        student,
                        crossModel,
                        Alternative.GREATER),
                Finding.of(
                        "Does the start matter with all logits, too?",
                        "the all-logits student",
                        "its cross-model twin",
                        run.accuracies(Arm.STUDENT_ALL),
                        run.accuracies(Arm.CROSS_MODEL_ALL),
                        Alternative.GREATER),
                Finding.of(
                        "Does the aux-only cross-model student learn at all?",
                        "the aux-only cross-model student",
                        "chance",
                        crossModel,
                        chance,
                        Alternative.TWO_SIDED));
    }

    private static String words(Finding finding, int n) {
        Summary difference = finding.differences();
        Interval interval = difference.interval(RunSummary.LEVEL);
        double p = finding.t().pValue();
        String where = "On average over %d seeds, %s is %s %s %s (95%% interval of the difference: %s). "
                .formatted(
                        n,
                        finding.subject(),
                        Words.points(Math.abs(difference.mean())),
                        difference.mean() < 0 ? "below" : "above",
                        finding.other(),
                        span(interval));
        String luck = finding.t().alternative() == Alternative.GREATER
                ? "If there were no gap, luck alone would show one as large %s. "
                : "If there were no gap, luck alone would show one as far from zero, either way, %s. ";
        String effect = "The gap is %s times as large as it varies between seeds%s."
                .formatted(Words.number(Math.abs(finding.effect())), p < 0.05 ? ", " + size(finding.effect()) : "");
        return (p < 0.05 ? "Yes. " : "Not shown. ") + where + luck.formatted(odds(p)) + effect;
    }

    /** Cohen's words for a standardised difference. */
    private static String size(double effect) {
        double d = Math.abs(effect);
        return d < 0.2
                ? "a negligible effect"
                : d < 0.5 ? "a small effect" : d < 0.8 ? "a medium effect" : "a large effect";
    }

    private static String odds(double p) {
        if (p < 1e-6) {
            return "less than once in a million such runs";
        }
        if (p < 0.05) {
            double digits = Math.pow(10, Math.floor(Math.log10(1 / p)) - 1);
            return String.format(Locale.ROOT, "about once in %,.0f such runs", Math.rint(1 / p / digits) * digits);
        }
        return String.format(Locale.ROOT, "in %.0f of 100 such runs", 100 * p);
    }

    private static String table(List<Finding> findings) {
        return Html.numbers(
                "The tests in numbers: paired by seed; differences in points of accuracy",
                List.of(
                        "What minus what",
                        "Difference",
                        "95% interval",
                        "t (df)",
                        "p of t",
                        "Wilcoxon V",
                        "p of V",
                        "d"),
                findings.stream().map(PageFindings::row).toList());
    }

    private static List<String> row(Finding finding) {
        return List.of(
                capitalised(finding.subject()) + " \u2212 " + finding.other()
                        + (finding.t().alternative() == Alternative.GREATER ? ", one-sided" : ", two-sided"),
                signed(finding.differences().mean()),
                span(finding.differences().interval(RunSummary.LEVEL)),
                String.format(
                        Locale.ROOT,
                        "%s (%.0f)",
                        Words.number(finding.t().statistic()),
                        finding.t().degreesOfFreedom()),
                p(finding.t()),
                String.format(Locale.ROOT, "%.0f", finding.ranks().statistic()),
                p(finding.ranks()),
                Words.number(finding.effect()));
    }

    private static String againstPaper(RunSummary run) {
        if (!run.paperSetting()) {
            return "<p class=\"muted\">The accuracies are not tested against the paper&rsquo;s: the setting is another, see "
                    + "the configuration below.</p>";
        }
        return Html.numbers(
                "Against the paper's 100 runs: Welch's two-sided test of each mean",
                List.of("Arm", "This run", "Paper", "Difference in points", "t (df)", "p"),
                Arrays.stream(Arm.values()).map(arm -> paperRow(run, arm)).toList());
    }

    private static List<String> paperRow(RunSummary run, Arm arm) {
        TestResult test = Objects.requireNonNull(run.againstPaper(arm));
        double mean = run.summary(arm).mean();
        return List.of(
                arm.label(),
                Words.percent(mean),
                Words.percent(arm.paperMean()),
                signed(mean - arm.paperMean()),
                String.format(Locale.ROOT, "%s (%.0f)", Words.number(test.statistic()), test.degreesOfFreedom()),
                p(test));
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String p(TestResult test) {
        return Words.p(test.pValue()).replaceFirst("^p = ", "").replaceFirst("^p < ", "< ");
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '\u2212');
    }

    private static String span(Interval interval) {
        return String.format(Locale.ROOT, "%.1f to %.1f", 100 * interval.low(), 100 * interval.high())
                .replace('-', '\u2212');
    }
}
