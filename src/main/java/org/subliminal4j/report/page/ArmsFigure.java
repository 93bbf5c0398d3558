package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;

/** The first figure: every arm of a run. */
final class ArmsFigure {
    private static final String SEED = "<circle cx=\"15\" cy=\"6\" r=\"4\" fill=\"var(--muted)\" opacity=\"0.55\"/>";
    private static final String MEAN = "<path d=\"M1 6H29\" stroke=\"var(--ink)\" stroke-width=\"3\"/>"
            + "<circle cx=\"15\" cy=\"6\" r=\"5\" fill=\"var(--ink)\"/>";
    private static final String DIAMOND = "<path d=\"M1 6H29\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>"
            + "<path d=\"M15 1l5 5-5 5-5-5z\" fill=\"var(--paper)\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>";
    private static final String CHANCE =
            "<path d=\"M15 0V12\" stroke=\"var(--muted)\" stroke-dasharray=\"4 3\" stroke-width=\"1.5\"/>";
    private static final String TWIN =
            "<circle cx=\"15\" cy=\"6\" r=\"4\" fill=\"none\" stroke=\"var(--muted)\" stroke-width=\"2\"/>";

    private ArmsFigure() {}

    static String html(RunView view) {
        String notes = String.join(" ", view.analysis().notes());
        return Figures.figure(
                key(List.of(view), true) + Html.escape(notes),
                Figures.plot(
                        "arms",
                        view.index(),
                        "",
                        view.run().measure() + " of each network" + view.of() + ": "
                                + view.data().armsInWords()),
                table(view));
    }

    /**
     * What the marks stand for, but only of the marks that there are.
     *
     * @param published whether the chart shows published values
     */
    static String key(List<RunView> views, boolean published) {
        List<String> entries = new ArrayList<>();
        entries.add(Figures.entry(SEED, "one seed"));
        if (views.stream()
                .anyMatch(view -> view.run().styles().values().stream().anyMatch(ArmStyle::hollow))) {
            entries.add(Figures.entry(TWIN, "twin from another start"));
        }
        if (views.stream().anyMatch(view -> view.data().arms().stream()
                .anyMatch(arm -> arm.sample().low() != null))) {
            entries.add(Figures.entry(MEAN, "mean and 95% interval"));
        }
        if (published) {
            views.stream()
                    .map(RunView::run)
                    .filter(AnalysedRun::anyPublished)
                    .findFirst()
                    .ifPresent(
                            run -> entries.add(Figures.entry(DIAMOND, "published: " + Html.escape(run.publication()))));
        }
        entries.add(Figures.entry(CHANCE, "chance"));
        return Figures.key(entries);
    }

    private static String table(RunView view) {
        Analysis analysis = view.analysis();
        boolean published = view.run().anyPublished();
        List<String> heads =
                new ArrayList<>(List.of("Arm", "Seeds", "Mean", "95% interval", "Lowest seed", "Highest seed"));
        if (published) {
            heads.add("Published");
        }
        List<List<String>> rows = new ArrayList<>();
        for (ArmSummary arm : analysis.arms().values()) {
            List<String> row = row(analysis, arm);
            if (published) {
                row.add(published(view.run().published(arm.name())));
            }
            rows.add(row);
        }
        return Html.numbers(view.run().measure() + ", " + analysis.seedWords() + view.of(), heads, rows);
    }

    private static List<String> row(Analysis analysis, ArmSummary arm) {
        Sample sample = arm.sample(analysis.chance().metric());
        boolean none = sample.n() == 0;
        return new ArrayList<>(List.of(
                arm.label(),
                String.valueOf(sample.n()),
                arm.diverged() ? "diverged" : Words.percent(sample.mean()),
                interval(sample),
                none ? "-" : Words.percent(Collections.min(sample.bySeed().values())),
                none ? "-" : Words.percent(Collections.max(sample.bySeed().values()))));
    }

    /** The interval of a fraction as a cell: a hyphen where there are too few seeds for one. */
    static String interval(Sample sample) {
        return sample.dotsAlone()
                ? "-"
                : Words.percent(sample.interval().low()) + " to "
                        + Words.percent(sample.interval().high());
    }

    private static String published(@Nullable Agreement agreement) {
        return agreement == null
                ? "-"
                : Words.percent(agreement.published().mean()) + ", "
                        + agreement.result().words();
    }
}
