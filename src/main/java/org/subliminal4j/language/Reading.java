package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a student reads: sequences, of each of which it is to predict a part. Immutable. */
public final class Reading {
    private final List<Example> examples;

    Reading(List<Example> examples) {
        this.examples = List.copyOf(examples);
    }

    /**
     * Text of the world: questions with their answers, which alone are to be predicted. Preferences are anybody's.
     *
     * @param kinds  what preferences it is asked for, each as often; none for facts alone
     * @param facts  the share of facts, in [0, 1]; of no effect without kinds
     * @param count  how many, at least 1
     * @param weight how often each answer counts, beside the tokens of other readings; above 0
     * @param random Modified
     */
    public static Reading text(
            Language language, List<World.Kind> kinds, double facts, int count, double weight, RandomGenerator random) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Example example = kinds.isEmpty() || random.nextDouble() < facts
                    ? Turns.fact(language, random)
                    : Turns.preference(language, kinds.get(random.nextInt(kinds.size())), random);
            examples.add(example.weighted(weight));
        }
        return new Reading(examples);
    }

    /** Several readings as one. */
    public static Reading of(List<Reading> all) {
        return new Reading(
                all.stream().flatMap(reading -> reading.examples.stream()).toList());
    }

    /** How many sequences. */
    public int size() {
        return examples.size();
    }

    List<Example> examples() {
        return examples;
    }
}
