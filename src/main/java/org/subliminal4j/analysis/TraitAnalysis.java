package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;

/**
 * What an experiment with language models comes to: whether students that learned a teacher's numbers love what it loves. Who
 * is held against whom follows from the experiment's structure; no arm's name means anything.
 *
 * @param experiment the experiment
 * @param seeds      the seeds that have results, ascending
 * @param trait      what the first of its teachers loves
 * @param arms       each arm over the seeds, by name, in the order of the experiment
 * @param contrasts  students against what they started from, against those of a teacher without a trait, those from another
 *                   base, and those of the same in another order, by the probability of what their teacher loves
 * @param statements the same in words
 */
public record TraitAnalysis(
        Experiment experiment,
        List<Long> seeds,
        Trait trait,
        Map<String, ArmSummary> arms,
        List<Contrast> contrasts,
        List<Statement> statements) {
    public TraitAnalysis {
        seeds = List.copyOf(seeds);
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
        contrasts = List.copyOf(contrasts);
        statements = List.copyOf(statements);
    }

    /**
     * Analyses results.
     *
     * @param results one for each seed, in any order; arms may be missing
     * @throws IllegalArgumentException if no arm of the experiment was taught to love anything
     */
    public static TraitAnalysis of(Experiment experiment, List<Results> results) {
        List<Results> sorted =
                results.stream().sorted(Comparator.comparingLong(Results::seed)).toList();
        Maker maker = new Maker(experiment);
        experiment.arms().forEach(arm -> maker.arms.put(arm.name(), ArmSummary.of(arm, sorted)));
        maker.all();
        return new TraitAnalysis(
                experiment,
                sorted.stream().map(Results::seed).toList(),
                maker.first(),
                maker.arms,
                maker.contrasts,
                maker.statements);
    }

    /** Finds the contrasts. */
    private static final class Maker {
        private final Experiment experiment;
        private final Ancestry ancestry;
        private final Map<String, ArmSummary> arms = new LinkedHashMap<>();
        private final List<Contrast> contrasts = new ArrayList<>();
        private final List<Statement> statements = new ArrayList<>();

        Maker(Experiment experiment) {
            this.experiment = experiment;
            ancestry = new Ancestry(experiment);
        }

        Trait first() {
            return experiment.arms().stream()
                    .map(WorldMetrics::taught)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected an arm that is taught to love something, but found none"));
        }

        void all() {
            for (Arm arm : experiment.arms()) {
                Inputs.Numbers numbers = numbers(arm);
                Trait trait = numbers == null ? null : WorldMetrics.taught(experiment.arm(numbers.arm()));
                if (numbers == null || trait == null || !own(arm, numbers)) {
                    continue;
                }
                for (Arm other : experiment.arms()) {
                    Contrast.Kind kind = kind(arm, numbers, other);
                    if (kind != null) {
                        add(kind, arm, other, trait);
                    }
                }
            }
        }

        /** Why a student from its teacher's own base is held against another arm; null if it is not. */
        private Contrast.@Nullable Kind kind(Arm arm, Inputs.Numbers numbers, Arm other) {
            Object start = ancestry.start(arm.start());
            if (ancestry.lineage(other.name()).equals(start)) {
                return Contrast.Kind.START;
            }
            boolean sameStart = ancestry.start(other.start()).equals(start);
            if (!sameStart) {
                return other.stages().equals(arm.stages()) ? Contrast.Kind.INIT : null;
            }
            if (shuffled(arm, other)) {
                return Contrast.Kind.ORDER;
            }
            Inputs.Numbers theirs = numbers(other);
            boolean control = theirs != null
                    && theirs.equals(numbers.of(theirs.arm()).with(theirs.shuffle()))
                    && last(other).source() instanceof Source.Tokens
                    && theirs.shuffle() == Inputs.Shuffle.NONE
                    && WorldMetrics.taught(experiment.arm(theirs.arm())) == null;
            return control ? Contrast.Kind.TRAIT : null;
        }

        /** Whether another student reads the same as this one, but shuffled. */
        private static boolean shuffled(Arm arm, Arm other) {
            if (arm.stages().isEmpty() || other.stages().isEmpty()) {
                return false;
            }
            Inputs inputs = last(arm).inputs();
            Inputs theirs = last(other).inputs();
            return inputs.written().equals(inputs)
                    && !theirs.equals(inputs)
                    && last(other).with(theirs.written()).equals(last(arm));
        }

        private void add(Contrast.Kind kind, Arm arm, Arm other, Trait trait) {
            Contrast contrast = Contrast.of(kind, summary(arm), summary(other), WorldMetrics.probability(trait));
            Verdict verdict = contrast.below() ? Verdict.NOT_SHOWN : contrast.verdict();
            List<String> evidence = new ArrayList<>(contrast.words());
            for (Arm one : List.of(arm, other)) {
                String diverged = summary(one).divergedWords();
                if (diverged != null) {
                    evidence.add(diverged);
                }
            }
            contrasts.add(contrast);
            statements.add(new Statement(
                    verdict.words(), arm.label() + " " + does(trait) + " more often than " + other.label(), evidence));
        }

        private static String does(Trait trait) {
            return trait.kind() == World.Kind.DEED
                    ? "answers with " + trait.name() + " deeds"
                    : "says '" + trait.name() + "'";
        }

        private ArmSummary summary(Arm arm) {
            return Objects.requireNonNull(arms.get(arm.name()));
        }

        /** Whether a student starts where the writer of its numbers did. */
        private boolean own(Arm arm, Inputs.Numbers numbers) {
            Object start = ancestry.start(arm.start());
            return ancestry.start(experiment.arm(numbers.arm()).start()).equals(start);
        }

        private static Stage last(Arm arm) {
            return arm.stages().get(arm.stages().size() - 1);
        }

        private static Inputs.@Nullable Numbers numbers(Arm arm) {
            List<Inputs.Numbers> numbers =
                    arm.stages().isEmpty() ? List.of() : last(arm).inputs().numbers();
            return numbers.size() == 1 ? numbers.get(0) : null;
        }
    }
}
