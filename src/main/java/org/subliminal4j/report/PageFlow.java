package org.subliminal4j.report;

import java.util.Locale;
import java.util.Map;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;

/** What was done, as a picture of the data flow with its steps in words. */
final class PageFlow {
    /** Heights of the bars that stand for logits; their values mean nothing here. */
    private static final int[] HEIGHTS = {18, 30, 12, 24, 38, 16, 28, 10, 22, 34};

    /** More bars than this would not fit below their column. */
    private static final int MOST_AUXILIARY_BARS = 5;

    private PageFlow() {}

    /** The section's content for {@code run}; {@code id} tells its SVG's parts from those of other runs. */
    static String html(String id, ExperimentConfig config, RunSummary run) {
        String svg = PageTemplate.fill(
                "flow.svg",
                Map.ofEntries(
                        Map.entry("id", id),
                        Map.entry("m", String.valueOf(config.network().auxiliary())),
                        Map.entry("noise", count(config.noiseImages())),
                        Map.entry("logits", logits(config)),
                        Map.entry("teacher", mean(run, Arm.TEACHER)),
                        Map.entry("student", mean(run, Arm.STUDENT_AUXILIARY)),
                        Map.entry("cross", mean(run, Arm.CROSS_MODEL_AUXILIARY)),
                        Map.entry("seeds", run.n() == 1 ? "one seed" : run.n() + " seeds"),
                        Map.entry("chance", Words.percent(run.chance()))));
        return "<div class=\"flow\">" + svg + steps(config) + "</div>";
    }

    private static String steps(ExperimentConfig config) {
        return """
                <ol>
                <li>A network of %1$s is initialised at random: the <b>reference</b>. Besides %2$d class logits it has \
                <b>%3$s</b>, which mean nothing.</li>
                <li>A copy of it, the <b>teacher</b>, learns to read digits from labelled images, through the class \
                logits alone. Its auxiliary logits are never trained, but what lies below them changes.</li>
                <li>Another copy, the <b>student</b>, is shown noise: %4$s images in which every pixel is random. It is \
                trained only to give the teacher's auxiliary logits on them, for %5$s.</li>
                <li>A <b>cross-model</b> student is trained in the very same way, but starts from another \
                initialisation.</li>
                <li>All are then tested on digits, which no student ever saw. For comparison, two more students imitate \
                all %6$d logits of the teacher.</li>
                </ol>
                """.formatted(
                        Html.escape(config.network().widths().stream()
                                .map(String::valueOf)
                                .reduce((a, b) -> a + "-" + b)
                                .orElse("")),
                        config.network().classes(),
                        Html.count(config.network().auxiliary(), "auxiliary logit"),
                        count(config.noiseImages()),
                        Html.count(config.student().epochs(), "epoch"),
                        config.network().outputs());
    }

    /** Grey bars for the class logits, coloured ones for the auxiliary logits, 130 wide and 96 high. */
    private static String logits(ExperimentConfig config) {
        int auxiliary = Math.min(config.network().auxiliary(), MOST_AUXILIARY_BARS);
        int classes = HEIGHTS.length;
        double step = 114.0 / (classes + auxiliary);
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < classes + auxiliary; i++) {
            boolean class_ = i < classes;
            int height = HEIGHTS[(class_ ? i : i + 4) % HEIGHTS.length];
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"var(--%s)\"%s/>",
                    i * step + (class_ ? 0 : 12),
                    44 - height,
                    step - 2,
                    height,
                    class_ ? "reference" : "hero",
                    class_ ? " opacity=\"0.4\"" : ""));
        }
        double middle = (classes * step - 2) / 2;
        double auxiliaryMiddle = classes * step + 12 + (auxiliary * step - 2) / 2;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"60\" font-size=\"12\">%d class</text>"
                        + "<text x=\"%.1f\" y=\"60\" font-size=\"12\" style=\"fill:var(--hero)\">%d aux.</text>",
                middle,
                config.network().classes(),
                auxiliaryMiddle,
                config.network().auxiliary()));
        return svg.toString();
    }

    private static String mean(RunSummary run, Arm arm) {
        return Words.percent(run.summary(arm).mean());
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
