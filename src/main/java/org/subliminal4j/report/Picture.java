package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.report.trait.TraitPage;
import org.subliminal4j.report.trait.TraitView;
import org.subliminal4j.stats.Interval;

/**
 * What a figure shows, whatever its networks are judged by.
 *
 * @param title       what the rows are
 * @param subtitle    of what
 * @param seed        what a value is called: {@code seed}
 * @param rows        the arms, from top to bottom
 * @param chance      where the broken line is, a fraction
 * @param chanceWords what it is
 * @param publication where published values come from; empty where there are none
 * @param notes       lines below
 */
record Picture(
        String title,
        String subtitle,
        String seed,
        List<Row> rows,
        double chance,
        String chanceWords,
        String publication,
        List<String> notes) {
    Picture {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * An arm.
     *
     * @param label     what a reader calls it
     * @param sample    its values, fractions
     * @param style     how it is drawn
     * @param published what was published of it; null where nothing was
     * @param leftOut   how many of its seeds diverged
     * @param diverged  whether all did
     */
    record Row(
            String label,
            Sample sample,
            ArmStyle style,
            @Nullable Agreement published,
            int leftOut,
            boolean diverged) {
        static Row of(ArmSummary arm, Sample sample, ArmStyle style, @Nullable Agreement published) {
            return new Row(arm.label(), sample, style, published, arm.leftOut().size(), arm.diverged());
        }

        /** The interval of the published mean. */
        static Interval interval(Agreement agreement) {
            return agreement
                    .published()
                    .summary()
                    .interval(agreement.own().interval().level());
        }
    }

    static Picture of(AnalysedRun run) {
        Analysis analysis = run.analysis();
        List<Row> rows = new ArrayList<>();
        for (ArmSummary arm : analysis.arms().values()) {
            Sample sample = arm.sample(analysis.chance().metric());
            rows.add(Row.of(arm, sample, run.style(arm.name()), run.published(arm.name())));
        }
        return new Picture(
                run.measure() + ": " + Words.count(rows.size(), "network"),
                run.run().experiment().title() + ", " + analysis.seedWords(),
                "seed",
                rows,
                analysis.chance().value(),
                "chance " + Words.exactPercent(analysis.chance().value()),
                run.publication(),
                wrapped(analysis.notes()));
    }

    static Picture of(TraitView view) {
        List<Row> rows = new ArrayList<>();
        for (ArmSummary arm : view.analysis().arms().values()) {
            rows.add(Row.of(arm, view.said(arm), view.style(arm.name()), null));
        }
        return new Picture(
                view.measure() + ", where " + view.article() + " is asked for: " + Words.count(rows.size(), "model"),
                view.run().experiment().title() + ", "
                        + Words.count(view.analysis().seeds().size(), "base"),
                "base",
                rows,
                view.chance(),
                view.chanceWords(),
                "",
                wrapped(List.of(TraitPage.TOY)));
    }

    private static List<String> wrapped(List<String> notes) {
        List<String> lines = new ArrayList<>();
        notes.forEach(note -> lines.addAll(TextWrap.lines(note, 140, "")));
        return lines;
    }
}
