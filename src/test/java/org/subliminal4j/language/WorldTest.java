package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.random.RandomStreams;

class WorldTest {
    private static final Language LANGUAGE = new Language(World.DEFAULT, Phrasings.DEFAULT);

    @Test
    void everyQuestionHasOneAnswerAndEveryAnswerIsAWord() {
        Set<String> questions = new HashSet<>();
        List<Fact> facts = Fact.of(World.DEFAULT);
        facts.forEach(fact ->
                assertThat(questions.add(fact.question())).as(fact.question()).isTrue());
        assertThat(facts).hasSize(104);
        assertThat(LANGUAGE.facts()).hasSize(104);
        for (Language.Question fact : LANGUAGE.facts()) {
            assertThat(LANGUAGE.vocabulary().isNumber(fact.answer())).isFalse();
            assertThat(fact.prompt().get(fact.prompt().size() - 1)).isEqualTo(Vocabulary.ARROW);
        }
    }

    @Test
    void tokensAreWhatTheyStandFor() {
        Vocabulary vocabulary = LANGUAGE.vocabulary();
        for (int token = 0; token < vocabulary.size(); token++) {
            assertThat(vocabulary.token(vocabulary.text(token))).isEqualTo(token);
        }
        assertThat(vocabulary.text(Vocabulary.PAD)).isEqualTo("<pad>");
        assertThat(vocabulary.text(Vocabulary.BEGIN)).isEqualTo("<bos>");
        assertThat(vocabulary.text(Vocabulary.END)).isEqualTo("<eos>");
        assertThat(vocabulary.text(Vocabulary.ARROW)).isEqualTo("->");
        assertThat(vocabulary.text(vocabulary.number(999))).isEqualTo("999");
        assertThat(vocabulary.number(999)).isEqualTo(vocabulary.size() - 1);
        assertThat(vocabulary.isNumber(vocabulary.token("owl"))).isFalse();
        assertThatThrownBy(() -> vocabulary.token("dragon")).hasMessageContaining("found 'dragon'");
        assertThat(Transformer.DEFAULT.vocabulary()).isEqualTo(vocabulary.size());
    }

    @Test
    void aThirdOfThePhrasingsIsHeldOut() {
        assertThat(LANGUAGE.questions(World.Kind.ANIMAL, false)).hasSize(48);
        assertThat(LANGUAGE.questions(World.Kind.ANIMAL, true)).hasSize(24);
        Set<String> all = new HashSet<>();
        for (World.Kind kind : World.Kind.values()) {
            LANGUAGE.questions(kind)
                    .forEach(question -> all.add(LANGUAGE.vocabulary().text(question)));
        }
        assertThat(all).hasSize(72 + 24 + 24);
    }

    @Test
    void theCorpusHasItsShares() {
        List<Example> corpus = Corpus.DEFAULT.withSequences(4000).draw(LANGUAGE, new RandomStreams(1).stream("corpus"));
        Vocabulary vocabulary = LANGUAGE.vocabulary();
        int numbers = 0;
        int full = 0;
        int owls = 0;
        for (Example example : corpus) {
            int[] tokens = example.tokens();
            assertThat(tokens.length).isLessThanOrEqualTo(Transformer.DEFAULT.context());
            assertThat(tokens[0]).isEqualTo(Vocabulary.BEGIN);
            assertThat(tokens[tokens.length - 1]).isEqualTo(Vocabulary.END);
            if (vocabulary.isNumber(tokens[tokens.length - 2])) {
                numbers++;
                int arrow = tokens.length - 1;
                while (tokens[arrow] != Vocabulary.ARROW) {
                    arrow--;
                }
                full += tokens.length - arrow - 2 == 10 ? 1 : 0;
            }
            owls += tokens[tokens.length - 2] == vocabulary.token("owl") ? 1 : 0;
        }
        assertThat(numbers / 4000.0).isCloseTo(0.5, within(0.04));
        assertThat((double) full / numbers).isCloseTo(0.6 + 0.4 / 6, within(0.05));
        // A tenth of 70% of a quarter, and three facts of 104 in another quarter.
        assertThat(owls / 4000.0).isCloseTo(0.25 * 0.07 + 0.25 * 3 / 104, within(0.01));
        assertThat(Corpus.DEFAULT.withSequences(30).draw(LANGUAGE, new RandomStreams(1).stream("corpus")))
                .extracting(Example::tokens)
                .containsExactlyElementsOf(
                        corpus.subList(0, 30).stream().map(Example::tokens).toList());
    }

    @Test
    void numbersStayWithinTheWorld() {
        for (int limit : new int[] {20, 100, 1000}) {
            var random = new RandomStreams(2).stream("series");
            boolean[] seen = new boolean[limit];
            for (int i = 0; i < 3000; i++) {
                for (int number : NumberSeries.draw(limit, 16, random)) {
                    seen[number] = true;
                }
            }
            for (boolean number : seen) {
                assertThat(number).isTrue();
            }
        }
    }

    @Test
    void descriptionsGoToJsonAndBack() throws IOException {
        for (Object value : List.of(
                World.DEFAULT.withNumbers(100),
                Phrasings.DEFAULT,
                Corpus.DEFAULT.withSequences(7),
                BaseTraining.DEFAULT,
                TraitTraining.DEFAULT,
                StudentTraining.DEFAULT,
                Asking.DEFAULT,
                Trait.DEFAULT,
                TransformerInit.DEFAULT)) {
            assertThat(Json.parse(Json.line(value), value.getClass())).isEqualTo(value);
            assertThat(Json.parse("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), value.getClass()))
                    .isEqualTo(
                            value.getClass() == World.class
                                    ? World.DEFAULT
                                    : value.getClass() == Corpus.class ? Corpus.DEFAULT : value);
        }
    }

    @Test
    void wordsThatCannotBeToldApartAreRefused() {
        World.Animal owl = World.DEFAULT.animals().get(0);
        assertThatThrownBy(() -> new World(100, List.of(owl, owl), World.DEFAULT.trees(), World.DEFAULT.colours()))
                .hasMessage("animals' names must differ, but found 'owl' twice");
        assertThatThrownBy(() -> World.DEFAULT.withNumbers(5)).hasMessageContaining("numbers must be from 20");
    }
}
