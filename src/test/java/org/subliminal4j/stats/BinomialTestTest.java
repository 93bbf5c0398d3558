package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTestTest {
    @Test
    void matchesRsMendelExample() {
        // R: binom.test(682, 925, p = 0.75) (Conover, 1971, page 97f): p-value = 0.3825. One-sided: SciPy 1.17.1.
        assertThat(BinomialTest.test(682, 925, 0.75, Alternative.TWO_SIDED).pValue())
                .isCloseTo(0.3825, within(5e-5));
        assertThat(BinomialTest.test(682, 925, 0.75, Alternative.GREATER).pValue())
                .isCloseTo(0.8240891223524226, within(1e-11));
        assertThat(BinomialTest.test(682, 925, 0.75, Alternative.LESS).pValue())
                .isCloseTo(0.19600926705388308, within(1e-11));
    }

    @Test
    void countsOfTheSameProbabilityAreTheSameExtreme() {
        assertThat(BinomialTest.test(2, 10, 0.5, Alternative.TWO_SIDED).pValue())
                .isCloseTo(112.0 / 1024, within(1e-12));
        assertThat(BinomialTest.test(5, 10, 0.5, Alternative.TWO_SIDED).pValue())
                .isEqualTo(1);
    }

    @Test
    void certaintiesHaveNoOtherOutcome() {
        assertThat(BinomialTest.test(0, 10, 0, Alternative.TWO_SIDED).pValue()).isEqualTo(1);
        assertThat(BinomialTest.test(1, 10, 0, Alternative.TWO_SIDED).pValue()).isZero();
        assertThat(BinomialTest.test(10, 10, 1, Alternative.TWO_SIDED).pValue()).isEqualTo(1);
        assertThat(BinomialTest.test(9, 10, 1, Alternative.LESS).pValue()).isZero();
    }

    @Test
    void refusesCountsAndProbabilitiesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialTest.test(3, 2, 0.5, Alternative.LESS))
                .withMessageContaining("found 3 successes in 2 trials");
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.test(0, 0, 0.5, Alternative.LESS));
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.test(-1, 2, 0.5, Alternative.LESS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialTest.test(1, 2, Double.NaN, Alternative.LESS))
                .withMessageContaining("probability in [0, 1], but found NaN");
    }
}
