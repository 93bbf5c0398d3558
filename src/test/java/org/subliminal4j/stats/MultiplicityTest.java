package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holm's correction, and what few samples can show at most. */
class MultiplicityTest {
    @Test
    void holmMatchesHandComputedValuesInAnyOrder() {
        // Sorted: 4 * 0.005, 3 * 0.01, 2 * 0.03, and 1 * 0.04, which may not fall below the one before it.
        assertThat(Holm.correct(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void holmLeavesASingleTestAloneAndStopsAtOne() {
        assertThat(Holm.correct(new double[] {0.04})).containsExactly(0.04);
        assertThat(Holm.correct(new double[] {0.6, 0.7})).containsExactly(1, 1);
        assertThat(Holm.correct(new double[0])).isEmpty();
        assertThat(Holm.correct(new double[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void holmDoesNotTouchWhatItIsGiven() {
        double[] given = {0.5, 0.1};
        Holm.correct(given);
        assertThat(given).containsExactly(0.5, 0.1);
    }

    @Test
    void holmRefusesWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holm.correct(new double[] {0.5, Double.NaN}))
                .withMessageContaining("found NaN at index 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.correct(new double[] {1.5}));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "8", "24", "50"})
    void noSignedRankTestGoesBelowWhatIsAttainable(int pairs) {
        double[] clear = new double[pairs];
        Arrays.setAll(clear, i -> i + 1);
        for (Alternative alternative : new Alternative[] {Alternative.GREATER, Alternative.TWO_SIDED}) {
            assertThat(WilcoxonSignedRank.test(clear, new double[pairs], alternative)
                            .pValue())
                    .isEqualTo(Attainable.ofPairs(pairs, alternative));
            assertThat(BinomialTest.test(pairs, pairs, 0.5, alternative).pValue())
                    .as("the sign test")
                    .isCloseTo(Attainable.ofPairs(pairs, alternative), within(1e-15));
        }
    }

    @Test
    void eightPairsAreTheFewestForOnePercentOnTwoSides() {
        assertThat(Attainable.fewestPairs(0.01, Alternative.TWO_SIDED)).isEqualTo(8);
        assertThat(Attainable.fewestPairs(0.01, Alternative.GREATER)).isEqualTo(7);
        assertThat(Attainable.fewestPairs(0.5, Alternative.GREATER))
                .as("2^-1 is not below 0.5")
                .isEqualTo(2);
        assertThat(Attainable.ofPairs(0, Alternative.TWO_SIDED)).isEqualTo(1);
        assertThat(Attainable.ofPairs(1, Alternative.TWO_SIDED)).isEqualTo(1);
    }

    @Test
    void twoSamplesCountTheWaysToDivideThem() {
        // 252 ways to choose 5 of 10
        assertThat(Attainable.ofSamples(5, 5, Alternative.GREATER)).isCloseTo(1 / 252.0, within(1e-15));
        assertThat(Attainable.ofSamples(5, 5, Alternative.TWO_SIDED)).isCloseTo(2 / 252.0, within(1e-15));
        assertThat(Attainable.ofSamples(0, 5, Alternative.TWO_SIDED)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Attainable.ofSamples(-1, 5, Alternative.LESS));
        assertThatIllegalArgumentException().isThrownBy(() -> Attainable.ofPairs(-1, Alternative.LESS));
    }
}
