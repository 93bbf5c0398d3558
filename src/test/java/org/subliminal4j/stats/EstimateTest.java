package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.subliminal4j.stats.ReferenceData.SLEEP_1;
import static org.subliminal4j.stats.ReferenceData.SLEEP_2;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Intervals of differences, and the test of equivalence. */
class EstimateTest {
    private static final Summary ONE = new Summary(1, 0.5, Double.NaN);

    private static Estimate sleep() {
        return Estimate.ofDifference(Summary.of(SLEEP_1), Summary.of(SLEEP_2));
    }

    private static Estimate pairs() {
        return Estimate.ofMean(Summary.of(Samples.differences(SLEEP_1, SLEEP_2, 2)));
    }

    @Test
    void welchIntervalMatchesRsSleepExample() {
        // R: t.test(extra ~ group, data = sleep): 95 percent confidence interval -3.3654832 0.2054832
        Interval interval = sleep().interval(0.95);

        assertThat(interval.low()).isCloseTo(-3.3654832, within(1e-7));
        assertThat(interval.high()).isCloseTo(0.2054832, within(1e-7));
    }

    @Test
    void equivalenceMatchesTwoOneSidedTestsOfScipy() {
        // SciPy 1.17.1: ttest_ind(sleep1 + margin, sleep2, equal_var=False, alternative="greater"), and so on
        assertThat(Equivalence.of(sleep(), 3).pValue()).isCloseTo(0.05597891453224441, within(1e-12));
        assertThat(Equivalence.of(sleep(), 3).belowUpper().pValue()).isCloseTo(2.081149685882119e-05, within(1e-15));
        assertThat(Equivalence.of(sleep(), 4).pValue()).isCloseTo(0.0053616241031591155, within(1e-12));
        assertThat(Equivalence.of(pairs(), 2).pValue()).isCloseTo(0.1541572356690974, within(1e-12));
        assertThat(Equivalence.of(pairs(), 2.5).pValue()).isCloseTo(0.02111686024650077, within(1e-12));
    }

    @Test
    void equivalenceAgreesWithTheIntervalOfTwiceTheLevel() {
        RandomGenerator random = ReferenceData.random(15);
        int shown = 0;
        for (int i = 0; i < 300; i++) {
            Summary a = Summary.of(ReferenceData.normal(random, random.nextInt(2, 40), 0.5, 0.1));
            Summary b = Summary.of(ReferenceData.normal(random, random.nextInt(2, 40), 0.51, 0.05));
            Estimate difference = Estimate.ofDifference(a, b);
            boolean equivalent = Equivalence.of(difference, 0.06).pValue() < 0.05;

            assertThat(equivalent).isEqualTo(difference.interval(0.9).within(-0.06, 0.06));
            shown += equivalent ? 1 : 0;
        }
        assertThat(shown).as("both outcomes must occur").isBetween(30, 270);
    }

    @Test
    void withoutSpreadEquivalenceIsCertainOnEitherSideOfTheMargin() {
        Summary flat = new Summary(3, 0.5, 0);

        assertThat(Equivalence.of(Estimate.ofDifference(flat, new Summary(2, 0.48, 0)), 0.05)
                        .pValue())
                .isZero();
        assertThat(Equivalence.of(Estimate.ofDifference(flat, new Summary(2, 0.4, 0)), 0.05)
                        .pValue())
                .isEqualTo(1);
        assertThat(Estimate.ofDifference(flat, new Summary(2, 0.25, 0)).interval(0.95))
                .isEqualTo(new Interval(0.25, 0.25, 0.95));
    }

    @Test
    void oneValueHasNoIntervalAndCannotBeTested() {
        assertThat(Estimate.ofMean(ONE).interval(0.95).high()).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Equivalence.of(Estimate.ofMean(ONE), 0.05))
                .withMessageContaining("at least 2 values to test, but found 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ofDifference(ONE, new Summary(2, 0, 1)));
    }

    @Test
    void refusesAMarginThatIsNone() {
        for (double margin : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Equivalence.of(sleep(), margin))
                    .withMessageContaining("margin must be above 0 and finite, but found " + margin);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(1, -1, 1));
    }
}
