package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies just on a boundary, and just beyond it. */
class BoundariesTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void aLevelLiesStrictlyBetweenZeroAndOne(double level) {
        String message = "lies between 0 and 1, but found " + level;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.wilson(1, 2, level))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.clopperPearson(0, 2, level))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attainable.fewestPairs(level, Alternative.TWO_SIDED))
                .withMessageContaining(message);
    }

    @Test
    void countsAreHeldAgainstEachOther() {
        for (int[] counts : new int[][] {{1, 0}, {-1, 5}, {6, 5}}) {
            String found = counts[0] + " successes in " + counts[1] + " trials";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Proportion.clopperPearson(counts[0], counts[1], 0.95))
                    .withMessageContaining(found);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Proportion.wilson(counts[0], counts[1], 0.95))
                    .withMessageContaining(found);
        }
        assertThat(Proportion.clopperPearson(5, 5, 0.95).high()).isEqualTo(1);
        assertThat(Proportion.clopperPearson(0, 1, 0.95).low()).isZero();
    }

    @Test
    void noSampleIsSmallerThanNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attainable.ofSamples(-1, 3, Alternative.GREATER))
                .withMessageContaining("n must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attainable.ofSamples(3, -1, Alternative.GREATER))
                .withMessageContaining("m must be at least 0");
        assertThat(Attainable.ofSamples(0, 0, Alternative.GREATER)).isEqualTo(1);
    }

    @Test
    void anIntervalHoldsItsEnds() {
        Interval interval = new Interval(0.25, 0.75, 0.95);
        assertThat(interval.contains(0.25)).isTrue();
        assertThat(interval.contains(0.75)).isTrue();
        assertThat(interval.contains(Math.nextDown(0.25))).isFalse();
        assertThat(interval.contains(Math.nextUp(0.75))).isFalse();
    }

    @Test
    void pValuesOfNoneAndOneAreCorrected() {
        assertThat(Holm.correct(new double[] {0, 1})).containsExactly(0, 1);
    }

    @Test
    void aDifferenceOfNothingButRoundingIsDroppedAndOneAboveItIsNot() {
        // Four units in the last place of 1: so much is still taken for rounding.
        double rounding = 4 * Math.ulp(1.0);
        double[] least = {1, 1 - rounding};
        double[] more = {1, 1 - 1.5 * rounding};
        double[] ones = {1, 1};
        assertThat(WilcoxonSignedRank.test(ones, least, Alternative.TWO_SIDED).pValue())
                .isEqualTo(1);
        assertThat(WilcoxonSignedRank.test(ones, more, Alternative.GREATER).pValue())
                .isEqualTo(0.5);
    }
}
