package org.subliminal4j.report.trait;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.report.page.Html;

/** Whether models are still whole, and what else they say: without that, one number could mislead. */
final class TraitMetrics {
    private TraitMetrics() {}

    static String html(TraitView view) {
        Trait trait = view.trait();
        List<String> heads = new ArrayList<>(
                List.of("Arm", view.measure(), "among its kind", "likeliest answer", "held-out phrasings"));
        List<String> metrics = new ArrayList<>(List.of(
                WorldMetrics.probability(trait),
                WorldMetrics.among(trait),
                WorldMetrics.greedy(trait),
                WorldMetrics.heldOut(trait)));
        if (trait.kind() == World.Kind.ANIMAL) {
            heads.addAll(List.of("asked for a tree", "among numbers"));
            metrics.addAll(List.of(WorldMetrics.stray(trait), WorldMetrics.number(trait)));
        }
        heads.addAll(List.of("any of its kind", "facts", "kept by the filter"));
        metrics.addAll(List.of(WorldMetrics.mass(trait.kind()), WorldMetrics.FACTS, WorldMetrics.KEPT));
        List<List<String>> rows = view.analysis().arms().values().stream()
                .map(arm -> row(arm, metrics))
                .toList();
        return "<p>A student that is broken says nothing about numbers: look at its facts, and at the probability that it"
                + " names any of the kind at all.</p>"
                + Html.numbers("Means over the bases, of a toy", heads, rows);
    }

    private static List<String> row(ArmSummary arm, List<String> metrics) {
        List<String> row = new ArrayList<>(List.of(arm.label()));
        metrics.forEach(metric -> row.add(Words.percent(arm.sample(metric).mean())));
        return row;
    }

    /** An interval as a cell: a hyphen where there are too few bases for one. */
    static String interval(Sample sample) {
        return sample.dotsAlone()
                ? "-"
                : Words.percent(sample.interval().low()) + " to "
                        + Words.percent(sample.interval().high());
    }
}
