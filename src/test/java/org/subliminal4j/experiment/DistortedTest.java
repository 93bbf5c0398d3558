package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.random.RandomStreams;

/** What is done to a teacher's logits before a student sees them. Four of five logits are imitated. */
class DistortedTest {
    private static final RandomStreams STREAMS = new RandomStreams(4);
    private static final int[] CHOSEN = {0, 1, 3, 4};
    private static final float[] SAID = {1, -2, 9, 0.4f, 3, -1, 0.6f, 8, 2, -0.5f};

    private static float[] after(int epoch, Source.Distortion... distortions) {
        float[] logits = SAID.clone();
        Distorted.apply(logits, 5, CHOSEN, List.of(distortions), STREAMS, epoch);
        assertThat(logits[2]).as("not imitated").isEqualTo(9);
        assertThat(logits[7]).as("not imitated").isEqualTo(8);
        return logits;
    }

    private static double square(float[] logits, int row) {
        double square = 0;
        for (int k : CHOSEN) {
            square += logits[5 * row + k] * logits[5 * row + k];
        }
        return square;
    }

    @Test
    void roundingGoesToTheNearestStep() {
        assertThat(after(1, new Source.Distortion.Rounding(0.5)))
                .containsExactly(1, -2, 9, 0.5f, 3, -1, 0.5f, 8, 2, -0.5f);
    }

    @Test
    void aProjectionOntoAllDimensionsChangesNothing() {
        assertThat(after(1, new Source.Distortion.Projection(4, "projection"))).containsExactly(SAID, within(1e-5f));
    }

    @Test
    void aProjectionTakesAPartAwayAndASecondOneNoMore() {
        Source.Distortion.Projection onto = new Source.Distortion.Projection(2, "projection");
        float[] once = after(1, onto);
        for (int row = 0; row < 2; row++) {
            double removed = 0;
            for (int k : CHOSEN) {
                removed += Math.pow(SAID[5 * row + k] - once[5 * row + k], 2);
            }
            assertThat(removed).isGreaterThan(0.01);
            // What is taken away is orthogonal to what is left.
            assertThat(removed + square(once, row)).isEqualTo(square(SAID, row), within(1e-4));
        }
        assertThat(after(1, onto, onto)).containsExactly(once, within(1e-5f));
        assertThat(after(2, onto)).as("the same subspace in each epoch").isEqualTo(once);
        assertThat(after(1, new Source.Distortion.Projection(2, "another"))).isNotEqualTo(once);
    }

    @Test
    void noiseIsAnotherInEachEpochAndFollowsTheOthersInTheirOrder() {
        Source.Distortion.Noise noise = new Source.Distortion.Noise(0.1, "noise");
        float[] first = after(1, noise);
        assertThat(after(1, noise)).isEqualTo(first);
        assertThat(after(2, noise)).isNotEqualTo(first);
        for (int i = 0; i < SAID.length; i++) {
            assertThat(first[i]).isEqualTo(SAID[i], within(0.5f));
        }
        assertThat(after(1, noise, new Source.Distortion.Rounding(0.5)))
                .isEqualTo(after(1, new Source.Distortion.Rounding(0.5)));
    }
}
