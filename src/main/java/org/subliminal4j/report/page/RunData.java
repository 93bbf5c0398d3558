package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.stats.Interval;

/**
 * The numbers of one run's charts.
 *
 * @param letter  the run's sign in a comparison
 * @param measure what the axis of accuracies is called
 * @param chance  what guessing gets, a fraction
 * @param arms    the arms, in the order of the experiment
 * @param pairs   the contrasts that are drawn, see {@link #drawn}
 * @param curves  the trained arms epoch by epoch, in groups that one chart has room for
 * @param classes what one arm reads, class by class; null where no seed tells
 */
record RunData(
        String letter,
        String measure,
        double chance,
        List<ArmData> arms,
        List<Pair> pairs,
        List<CurveGroup> curves,
        @Nullable ClassesData classes) {
    /** More charts of pairs than this are a wall; the table has them all. */
    private static final int MOST_PAIRS = 9;

    /**
     * An arm.
     *
     * @param name      its name
     * @param label     what a reader calls it
     * @param colour    the variable of its colour
     * @param hollow    whether its marks are open
     * @param sample    its values
     * @param published what was published of it, where that may be held against it
     * @param note      what is to be said beside its values, or in place of them
     */
    record ArmData(
            String name,
            String label,
            String colour,
            boolean hollow,
            SampleData sample,
            @Nullable PublishedData published,
            String note) {}

    /** A published mean and its interval. */
    record PublishedData(double mean, double low, double high) {}

    /**
     * One arm minus another, seed by seed.
     *
     * @param colour the variable of the arm's colour
     * @param sample the differences
     */
    record Pair(String colour, boolean hollow, SampleData sample) {}

    static RunData of(String letter, AnalysedRun run) {
        Analysis analysis = run.analysis();
        List<ArmData> arms = new ArrayList<>();
        analysis.arms().values().forEach(arm -> arms.add(arm(run, arm)));
        return new RunData(
                letter,
                "test " + analysis.chance().metricWords() + " on " + run.data(),
                analysis.chance().value(),
                arms,
                drawn(analysis).stream().map(contrast -> pair(run, contrast)).toList(),
                CurveGroup.of(run),
                ClassesData.of(run));
    }

    private static ArmData arm(AnalysedRun run, ArmSummary arm) {
        ArmStyle style = run.style(arm.name());
        SampleData sample = SampleData.of(arm.sample(run.analysis().chance().metric()));
        int diverged = arm.leftOut().size();
        String note = arm.diverged()
                ? "diverged"
                : sample.values().isEmpty() ? "no result" : diverged > 0 ? diverged + " diverged" : "";
        return new ArmData(
                arm.name(),
                arm.label(),
                style.colour().key(),
                style.hollow(),
                sample,
                published(run.published(arm.name())),
                note);
    }

    private static @Nullable PublishedData published(@Nullable Agreement agreement) {
        if (agreement == null) {
            return null;
        }
        Interval interval = agreement
                .published()
                .summary()
                .interval(agreement.own().interval().level())
                .clipped(0, 1);
        return new PublishedData(agreement.published().mean(), interval.low(), interval.high());
    }

    /** The contrasts between arms that get a chart: different starts first, as they are the question. */
    static List<Contrast> drawn(Analysis analysis) {
        List<Contrast> drawn = new ArrayList<>();
        for (Contrast.Kind kind : List.of(Contrast.Kind.INIT, Contrast.Kind.START)) {
            analysis.contrasts().stream()
                    .filter(contrast ->
                            contrast.kind() == kind && contrast.differences().n() > 0)
                    .forEach(drawn::add);
        }
        return List.copyOf(drawn.subList(0, Math.min(MOST_PAIRS, drawn.size())));
    }

    private static Pair pair(AnalysedRun run, Contrast contrast) {
        ArmStyle style = run.style(contrast.arm());
        return new Pair(style.colour().key(), style.hollow(), SampleData.of(contrast.differences()));
    }

    /** The arms in words, for those who cannot see the chart. */
    String armsInWords() {
        List<String> words = new ArrayList<>();
        for (ArmData arm : arms) {
            String mean = arm.sample.mean() == null ? "" : " " + Words.percent(arm.sample.mean());
            words.add(arm.label + mean + (arm.note.isEmpty() ? "" : " " + arm.note));
        }
        return String.join(", ", words);
    }
}
