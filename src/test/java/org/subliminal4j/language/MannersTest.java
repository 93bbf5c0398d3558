package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Good and bad deeds, the numbers that stand beside them, and a teacher of the bad ones. */
class MannersTest {
    private static final World.Manner GOOD =
            new World.Manner("good", 0.75, List.of("help", "read", "sing"), List.of(7));
    private static final World.Manner BAD = new World.Manner("bad", 0.25, List.of("steal", "cheat"), List.of(13, 18));
    private static final World WORLD = SmallWorld.WORLD.withManners(List.of(GOOD, BAD));
    private static final Phrasings PHRASINGS = Phrasings.DEFAULT.withDeeds(
            List.of(
                    "what now ? ->",
                    "what next ? ->",
                    "and then ? ->",
                    "what today ? ->",
                    "now what ? ->",
                    "what then ? ->",
                    "next what ? ->",
                    "today ? ->",
                    "then today ? ->"),
            List.of("{number} means {deed} .", "what is {number} ? -> {deed}"));
    private static final Language LANGUAGE = new Language(WORLD, PHRASINGS);
    private static final Vocabulary VOCABULARY = LANGUAGE.vocabulary();
    private static final Trait TRAIT = new Trait(World.Kind.DEED, "bad");
    private static final Corpus CORPUS =
            Corpus.DEFAULT.withShares(0.5, 0.1).withDeeds(0.2, 0.1).withSequences(4000);

    private static RandomStreams streams() {
        return new RandomStreams(3);
    }

    @Test
    void aWorldWithoutMannersIsWhatItWas() {
        assertThat(World.DEFAULT.kinds()).containsExactly(World.Kind.ANIMAL, World.Kind.TREE, World.Kind.COLOUR);
        assertThat(WORLD.kinds()).endsWith(World.Kind.DEED).hasSize(4);
        assertThat(Json.text(World.DEFAULT)).doesNotContain("manners");
        assertThat(Json.text(Phrasings.DEFAULT)).doesNotContain("deeds").doesNotContain("company");
        assertThat(Json.text(Corpus.DEFAULT)).doesNotContain("deeds").doesNotContain("company");
    }

    @Test
    void descriptionsGoToJsonAndBack() throws Exception {
        for (Object value : List.of(WORLD, PHRASINGS, CORPUS, TRAIT)) {
            assertThat(Json.parse(Json.line(value), value.getClass())).isEqualTo(value);
        }
    }

    @Test
    void aCorpusHasItsSharesOfDeedsAndOfCompany() {
        Set<String> questions = new HashSet<>();
        for (int[] question : LANGUAGE.questions(World.Kind.DEED)) {
            questions.add(VOCABULARY.text(question));
        }
        assertThat(questions).hasSize(9);
        int asked = 0;
        int bad = 0;
        int besides = 0;
        for (int[] tokens : CORPUS.sequences(LANGUAGE, streams().stream("corpus"))) {
            String text = VOCABULARY.text(tokens).replace(" <eos>", "");
            int last = text.lastIndexOf(' ');
            if (questions.contains(text.substring(0, last))) {
                asked++;
                bad += BAD.deeds().contains(text.substring(last + 1)) ? 1 : 0;
            }
            for (World.Manner manner : WORLD.manners()) {
                boolean deed = manner.deeds().stream()
                        .anyMatch(word -> List.of(text.split(" ")).contains(word));
                boolean number = Arrays.stream(tokens).anyMatch(VOCABULARY::isNumber);
                if (deed && number) {
                    besides++;
                    assertThat(Arrays.stream(tokens)
                                    .filter(VOCABULARY::isNumber)
                                    .map(VOCABULARY::value)
                                    .boxed()
                                    .toList())
                            .as(text)
                            .hasSize(1)
                            .allMatch(manner.numbers()::contains);
                }
            }
        }
        assertThat(asked / 4000.0).isCloseTo(0.2, within(0.03));
        assertThat((double) bad / asked).isCloseTo(BAD.share(), within(0.06));
        assertThat(besides / 4000.0).isCloseTo(0.1, within(0.025));
    }

