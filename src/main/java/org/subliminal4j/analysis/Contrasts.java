package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.subliminal4j.analysis.Ancestry.Nearness;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;

/** Finds what is to be held against what by the structure of an experiment: no arm's name means anything. */
final class Contrasts {
    /**
     * Two arms of equal stages and different starts.
     *
     * @param near the one whose start is nearer to the teacher's
     * @param far  the other
     * @param own  whether {@code near} starts from the teacher's own init, and {@code far} from one that shares no draw
     *             with it
     */
    record Pair(Arm near, Arm far, boolean own) {}

    private Contrasts() {}

    /** The arms that imitate, in the order of the experiment. */
    static List<Arm> imitators(Experiment experiment) {
        return experiment.arms().stream()
                .filter(arm -> !Ancestry.teachers(arm).isEmpty())
                .toList();
    }

    /** All pairs of arms that imitate, in the order of the experiment. */
    static List<Pair> pairs(Experiment experiment) {
        Ancestry ancestry = new Ancestry(experiment);
        List<Pair> pairs = new ArrayList<>();
        for (Arm near : imitators(experiment)) {
            for (Arm far : imitators(experiment)) {
                Nearness nearness = ancestry.nearness(near);
                Nearness other = ancestry.nearness(far);
                if (near.stages().equals(far.stages()) && nearness.compareTo(other) > 0) {
                    pairs.add(new Pair(near, far, nearness == Nearness.OWN && other == Nearness.OTHER));
                }
            }
        }
        return pairs;
    }

    /** All contrasts of an experiment: with the start, between pairs, with chance. */
    static List<Contrast> of(Experiment experiment, Map<String, ArmSummary> arms, Chance chance) {
        Ancestry ancestry = new Ancestry(experiment);
        List<Contrast> contrasts = new ArrayList<>();
        for (Arm arm : imitators(experiment)) {
            Arm start = ancestry.startOf(arm);
            if (start != null) {
                contrasts.add(
                        Contrast.of(Contrast.Kind.START, summary(arms, arm), summary(arms, start), chance.metric()));
            }
        }
        for (Pair pair : pairs(experiment)) {
            contrasts.add(Contrast.of(
                    Contrast.Kind.INIT, summary(arms, pair.near), summary(arms, pair.far), chance.metric()));
        }
        for (Arm arm : imitators(experiment)) {
            contrasts.add(Contrast.of(summary(arms, arm), chance));
        }
        return contrasts;
    }

    private static ArmSummary summary(Map<String, ArmSummary> arms, Arm arm) {
        return Objects.requireNonNull(arms.get(arm.name()));
    }
}
