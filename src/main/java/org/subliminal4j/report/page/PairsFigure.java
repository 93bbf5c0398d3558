package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.Words;

/** The contrasts of a run, seed by seed. */
final class PairsFigure {
    private PairsFigure() {}

    static String html(RunView view) {
        List<Contrast> contrasts = RunData.drawn(view.analysis());
        if (contrasts.isEmpty()) {
            return "<p>No arm of this experiment imitates another, so that there is nothing to pair.</p>";
        }
        List<String> titles = new ArrayList<>();
        List<String> plots = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            String title = title(contrasts.get(i));
            titles.add(title);
            plots.add(Figures.plot(
                    "pair",
                    view.index(),
                    String.valueOf(i),
                    "Differences seed by seed, sorted" + view.of() + ": " + title + "; "
                            + contrasts.get(i).words().get(0)));
        }
        return Figures.figure(
                "In a trial, the networks share the seed and so the teacher and the images: each seed is its own comparison."
                        + " One bar a seed, sorted; with five seeds or more the line is the mean and the band its 95% interval."
                        + more(view, contrasts),
                Figures.panels(view.level() + 1, titles, plots),
                table(view, contrasts));
    }

    private static String more(RunView view, List<Contrast> drawn) {
        long all = view.analysis().contrasts().stream()
                .filter(contrast -> contrast.kind() != Contrast.Kind.CHANCE)
                .count();
        return all > drawn.size()
                ? " Drawn are " + drawn.size() + " of " + all + " contrasts; <a href=\"#" + view.unique("tests")
                        + "\">the tests</a> hold them all."
                : "";
    }

    private static String title(Contrast contrast) {
        return contrast.label() + " \u2212 " + contrast.otherLabel();
    }

    private static String table(RunView view, List<Contrast> contrasts) {
        List<String> heads = new ArrayList<>(List.of("Seed"));
        contrasts.forEach(contrast -> heads.add(title(contrast)));
        List<List<String>> rows = new ArrayList<>();
        for (long seed : view.analysis().seeds()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(seed)));
            contrasts.forEach(
                    contrast -> row.add(points(contrast.differences().bySeed().getOrDefault(seed, Double.NaN))));
            rows.add(row);
        }
        List<String> mean = new ArrayList<>(List.of("Mean"));
        contrasts.forEach(contrast -> mean.add(points(contrast.differences().mean())));
        rows.add(mean);
        return Html.numbers(
                "Differences in points of " + view.analysis().chance().metricWords() + ", seed by seed" + view.of(),
                heads,
                rows);
    }

    /** A difference in points with two decimals and a proper minus. */
    private static String points(double difference) {
        return Double.isNaN(difference) ? "-" : Html.minus(String.format(Locale.ROOT, "%+.2f", 100 * difference));
    }

    /** A difference in points with one decimal. */
    static String signed(double difference) {
        return Double.isNaN(difference) ? "-" : Html.minus(Words.signed(difference));
    }
}
