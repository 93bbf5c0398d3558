package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.report.page.Figures;

/** The keys of a study's charts. */
final class StudyKey {
    private static final String DIAMOND = "<path d=\"M15 1l5 5-5 5-5-5z\" fill=\"var(--paper)\" stroke=\"var(--ink)\""
            + " stroke-width=\"1.5\"/><path d=\"M15 0v1M15 11v1\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>";
    private static final String CHANCE =
            "<path d=\"M1 6H29\" stroke=\"var(--muted)\" stroke-dasharray=\"4 3\" stroke-width=\"1.5\"/>";

    private StudyKey() {}

    /**
     * The arms, and the marks that there are.
     *
     * @param chart a chart of values
     */
    static String of(StudyView view, FactorChart chart) {
        List<String> entries = arms(view);
        if (chart.series().stream().flatMap(series -> series.points().stream()).anyMatch(point -> !point.expected()
                .isEmpty())) {
            entries.add(Figures.entry(DIAMOND, "expected: published or predicted"));
        }
        if (chart.chance() != null) {
            entries.add(Figures.entry(CHANCE, "chance"));
        }
        return Figures.key(entries);
    }

    /** The arms alone. */
    static String ofArms(StudyView view) {
        return Figures.key(arms(view));
    }

    private static List<String> arms(StudyView view) {
        List<String> entries = new ArrayList<>();
        for (String arm : view.keyed()) {
            entries.add(Figures.line(view.style(arm), view.analysis().label(arm)));
        }
        return entries;
    }
}
