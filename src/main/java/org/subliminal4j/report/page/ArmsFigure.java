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
        String publication = views.stream()
                .map(RunView::run)
                .filter(run -> published && run.anyPublished())
                .findFirst()
                .map(AnalysedRun::publication)
                .orElse("");
        return Figures.stripsKey(
                views.stream()
                        .anyMatch(view -> view.run().styles().values().stream().anyMatch(ArmStyle::hollow)),
                views.stream().anyMatch(view -> view.data().arms().stream()
                        .anyMatch(arm -> arm.sample().low() != null)),
                publication,
                "chance");
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
