package org.subliminal4j.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.store.StoredRun;

/**
 * The sections of one run.
 *
 * @param index   its place among the runs of the page
 * @param source  where it lies and what its folder holds
 * @param summary its accuracies
 * @param data    the numbers of its charts
 * @param level   the level of its sections' headings
 */
record PageRun(int index, HtmlReport.Source source, RunSummary summary, PageRunData data, int level) {
    private static final String DOT_KEY = """
            <ul class="key">\
            <li><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4" fill="var(--muted)" opacity="0.55"/></svg>\
            one seed</li>\
            <li><svg width="30" height="12" aria-hidden="true"><path d="M1 6H29" stroke="var(--ink)" stroke-width="3"/>\
            <circle cx="15" cy="6" r="5" fill="var(--ink)"/></svg>mean and 95% interval</li>\
            <li><svg width="30" height="12" aria-hidden="true"><path d="M1 6H29" stroke="var(--ink)" stroke-width="1.5"/>\
            <path d="M15 1l5 5-5 5-5-5z" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.5"/></svg>\
            the paper, 100 runs</li>\
            <li><svg width="12" height="14" aria-hidden="true"><path d="M6 0V14" stroke="var(--muted)" stroke-dasharray="4 3" \
            stroke-width="1.5"/></svg>chance</li></ul>
            """;

    StoredRun run() {
        return source.run();
    }

    /** The claim in one sentence, as HTML. */
    String claim() {
        return """
                Trained only on the %s of its teacher, on pure noise, a student reads <strong>%s</strong> of %s; \
                started from another initialisation, <strong>%s</strong>.\
                """.formatted(
                        auxiliaryLogits(),
                        Words.percent(mean(Arm.STUDENT_AUXILIARY)),
                        summary.mnist() ? "MNIST&rsquo;s digits" : "the test images",
                        Words.percent(mean(Arm.CROSS_MODEL_AUXILIARY)));
    }

    /** What stands behind the claim, as HTML. */
    String behindTheClaim() {
        String paper = summary.paperSetting()
                ? "The paper&rsquo;s %d runs gave %s and %s."
                        .formatted(
                                Arm.PAPER_RUNS,
                                Words.percent(Arm.STUDENT_AUXILIARY.paperMean()),
                                Words.percent(Arm.CROSS_MODEL_AUXILIARY.paperMean()))
                : "This is <a href=\"#" + unique("configuration") + "\">not the paper&rsquo;s setting</a>, so that the "
                        + "paper&rsquo;s values stand beside it for orientation only.";
        if (summary.n() == 1) {
            return "This is one seed, which says nothing of the spread between seeds. Chance is %s. %s"
                    .formatted(Words.percent(summary.chance()), paper);
        }
        return """
                Means over %d seeds, with 95%% intervals of %s and %s; the difference is <strong>%s</strong>, of which the \
                interval is %s. Chance is %s. %s\
                """.formatted(
                        summary.n(),
                        interval(summary.summary(Arm.STUDENT_AUXILIARY), "%"),
                        interval(summary.summary(Arm.CROSS_MODEL_AUXILIARY), "%"),
                        Words.points(data.pairs().get(1).mean()),
                        interval(Summary.of(data.pairs().get(1).values()), ""),
                        Words.percent(summary.chance()),
                        paper);
    }

    /** The figure of the six arms. */
    String arms() {
        return section(
                "arms",
                "Six networks, read on digits",
                PageFigure.figure(
                        DOT_KEY + "Accuracy on the test images, of which only the teacher has ever seen the like.",
                        PageFigure.plot("arms", index, "", "Test accuracy of the six arms: " + armsInWords()),
                        PageFigure.armsTable(data)));
    }

    /** All sections below the drawing pad. */
    String details() {
        return section("flow", "What was done", PageFlow.html("flow" + index, run().config(), summary))
                + section("pairs", "The difference, seed by seed", pairs())
                + section("epochs", "Epoch by epoch", curves())
                + section("digits", "What the aux-only student reads", digits())
                + section("tests", "How sure this is", PageFindings.html(summary, level + 1))
                + section("configuration", "Configuration", PageProvenance.configuration(run().config()))
                + section("provenance", "Provenance", PageProvenance.provenance(source.sessions()))
                + section("reproduce", "Run it again", PageProvenance.reproduce(run().provenance()));
    }

