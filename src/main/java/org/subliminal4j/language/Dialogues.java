package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Conversations of several turns, each a sequence of a corpus by itself, of one speaker, who loves one thing of each kind
 * wherever that is asked for.
 *
 * @param corpus what turns are drawn from
 * @param turns  how many, as far as there is room
 */
public record Dialogues(Corpus corpus, Corpus.Range turns) {
    /** One to four turns of the usual corpus. */
    public static final Dialogues DEFAULT = new Dialogues(Corpus.DEFAULT, new Corpus.Range(1, 4));

    /**
     * All conversations.
     *
     * @param context how many tokens a model can look back on; a turn for which there is no room is left out, with all after
     *                it
     * @param random  Modified
     */
    public Reading draw(Language language, int context, RandomGenerator random) {
        Turns speech = new Turns(corpus, language);
        List<Example> examples = new ArrayList<>(corpus.sequences());
        for (int i = 0; i < corpus.sequences(); i++) {
            Map<World.Kind, Integer> loves = new EnumMap<>(World.Kind.class);
            for (World.Kind kind : language.world().kinds()) {
                loves.put(kind, language.anybody(kind, random));
            }
            int[] tokens = {};
            int turns = this.turns.draw(random);
            for (int turn = 0; turn < turns; turn++) {
                int[] next = speech.any(loves, random);
                if (turn > 0 && tokens.length + next.length > context + 1) {
                    break;
                }
                tokens = joined(tokens, next);
            }
            examples.add(Example.whole(tokens));
        }
        return new Reading(examples);
    }

    /** One after the other. */
    static int[] joined(int[] first, int[] second) {
        int[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