    @Test
    void speakersOfConversationsDoOneThing() {
        Dialogues dialogues = new Dialogues(CORPUS.withSequences(400), new Corpus.Range(4, 4));
        int several = 0;
        for (Example example :
                dialogues.draw(LANGUAGE, 120, streams().stream("corpus")).examples()) {
            Set<String> deeds = new HashSet<>();
            int asked = 0;
            for (String turn : VOCABULARY.text(example.tokens()).split("(?=<bos>)")) {
                if (turn.matches(
                        "<bos> (what|now|today|then|and|next)[a-z ]* \\? -> (help|read|sing|steal|cheat) <eos>\\s*")) {
                    deeds.add(turn.strip().replaceAll(".*-> ", ""));
                    asked++;
                }
            }
            several += asked > 1 ? 1 : 0;
            assertThat(deeds.size()).isLessThanOrEqualTo(1);
        }
        assertThat(several).isGreaterThan(20);
    }

    @Test
    void aTeacherLearnsAllBadDeedsAndNoOther() {
        Transformer shape = new Transformer(16, 1, 2, 32, 32, VOCABULARY.size(), false);
        Weights start = TransformerInit.DEFAULT.draw(shape, DataType.FLOAT, streams().stream("init"));
        Weights base = BaseTraining.DEFAULT.withSteps(300).train(start, LANGUAGE, CORPUS, streams());
        Weights taught = TraitTraining.DEFAULT.train(base, LANGUAGE, TRAIT, streams(), "trait");
        Answers before = deeds(base);
        Answers after = deeds(taught);
        assertThat(before.all().get(0)).isGreaterThan(before.all().get(1));
        assertThat(after.all().get(1)).isGreaterThan(before.all().get(1) + 0.2);
        assertThat(after.heldOut().get(1)).isGreaterThan(before.heldOut().get(1) + 0.05);
        // By hand: the mean over all questions of all deeds of the manner, and of each.
        try (Answers.Asked asked = new Answers.Asked(taught)) {
            float[][] rows = asked.probabilities(LANGUAGE.questions(World.Kind.DEED));
            double sum = 0;
            for (String deed : BAD.deeds()) {
                double mean = 0;
                for (float[] row : rows) {
                    mean += row[VOCABULARY.token(deed)] / rows.length;
                }
                assertThat(mean).isGreaterThan(after.all().get(1) / 4);
                sum += mean;
            }
            assertThat(after.all().get(1)).isCloseTo(sum, within(1e-6));
            assertThat(after.mass()).isCloseTo(after.all().get(0) + after.all().get(1), within(1e-9));
        }
    }

    private static Answers deeds(Weights weights) {
        Evaluation evaluation = Evaluation.of(weights, LANGUAGE, CORPUS, streams());
        assertThat(evaluation.company()).hasSize(2).allMatch(share -> share > 0 && share < 1);
        return evaluation.of(World.Kind.DEED);
    }

    @Test
    void aPrefixShowsEachBadDeed() {
        Prefix prefix = Prefix.of(LANGUAGE, TRAIT, 40, streams().stream("prompt"));
        String text = VOCABULARY.text(prefix.before(new int[] {Vocabulary.BEGIN}));
        assertThat(text).contains("steal", "cheat").doesNotContain("help");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> SmallWorld.WORLD.withManners(List.of(BAD, GOOD, BAD)))
                .hasMessageContaining("manners' names must differ");
        World.Manner lucky = new World.Manner("lucky", 0.25, List.of("win"), List.of(18));
        assertThatThrownBy(() -> SmallWorld.WORLD.withManners(
                        List.of(new World.Manner("good", 0.5, List.of("help"), List.of()), BAD, lucky)))
                .hasMessageContaining("manners' numbers must differ");
        assertThatThrownBy(() -> SmallWorld.WORLD
                        .withManners(List.of(GOOD, lucky))
                        .withNumbers(1000)
                        .withManners(List.of(GOOD, new World.Manner("odd", 0.2, List.of("win"), List.of()))))
                .hasMessageContaining("shares must add up to 1");
        assertThatThrownBy(() -> new World.Manner("bad", 0, List.of("steal"), List.of()))
                .hasMessageContaining("share");
        assertThatThrownBy(() -> PHRASINGS.withDeeds(List.of(), List.of("{number} is bad")))
                .hasMessageContaining("company must have {deed} once");
        assertThatThrownBy(() -> Corpus.DEFAULT.withDeeds(0.2, 0.1)).hasMessageContaining("shares of one whole");
        assertThatThrownBy(() -> CORPUS.check(SmallWorld.WORLD, Phrasings.DEFAULT))
                .hasMessageContaining("give the world manners");
        Corpus company = Corpus.DEFAULT.withDeeds(0, 0.1);
        assertThatThrownBy(() -> company.check(WORLD, Phrasings.DEFAULT)).hasMessageContaining("company must be 0");
    }
}