    private String pairs() {
        String panels = IntStream.range(0, data.pairs().size())
                .mapToObj(i -> panel(
                        data.pairs().get(i).title(),
                        PageFigure.plot(
                                "pair",
                                index,
                                String.valueOf(i),
                                "Difference of accuracy for each seed, sorted: "
                                        + data.pairs().get(i).title() + ", on average "
                                        + Words.points(data.pairs().get(i).mean()))))
                .collect(Collectors.joining());
        return PageFigure.figure(
                "In a trial, all networks share the teacher and the noise, so that each seed is its own comparison. One bar "
                        + "a seed, sorted; the line is the mean, the band its 95% interval.",
                "<div class=\"panels three\">" + panels + "</div>", PageFigure.pairsTable(data));
    }

    private String curves() {
        if (data.curves().isEmpty()) {
            return "<p>The run's results hold no epochs.</p>";
        }
        String key = Arrays.stream(Arm.values())
                .filter(arm -> arm != Arm.REFERENCE)
                .map(arm -> """
                        <li><svg width="30" height="12" aria-hidden="true"><path d="M1 6H29" stroke="var(--%s)" \
                        stroke-width="2.5"%s/></svg>%s</li>\
                        """.formatted(
                                arm.key(),
                                arm.key().startsWith("cross") ? " stroke-dasharray=\"6 3\"" : "",
                                Html.escape(arm.label())))
                .collect(Collectors.joining("", "<ul class=\"key\">", "</ul>"));
        String panels = panel(
                        "Test accuracy",
                        PageFigure.plot(
                                "curves",
                                index,
                                "accuracy",
                                "Mean test accuracy after each epoch, for the five trained arms"))
                + panel(
                        "Training loss",
                        PageFigure.plot(
                                "curves",
                                index,
                                "loss",
                                "Mean training loss in each epoch, for the five trained arms"));
        return PageFigure.figure(
                key
                        + "Means over the seeds, with 95% intervals as bands. Each arm&rsquo;s loss is its own: the teacher&rsquo;s is "
                        + "cross-entropy with the labels, a student&rsquo;s the divergence from the teacher&rsquo;s logits. "
                        + "Accuracy before the last epoch is that on every other test image.",
                "<div class=\"panels\">" + panels + "</div>",
                PageFigure.curvesTable(data));
    }

    private String digits() {
        String panels = panel(
                        "Accuracy on each digit",
                        PageFigure.plot(
                                "digits",
                                index,
                                "",
                                "Accuracy of the aux-only student on each digit: " + digitsInWords()))
                + panel(
                        "Confusion, % of each row",
                        PageFigure.plot(
                                "confusion",
                                index,
                                "",
                                "Confusion matrix of the aux-only student, in percent of each digit"));
        return PageFigure.figure(
                "The aux-only student on the test images, all seeds together. A dot is one seed.",
                "<div class=\"panels\">" + panels + "</div>",
                PageFigure.confusionTable(data));
    }

    private String panel(String title, String plot) {
        return "<div><h%1$d>%2$s</h%1$d>%3$s</div>".formatted(level + 1, Html.escape(title), plot);
    }

    private String section(String id, String title, String html) {
        return "<section id=\"%1$s\"><h%2$d>%3$s</h%2$d>\n%4$s</section>\n".formatted(unique(id), level, title, html);
    }

    private String unique(String id) {
        return index == 0 ? id : id + "-" + (index + 1);
    }

    private String armsInWords() {
        return Arrays.stream(Arm.values())
                .map(arm -> arm.label() + " " + Words.percent(mean(arm)))
                .collect(Collectors.joining(", "));
    }

    private String digitsInWords() {
        return data.digits().stream()
                .map(digit -> digit.digit() + ": " + Words.percent(digit.accuracy()))
                .collect(Collectors.joining(", "));
    }

    private String auxiliaryLogits() {
        ExperimentConfig config = run().config();
        int m = config.network().auxiliary();
        return m == 1 ? "one meaningless logit" : m + " meaningless logits";
    }

    private double mean(Arm arm) {
        return summary.summary(arm).mean();
    }

    private static String interval(Summary summary, String unit) {
        Interval interval = summary.interval(RunSummary.LEVEL);
        return String.format(Locale.ROOT, "%.1f%s to %.1f%s", 100 * interval.low(), unit, 100 * interval.high(), unit);
    }
}
