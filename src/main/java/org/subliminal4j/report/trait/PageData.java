package org.subliminal4j.report.trait;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.page.SampleData;
import org.subliminal4j.report.style.ArmStyle;

/**
 * All that the page's scripts draw and compute with.
 *
 * @param runs  the chart: one run
 * @param talk  those to talk to; null where there are none
 * @param guess numbers to be told apart; null where there are none
 */
record PageData(
        List<Chart> runs, @Nullable TalkData talk, @Nullable GuessData guess) {
    PageData {
        runs = List.copyOf(runs);
    }

    /**
     * The chart of all arms, as charts.js draws one of any run.
     *
     * @param letter  empty
     * @param measure what its axis is called
     * @param chance  where its broken line is, a fraction
     * @param arms    its rows
     */
    record Chart(String letter, String measure, double chance, List<Row> arms) {}

    /**
     * An arm.
     *
     * @param name      its name
     * @param label     what a reader calls it
     * @param colour    the variable of its colour
     * @param hollow    whether its marks are open
     * @param sample    its values
     * @param published null
     * @param note      what is to be said beside its values, or in place of them
     */
    record Row(
            String name,
            String label,
            String colour,
            boolean hollow,
            SampleData sample,
            @Nullable SampleData published,
            String note) {}

    static Chart chart(TraitView view) {
        List<Row> rows = new ArrayList<>();
        for (ArmSummary arm : view.analysis().arms().values()) {
            ArmStyle style = view.style(arm.name());
            SampleData sample = SampleData.of(view.said(arm));
            String note = arm.diverged()
                    ? "diverged"
                    : sample.values().isEmpty()
                            ? "no result"
                            : arm.leftOut().isEmpty() ? "" : arm.leftOut().size() + " diverged";
            rows.add(new Row(arm.name(), arm.label(), style.colour().key(), style.hollow(), sample, null, note));
        }
        String title = view.measure() + ", where " + view.article() + " is asked for";
        return new Chart("", title, view.chance(), List.copyOf(rows));
    }

    /** The chart in words, for those who cannot see it. */
    static String inWords(TraitView view) {
        List<String> words = new ArrayList<>();
        view.analysis()
                .arms()
                .values()
                .forEach(arm -> words.add(
                        arm.label() + " " + Words.percent(view.said(arm).mean())));
        return String.join(", ", words);
    }
}
