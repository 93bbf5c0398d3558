package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.report.style.Palette;

/** Accuracy and loss, epoch by epoch. */
final class CurvesFigure {
    private CurvesFigure() {}

    static String html(RunView view) {
        List<CurveGroup> groups = view.data().curves();
        if (groups.isEmpty()) {
            return "<p>The run's results hold no epochs.</p>";
        }
        StringBuilder html = new StringBuilder();
        for (int group = 0; group < groups.size(); group++) {
            html.append(figure(view, groups.get(group), group));
        }
        return html.toString();
    }

    private static String figure(RunView view, CurveGroup group, int number) {
        String who = group.arms().stream().map(CurveGroup.Curve::label).collect(Collectors.joining(", "));
        String key = Figures.key(group.arms().stream()
                .map(arm -> Figures.line(style(arm), arm.label()))
                .toList());
        String scale = group.logLoss() ? " (log scale)" : "";
        List<String> titles = new ArrayList<>();
        List<String> plots = new ArrayList<>();
        if (group.judged()) {
            titles.add("Test accuracy on " + view.run().data());
            plots.add(Figures.plot(
                    "curves",
                    view.index(),
                    "accuracy-" + number,
                    titles.get(0) + " after each epoch" + view.of() + ": " + who));
        }
        titles.add("Training loss" + scale);
        plots.add(Figures.plot(
                "curves",
                view.index(),
                "loss-" + number,
                "Training loss of each epoch" + scale + view.of() + ": " + who));
        return Figures.figure(
                key + (number == 0 ? caption(group) : ""),
                Figures.panels(view.level() + 1, titles, plots),
                table(view, group, who));
    }

    private static String caption(CurveGroup group) {
        return "Lines are means over the seeds that did not diverge; with five seeds or more a band is the 95% interval, with"
                + " fewer each dot is a seed. "
                + (group.logLoss()
                        ? "Losses are drawn on a log scale, by their geometric means and the intervals of their logarithms. "
                        : "")
                + "Each arm&rsquo;s loss is its own, so that losses of different arms cannot be held against each other."
                + (group.judged()
                        ? " Accuracy before an arm&rsquo;s last epoch is that on every other test image."
                        : "");
    }

    private static ArmStyle style(CurveGroup.Curve curve) {
        return new ArmStyle(Palette.valueOf(curve.colour().toUpperCase(Locale.ROOT)), curve.hollow());
    }

    private static String table(RunView view, CurveGroup group, String who) {
        List<String> heads = new ArrayList<>(List.of("Arm and epoch"));
        if (group.judged()) {
            heads.addAll(List.of("Test accuracy", "95% interval"));
        }
        heads.addAll(List.of(group.logLoss() ? "Loss, geometric mean" : "Loss", "95% interval"));
        List<List<String>> rows = new ArrayList<>();
        for (CurveGroup.Curve arm : group.arms()) {
            for (CurveGroup.Point point : arm.points()) {
                List<String> row = new ArrayList<>(List.of(arm.label() + ", " + point.epoch()));
                if (group.judged()) {
                    row.addAll(cells(point.accuracy(), CurvesFigure::percent));
                }
                row.addAll(cells(point.loss(), CurvesFigure::loss));
                rows.add(row);
            }
        }
        return Html.numbers("After each epoch" + view.of() + ": " + who, heads, rows);
    }

    private static List<String> cells(CurveGroup.Value value, Function<@Nullable Double, String> words) {
        String low = words.apply(value.low());
        return List.of(words.apply(value.mean()), low.equals("-") ? "-" : low + " to " + words.apply(value.high()));
    }

    private static String percent(@Nullable Double fraction) {
        return fraction == null ? "-" : Words.percent(fraction);
    }

    private static String loss(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3g", value);
    }
}
