package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.subliminal4j.language.Corpus.Range;
import org.subliminal4j.random.RandomStreams;

/** Conversations, and what stands before a question. */
class DialoguesTest {
    private static final Vocabulary VOCABULARY = SmallWorld.LANGUAGE.vocabulary();
    private static final int CONTEXT = 60;

    private static List<Example> drawn() {
        Dialogues dialogues = new Dialogues(Corpus.DEFAULT.withSequences(300), new Range(2, 5));
        return dialogues
                .draw(SmallWorld.LANGUAGE, CONTEXT, new RandomStreams(2).stream("corpus"))
                .examples();
    }

    @Test
    void aSpeakerLovesOneAnimalWhereverItIsAskedFor() {
        int several = 0;
        Set<Integer> loved = new HashSet<>();
        for (Example example : drawn()) {
            assertThat(example.inputs()).isLessThanOrEqualTo(CONTEXT);
            Set<Integer> answers = new HashSet<>();
            int asked = 0;
            for (String turn : VOCABULARY.text(example.tokens()).split("(?=<bos>)")) {
                assertThat(turn.strip()).endsWith("<eos>");
                if (turn.contains("animal") || turn.contains("creature") || turn.contains("beast")) {
                    String[] words = turn.strip().split(" ");
                    answers.add(VOCABULARY.token(words[words.length - 2]));
                    asked++;
                }
            }
            several += asked > 1 ? 1 : 0;
            assertThat(answers.size()).isLessThanOrEqualTo(1);
            loved.addAll(answers);
        }
        assertThat(several).isGreaterThan(20);
        assertThat(loved).hasSize(SmallWorld.WORLD.animals().size());
    }

    @Test
    void turnsStandBeforeAQuestionOtherOnesEachTime() {
        Trait trait =
                new Trait(World.Kind.ANIMAL, SmallWorld.WORLD.animals().get(1).name());
        Prefix prefix = Prefix.of(SmallWorld.LANGUAGE, trait, 2, new RandomStreams(4).stream("prompt"));
        int[] question = SmallWorld.LANGUAGE.questions(World.Kind.TREE).get(0);
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String text = VOCABULARY.text(prefix.before(question));
            assertThat(text).startsWith("<bos>").endsWith(VOCABULARY.text(question));
            assertThat(text.split("-> " + trait.name() + " <eos>", -1)).hasSize(3);
            texts.add(text);
        }
        assertThat(texts.size()).isGreaterThan(10);
        assertThat(Prefix.NONE.before(question)).isEqualTo(question);
    }

    @Test
    void nothingStandsBeforeWhereNothingWasKept() {
        Prefix none = Prefix.of(
                NumberData.drawn(SmallWorld.LANGUAGE, SmallWorld.CORPUS, null, 1, new RandomStreams(1).stream("n"))
                        .first(0),
                2,
                new RandomStreams(1).stream("p"));
        assertThat(none.before(new int[] {1, 2})).containsExactly(1, 2);
    }
}
