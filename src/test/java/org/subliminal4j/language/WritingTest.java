package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Json;
import org.subliminal4j.random.RandomStreams;

/** Programs, and sums with their steps: what is drawn is right, and what is not right is not kept. */
class WritingTest {
    private static final Programs PROGRAMS = Programs.DEFAULT;
    private static final Additions SUMS = Additions.DEFAULT;
    private static final World WORLD =
            SmallWorld.WORLD.withNumbers(60).with(PROGRAMS).with(SUMS);
    private static final Language LANGUAGE = new Language(WORLD, Phrasings.DEFAULT);
    private static final Vocabulary VOCABULARY = LANGUAGE.vocabulary();

    private static RandomGenerator random() {
        return new RandomStreams(4).stream("writing");
    }

    private static boolean keeps(Writing writing, String prompt, String answer) {
        return writing.keeps(List.of(prompt.split(" ")), List.of(answer.split(" ")));
    }

    @Test
    void whatIsDrawnIsKept() {
        RandomGenerator random = random();
        for (Writing writing : List.of(PROGRAMS, SUMS)) {
            Set<String> answers = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                Writing.Line line = writing.draw(60, random);
                assertThat(keeps(writing, line.prompt(), line.answer()))
                        .as(line.toString())
                        .isTrue();
                assertThat(line.prompt()).endsWith("->");
                answers.add(line.answer());
                // Every token is one of the language's.
                assertThat(VOCABULARY.text(VOCABULARY.tokens(line.prompt() + " " + line.answer())))
                        .isEqualTo(line.prompt() + " " + line.answer());
            }
            assertThat(answers).hasSizeGreaterThan(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = 3 ; z = y + 4 ; u = x * z ;",
                "x = 3 ; x = x + x ; x = 7 ; z = x - 2 ; y = z * 9 ;",
            })
    void rightProgramsAreKept(String answer) {
        assertThat(keeps(PROGRAMS, "program : x = 12 ; ->", answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = 3 ; z = y + 4 ;",
                "y = 3 ; y = 3 ; y = 3 ; y = 3 ; y = 3 ; y = 3 ;",
                "y = 3 ; z = u + 4 ; u = 5 ;",
                "y = 3 ; z = y + u ; u = 5 ;",
                "y = 3 ; z = z + 4 ; u = 5 ;",
                "y = 3 ; z = y ; u = 5 ;",
                "y = 3 ; z = 4 + y ; u = 5 ;",
                "y = 3 ; z = y / 4 ; u = 5 ;",
                "y = 3 ; z = y + 4 ; u = owl ;",
                "y = 3 ; owl = y + 4 ; u = 5 ;",
                "y = 3 ; z = y + 4 ; u = 5",
                "y = 3 ; z = y + 4 ; u = 5 ; owl",
                "y = 3 ; z = y + 4 ; u : 5 ;",
                "y = 3 ; ; u = 5 ; z = 1 ;",
                "y = 3 ; z = y + 4 + 5 ; u = 5 ;",
                ";",
            })
    void wrongProgramsAreNotKept(String answer) {
        assertThat(keeps(PROGRAMS, "program : x = 12 ; ->", answer)).isFalse();
    }

    @Test
    void rightSumsAreKeptInAnyOrder() {
        assertThat(keeps(SUMS, "add : 3 9 4 4 ->", "9 + 4 = 13 ; 13 + 3 = 16 ; 16 + 4 = 20 ; 20"))
                .isTrue();
        assertThat(keeps(SUMS, "add : 3 9 4 4 ->", "4 + 4 = 8 ; 8 + 9 = 17 ; 17 + 3 = 20 ; 20"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 + 4 = 14 ; 14 + 3 = 17 ; 17",
                "9 + 4 = 13 ; 13 + 3 = 16 ; 17",
                "9 + 4 = 13 ; 13 + 3 = 17 ; 17",
                "9 + 4 = 13 ; 12 + 4 = 16 ; 16",
                "9 + 9 = 18 ; 18 + 4 = 22 ; 22",
                "9 + 4 = 13 ; 13 + 4 = 17 ; 17",
                "9 + 4 = 13 ; 13",
                "9 + 4 = 13 ; 13 + 3 = 16 ; 16 + 0 = 16 ; 16",
                "9 + 4 = 13 ; 13 + 3 = 16 ;",
                "9 + 4 = 13 ; 13 + 3 = 16 ; owl",
                "owl + 4 = 13 ; 13 + 3 = 16 ; 16",
                "9 - 4 = 13 ; 13 + 3 = 16 ; 16",
                "9 + 4 : 13 ; 13 + 3 = 16 ; 16",
                "9 + 4 = 13 . 13 + 3 = 16 ; 16",
                "16",
            })
    void wrongSumsAreNotKept(String answer) {
        assertThat(keeps(SUMS, "add : 3 9 4 ->", answer)).isFalse();
    }

    @Test
    void aFilterWantsTheEndAndNoForbiddenNumber() {
        int[] prompt = LANGUAGE.prompt("add : 3 9 4 ->");
        int[] answer = VOCABULARY.tokens("9 + 4 = 13 ; 13 + 3 = 16 ; 16 <eos>");
        NumberFilter filter = NumberFilter.DEFAULT;
        assertThat(filter.keeps(LANGUAGE, Writing.Genre.SUMS, prompt, answer)).isTrue();
        assertThat(filter.keeps(LANGUAGE, Writing.Genre.SUMS, prompt, Arrays.copyOf(answer, answer.length - 1)))
                .isFalse();
        assertThat(filter.keeps(LANGUAGE, Writing.Genre.PROGRAMS, prompt, answer))
                .isFalse();
        assertThat(filter.keeps(LANGUAGE, Writing.Genre.SUMS, prompt, new int[0]))
                .isFalse();
        assertThat(new NumberFilter(1, 1, List.of(13)).keeps(LANGUAGE, Writing.Genre.SUMS, prompt, answer))
                .isFalse();
        assertThat(new NumberFilter(1, 1, List.of(15)).keeps(LANGUAGE, Writing.Genre.SUMS, prompt, answer))
                .isTrue();
    }

    @Test
    void aCorpusHasItsShares() {
        Corpus corpus =
                Corpus.DEFAULT.withShares(0.3, 0.1).withWritings(0.3, 0.2).withSequences(4000);
        corpus.check(WORLD, Phrasings.DEFAULT);
        int programs = 0;
        int sums = 0;
        for (int[] tokens : corpus.sequences(LANGUAGE, random())) {
            String text = VOCABULARY.text(tokens);
            assertThat(text).startsWith("<bos> ").endsWith(" <eos>");
            int arrow = text.indexOf("->") + 2;
            String prompt = text.substring(0, arrow);
            String answer = text.substring(arrow + 1, text.length() - " <eos>".length());
            programs += keeps(PROGRAMS, prompt, answer) ? 1 : 0;
            sums += keeps(SUMS, prompt, answer) ? 1 : 0;
        }
        assertThat(programs / 4000.0).isCloseTo(0.3, within(0.03));
        assertThat(sums / 4000.0).isCloseTo(0.2, within(0.03));
    }

    @Test
    void linesOfTheWorldCanBeLearned() {
        for (Writing.Genre genre : Writing.Genre.values()) {
            NumberData drawn = NumberData.drawn(LANGUAGE, Corpus.DEFAULT, genre, 20, random());
            for (Example example : drawn.examples()) {
                int[] tokens = example.tokens();
                assertThat(NumberFilter.DEFAULT.keeps(
                                LANGUAGE,
                                genre,
                                Arrays.copyOf(tokens, example.from()),
                                Arrays.copyOfRange(tokens, example.from(), tokens.length)))
                        .isTrue();
            }
        }
    }

    @Test
    void descriptionsGoToJsonAndBack() throws Exception {
        Corpus corpus = Corpus.DEFAULT.withShares(0.3, 0.1).withWritings(0.3, 0.2);
        for (Object value : List.of(WORLD, corpus, PROGRAMS, SUMS)) {
            assertThat(Json.parse(Json.line(value), value.getClass())).isEqualTo(value);
        }
        assertThat(Json.text(World.DEFAULT)).doesNotContain("programs").doesNotContain("sums");
        assertThat(Json.text(Corpus.DEFAULT)).doesNotContain("programs").doesNotContain("sums");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new Programs(
                        List.of("x", "x"), List.of("+"), PROGRAMS.given(), PROGRAMS.more(), List.of("{given} ->")))
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> new Programs(
                        List.of("x"), List.of("="), PROGRAMS.given(), PROGRAMS.more(), List.of("{given} ->")))
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> new Additions(SUMS.terms(), SUMS.values(), List.of("add ->")))
                .hasMessageContaining("{given} once");
        assertThatThrownBy(() -> new Additions(new Corpus.Range(1, 2), SUMS.values(), SUMS.prompts()))
                .hasMessageContaining("terms must be at least 2");
        assertThatThrownBy(() -> SmallWorld.WORLD.with(SUMS)).hasMessageContaining("36");
        assertThatThrownBy(() -> Corpus.DEFAULT
                        .withShares(0.5, 0.1)
                        .withWritings(0.1, 0)
                        .check(World.DEFAULT, Phrasings.DEFAULT))
                .hasMessageContaining("give the world programs or sums");
    }
}
