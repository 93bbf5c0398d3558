package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page's figures: a caption, one or more charts, and below them the same numbers as a table. */
final class PageFigure {
    private PageFigure() {}

    /**
     * A figure.
     *
     * @param caption HTML
     * @param plots   HTML of its charts, see {@link #plot}
     * @param table   HTML of the table that says the same
     */
    static String figure(String caption, String plots, String table) {
        return """
                <figure>
                <figcaption>%s</figcaption>
                %s
                <div class="under"><details><summary>The numbers as a table</summary>
                %s</details><button type="button" data-save hidden>Save as SVG</button></div>
                </figure>
                """.formatted(caption, plots, table);
    }

    /**
     * The place of a chart, which charts.js fills.
     *
     * @param kind  which chart
     * @param run   index of the run
     * @param of    which of several such charts; may be empty
     * @param label what it shows, for those who cannot see it, as text
     */
    static String plot(String kind, int run, String of, String label) {
        return "<div class=\"plot\" data-chart=\"%s\" data-run=\"%d\" data-of=\"%s\" data-name=\"%s\" role=\"img\" aria-label=\"%s\"></div>"
                .formatted(kind, run, of, kind + (of.isEmpty() ? "" : "-" + of), Html.escape(label));
    }

    /** Mean accuracy and interval of each arm, the paper's beside it. */
    static String armsTable(PageRunData run) {
        return Html.numbers(
                "Test accuracy, mean over " + run.seeds().size() + " seeds",
                List.of("Arm", "Mean", "95% interval", "Lowest seed", "Highest seed", "Paper", "Paper's interval"),
                run.arms().stream()
                        .map(arm -> List.of(
                                arm.label(),
                                Words.percent(arm.mean()),
                                span(arm.low(), arm.high()),
                                Words.percent(java.util.Arrays.stream(arm.values())
                                        .min()
                                        .orElseThrow()),
                                Words.percent(java.util.Arrays.stream(arm.values())
                                        .max()
                                        .orElseThrow()),
                                Words.percent(arm.paper()),
                                span(arm.paperLow(), arm.paperHigh())))
                        .toList());
    }

    /** The paired differences of each seed. */
    static String pairsTable(PageRunData run) {
        List<String> heads = new ArrayList<>(List.of("Seed"));
        run.pairs().forEach(pair -> heads.add(pair.title()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < run.seeds().size(); i++) {
            List<String> row = new ArrayList<>(List.of(run.seeds().get(i)));
            for (PageRunData.PairData pair : run.pairs()) {
                row.add(String.format(Locale.ROOT, "%+.2f", 100 * pair.values()[i]));
            }
            rows.add(row);
        }
        List<String> mean = new ArrayList<>(List.of("Mean"));
        run.pairs().forEach(pair -> mean.add(String.format(Locale.ROOT, "%+.2f", 100 * pair.mean())));
        rows.add(mean);
        return Html.numbers("Differences in points of accuracy, seed by seed", heads, rows);
    }

    /** Accuracy and loss after each epoch. */
    static String curvesTable(PageRunData run) {
        return Html.numbers(
                "Mean test accuracy and training loss over the seeds, after each epoch",
                List.of("Arm and epoch", "Accuracy", "95% interval", "Loss", "95% interval"),
                run.curves().stream()
                        .map(point -> List.of(
                                point.label() + ", " + point.epoch(),
                                Words.percent(point.accuracy().mean()),
                                span(point.accuracy().low(), point.accuracy().high()),
                                loss(point.loss().mean()),
                                point.loss().low() == null || point.loss().high() == null
                                        ? "-"
                                        : loss(point.loss().low()) + " to "
                                                + loss(point.loss().high())))
                        .toList());
    }

    /** The confusion matrix in counts, with the accuracy on each digit. */
    static String confusionTable(PageRunData run) {
        List<String> heads = new ArrayList<>(List.of("Digit shown"));
        for (int i = 0; i < run.confusion().size(); i++) {
            heads.add("read as " + i);
        }
        heads.add("read correctly");
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < run.confusion().size(); label++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(label)));
            run.confusion().get(label).forEach(count -> row.add(String.format(Locale.ROOT, "%,d", count)));
            row.add(Words.percent(run.digits().get(label).accuracy()));
            rows.add(row);
        }
        return Html.numbers("Test images, summed over the seeds", heads, rows);
    }

    private static String span(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null
                ? "-"
                : String.format(Locale.ROOT, "%.1f%% to %.1f%%", 100 * low, 100 * high);
    }

    private static String loss(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
