package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Measure;

/** Each network of the only cell against each trait that one of them was taught, where these are several. */
final class TraitHeat {
    static final String TITLE = "How often each gives each answer";

    /** Two traits are told apart in the chart of one of them. */
    private static final int FEWEST = 3;

    private TraitHeat() {}

    /** The map; null where there are few traits. */
    static @Nullable HeatChart of(StudyView view) {
        CellSummary cell = view.analysis().cells().get(0);
        List<Trait> traits = WorldMetrics.taught(cell.cell().experiment());
        if (traits.size() < FEWEST) {
            return null;
        }
        List<HeatChart.Tile> tiles = new ArrayList<>();
        for (String arm : view.plan().arms()) {
            for (Trait trait : traits) {
                Measure measure = new Measure(WorldMetrics.probability(trait));
                Sample sample = cell.sample(arm, measure.metric());
                tiles.add(HeatChart.tile(trait.name(), view.analysis().label(arm), sample, measure));
            }
        }
        return new HeatChart(
                "answer",
                "network",
                TITLE,
                "all networks",
                Palette.VERMILLION.key(),
                traits.stream().map(Trait::name).toList(),
                view.plan().arms().stream().map(view.analysis()::label).toList(),
                tiles);
    }
}
