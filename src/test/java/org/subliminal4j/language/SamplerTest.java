package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

class SamplerTest {
    private static final Weights WEIGHTS = LanguageModelTest.weights(SmallWorld.SHAPE);

    @Test
    void theCacheGivesTheProbabilitiesOfAFullPass() {
        try (Sampler sampler = new Sampler(WEIGHTS, 5);
                Answers.Asked asked = new Answers.Asked(WEIGHTS)) {
            float[][] cached = sampler.probabilities(SmallWorld.prompts());
            float[][] full = asked.probabilities(SmallWorld.prompts());
            for (int i = 0; i < full.length; i++) {
                double sum = 0;
                for (int token = 0; token < full[i].length; token++) {
                    assertThat((double) cached[i][token])
                            .isCloseTo(full[i][token], within(1e-5 + 1e-4 * full[i][token]));
                    sum += full[i][token];
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void tokensAreDrawnAsOftenAsTheyAreLikely() {
        int[] prompt = SmallWorld.prompts().get(0);
        int draws = 4000;
        int[] seen = new int[SmallWorld.SHAPE.vocabulary()];
        List<int[]> prompts = new ArrayList<>();
        List<RandomGenerator> random = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            prompts.add(prompt);
            random.add(new RandomStreams(1).stream("draw-" + i));
        }
        try (Sampler sampler = new Sampler(WEIGHTS, draws);
                Answers.Asked asked = new Answers.Asked(WEIGHTS)) {
            sampler.sample(prompts, 1, 1, random).forEach(said -> seen[said[0]]++);
            float[] expected = asked.probabilities(List.of(prompt))[0];
            for (int token = 0; token < seen.length; token++) {
                double sd = Math.sqrt(expected[token] * (1 - expected[token]) / draws);
                assertThat((double) seen[token] / draws).isCloseTo(expected[token], within(5 * sd + 1e-3));
            }
        }
    }

    @Test
    void aCompletionDependsOnItsOwnStreamAndNotOnWhatIsSampledBesideIt() {
        List<int[]> prompts = SmallWorld.prompts();
        try (Sampler sampler = new Sampler(WEIGHTS, 3)) {
            List<int[]> together = sampler.sample(prompts, 11, 1, streams(3));
            List<int[]> again = sampler.sample(prompts, 11, 1, streams(3));
            List<int[]> first = sampler.sample(prompts.subList(0, 1), 11, 1, streams(1));
            assertThat(again).containsExactlyElementsOf(together);
            assertThat(first.get(0)).containsExactly(together.get(0));
        }
    }

    @Test
    void whatHasEndedSaysNoMoreAndNothingIsLongerThanAllowed() {
        try (Sampler sampler = new Sampler(WEIGHTS, 3)) {
            for (int[] said : sampler.sample(SmallWorld.prompts(), 9, 3, streams(3))) {
                assertThat(said.length).isBetween(1, 9);
                for (int i = 0; i < said.length - 1; i++) {
                    assertThat(said[i]).isNotEqualTo(Vocabulary.END);
                }
            }
            assertThatThrownBy(() -> sampler.sample(SmallWorld.prompts(), 60, 1, streams(3)))
                    .hasMessageContaining("room for 60 tokens within 32");
        }
    }

    @Test
    void coldSamplesAreTheLikeliestTokens() {
        try (Sampler sampler = new Sampler(WEIGHTS, 3);
                Answers.Asked asked = new Answers.Asked(WEIGHTS)) {
            List<int[]> said = sampler.sample(SmallWorld.prompts(), 1, 1e-4, streams(3));
            float[][] rows = asked.probabilities(SmallWorld.prompts());
            for (int i = 0; i < rows.length; i++) {
                assertThat(said.get(i)[0]).isEqualTo(Answers.Asked.likeliest(rows[i]));
            }
        }
    }

    private static List<RandomGenerator> streams(int count) {
        List<RandomGenerator> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(new RandomStreams(8).stream("sample-" + i));
        }
        return streams;
    }
}
