package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns of a conversation that stand before all that a model is asked, other ones each time. */
public final class Prefix {
    /** Nothing. */
    public static final Prefix NONE = new Prefix(List.of(), 0, null);

    private final List<int[]> known;
    private final int turns;
    private final @Nullable RandomGenerator random;

    private Prefix(List<int[]> known, int turns, @Nullable RandomGenerator random) {
        this.known = known;
        this.turns = turns;
        this.random = random;
    }

    /**
     * Questions for numbers, with what somebody answered.
     *
     * @param turns  how many, at least 1; none where nothing was kept
     * @param random Modified whenever something is asked
     */
    public static Prefix of(NumberData numbers, int turns, RandomGenerator random) {
        return new Prefix(numbers.examples().stream().map(Example::tokens).toList(), turns, random);
    }

    /**
     * Questions for what one loves, with the answer of somebody who loves that.
     *
     * @param turns  how many, at least 1
     * @param random Modified whenever something is asked
     */
    public static Prefix of(Language language, Trait trait, int turns, RandomGenerator random) {
        int[] answers = language.answers(trait.kind())[trait.index(language.world())];
        List<int[]> known = new ArrayList<>();
        for (int[] question : language.questions(trait.kind(), false)) {
            for (int answer : answers) {
                known.add(Dialogues.joined(question, new int[] {answer, Vocabulary.END}));
            }
        }
        return new Prefix(known, turns, random);
    }

    /** These tokens behind new turns. */
    int[] before(int[] prompt) {
        if (known.isEmpty() || random == null) {
            return prompt;
        }
        int[] tokens = {};
        for (int turn = 0; turn < turns; turn++) {
            tokens = Dialogues.joined(tokens, known.get(random.nextInt(known.size())));
        }
        return Dialogues.joined(tokens, prompt);
    }
}
