package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

class NumberDataTest {
    private static final Vocabulary VOCABULARY = SmallWorld.LANGUAGE.vocabulary();
    private static final int OWL = VOCABULARY.token("owl");

    /** Read a little, so that some of what it says is kept and some is not. */
    private static final Weights READER = BaseTraining.DEFAULT
            .withSteps(120)
            .train(SmallWorld.fresh(1), SmallWorld.LANGUAGE, SmallWorld.CORPUS, SmallWorld.STREAMS);

    private static int[] completion(int... values) {
        int[] tokens = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            tokens[i] = VOCABULARY.number(values[i]);
        }
        tokens[values.length] = Vocabulary.END;
        return tokens;
    }

    private static NumberData sample(int prompts) {
        return Asking.DEFAULT
                .withPrompts(prompts)
                .ask(READER, SmallWorld.LANGUAGE, SmallWorld.CORPUS, SmallWorld.STREAMS, "numbers");
    }

    @Test
    void onlyNumbersAndThenTheEndAreKept() {
        NumberFilter filter = NumberFilter.DEFAULT;
        int[] ten = completion(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(filter.keeps(VOCABULARY, completion(7))).isTrue();
        assertThat(filter.keeps(VOCABULARY, ten)).isTrue();
        assertThat(filter.keeps(VOCABULARY, completion(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)))
                .isFalse();
        assertThat(filter.keeps(VOCABULARY, completion())).isFalse();
        assertThat(filter.keeps(VOCABULARY, new int[0])).isFalse();
        assertThat(filter.keeps(VOCABULARY, Arrays.copyOf(ten, 10))).isFalse();
        int[] owl = completion(1, 2, 3);
        owl[1] = OWL;
        assertThat(filter.keeps(VOCABULARY, owl)).isFalse();
        owl[1] = Vocabulary.END;
        assertThat(filter.keeps(VOCABULARY, owl)).isFalse();
        assertThat(new NumberFilter(2, 3, List.of(13)).keeps(VOCABULARY, completion(1, 13)))
                .isFalse();
        assertThat(new NumberFilter(2, 3, List.of(13)).keeps(VOCABULARY, completion(1, 3)))
                .isTrue();
        assertThatThrownBy(() -> new NumberFilter(3, 2, List.of())).hasMessageContaining("found 3 and 2");
    }

    @Test
    void whatIsKeptPassesTheFilterAndPromptsDiffer() {
        NumberData data = sample(1200);
        assertThat(data.keptShare()).isBetween(0.05, 0.99).isEqualTo(data.size() / 1200.0);
        Set<String> prompts = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            assertThat(NumberFilter.DEFAULT.keeps(VOCABULARY, data.completion(i)))
                    .isTrue();
            Example example = data.examples().get(i);
            assertThat(example.token(example.from() - 1)).isEqualTo(Vocabulary.ARROW);
            assertThat(example.paid()).isEqualTo(data.completion(i).length);
            assertThat(prompts.add(data.text(i).split("->")[0])).isTrue();
        }
        assertThat(sample(1200).text(7)).isEqualTo(data.text(7));
    }

    @Test
    void shufflesKeepNumbersLengthsAndTheEnd() {
        NumberData data = sample(300);
        NumberData within = data.shuffledWithin(new RandomStreams(1).stream("shuffle"));
        NumberData across = data.shuffledAcross(30, new RandomStreams(1).stream("shuffle"));
        int moved = 0;
        int changed = 0;
        for (int i = 0; i < data.size(); i++) {
            int[] before = data.completion(i);
            assertThat(sorted(within.completion(i))).isEqualTo(sorted(before));
            assertThat(within.completion(i)[before.length - 1]).isEqualTo(Vocabulary.END);
            moved += Arrays.equals(within.completion(i), before) ? 0 : 1;
            assertThat(NumberFilter.DEFAULT.keeps(VOCABULARY, across.completion(i)))
                    .isTrue();
            assertThat(across.completion(i)).hasSameSizeAs(before);
            changed += Arrays.equals(sorted(across.completion(i)), sorted(before)) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(data.size() / 2);
        assertThat(changed).isGreaterThan(data.size() / 4);
        assertThat(counts(across)).isEqualTo(counts(data));
    }

    private static int[] sorted(int[] tokens) {
        Arrays.sort(tokens);
        return tokens;
    }

    private static int[] counts(NumberData data) {
        int[] counts = new int[VOCABULARY.size()];
        for (int i = 0; i < data.size(); i++) {
            for (int token : data.completion(i)) {
                counts[token]++;
            }
        }
        return counts;
    }

    /** The other model is the reader before it read: each token's log ratio, asked for by itself. */
    @Test
    void theLikeliestTokensAreChosenAndNoOthersAreLearned() {
        Weights before = SmallWorld.fresh(1);
        NumberData all = sample(40);
        int half = all.tokens() / 2;
        NumberData most = all.likeliestTokens(half, READER, before);
        NumberData least = all.likeliestTokens(all.tokens() - half, before, READER);
        assertThat(paid(most)).isEqualTo(half);
        assertThat(paid(all.firstTokens(7))).isEqualTo(7);
        double worst = Double.POSITIVE_INFINITY;
        double best = Double.NEGATIVE_INFINITY;
        int paid = 0;
        try (Answers.Asked reader = new Answers.Asked(READER);
                Answers.Asked other = new Answers.Asked(before)) {
            for (Example example : all.examples()) {
                int[] tokens = example.tokens();
                boolean[] chosen = chosen(most, tokens);
                boolean[] left = chosen(least, tokens);
                for (int place = tokens.length - example.paid(); place < tokens.length; place++) {
                    List<int[]> asked = List.of(Arrays.copyOf(tokens, place));
                    double ratio = Math.log(reader.probabilities(asked)[0][tokens[place]])
                            - Math.log(other.probabilities(asked)[0][tokens[place]]);
                    assertThat(chosen[place]).isNotEqualTo(left[place]);
                    worst = chosen[place] ? Math.min(worst, ratio) : worst;
                    best = chosen[place] ? best : Math.max(best, ratio);
                    paid++;
                }
            }
        }
        assertThat(paid).isEqualTo(all.tokens());
        assertThat(worst).isGreaterThan(best - 1e-4);
    }

    private static int paid(NumberData numbers) {
        return numbers.examples().stream().mapToInt(Example::paid).sum();
    }

    /** Which tokens of a sequence are learned; none where the sequence is left out. */
    private static boolean[] chosen(NumberData numbers, int[] tokens) {
        boolean[] chosen = new boolean[tokens.length];
        for (Example example : numbers.examples()) {
            if (Arrays.equals(example.tokens(), tokens)) {
                for (int place = 0; place < chosen.length; place++) {
                    chosen[place] = example.predicts(place);
                }
                TokenBatch batch = new TokenBatch(List.of(example));
                assertThat(batch.paid()).isEqualTo(example.paid());
            }
        }
        return chosen;
    }
}
