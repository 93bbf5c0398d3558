package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void matchesRsSummaryOfTheSleepDifferences() {
        double[] differences = new double[10];
        Arrays.setAll(differences, i -> ReferenceData.SLEEP_1[i] - ReferenceData.SLEEP_2[i]);

        Summary summary = Summary.of(differences);

        assertThat(summary.n()).isEqualTo(10);
        assertThat(summary.mean()).isCloseTo(-1.58, within(1e-12));
        assertThat(summary.sd()).isCloseTo(1.229995, within(1e-6));
        Interval interval = summary.interval(0.95);
        assertThat(interval.low()).as("R: t.test(..., paired = TRUE)").isCloseTo(-2.4598858, within(1e-7));
        assertThat(interval.high()).isCloseTo(-0.7001142, within(1e-7));
        assertThat(interval.halfWidth()).isCloseTo(0.8798858, within(1e-7));
    }

    @Test
    void quantilesMatchTheTableOfStudentsT() {
        // R: qt(c(0.975, 0.995, 0.975, 0.975), c(1, 4, 99, 1e6))
        assertThat(StudentT.quantile(0.95, 1)).isCloseTo(12.7062047, within(1e-6));
        assertThat(StudentT.quantile(0.99, 4)).isCloseTo(4.6040949, within(1e-6));
        assertThat(StudentT.quantile(0.95, 99)).isCloseTo(1.9842170, within(1e-6));
        assertThat(StudentT.quantile(0.95, 1e6)).isCloseTo(1.9599664, within(1e-6));
    }

    @Test
    void theIntervalHoldsTheMeanAsOftenAsItSays() {
        RandomGenerator random = ReferenceData.random(20250);
        int repetitions = 4000;
        int hits = 0;
        for (int i = 0; i < repetitions; i++) {
            Interval interval =
                    Summary.of(ReferenceData.normal(random, 5, 0.53, 0.11)).interval(0.9);
            hits += interval.contains(0.53) ? 1 : 0;
        }
        // Four standard errors of the coverage, sqrt(0.9 * 0.1 / 4000); a normal interval would cover 82%.
        assertThat(hits / (double) repetitions).isCloseTo(0.9, within(0.019));
    }

    @Test
    void oneValueHasNoSpreadAndNoInterval() {
        Summary summary = Summary.of(new double[] {0.5});

        assertThat(summary.mean()).isEqualTo(0.5);
        assertThat(summary.sd()).isNaN();
        assertThat(summary.interval(0.95).low()).isNaN();
        assertThat(summary.interval(0.95).halfWidth()).isNaN();
        assertThat(summary.interval(0.95).contains(0.5)).isFalse();
    }

    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        Summary summary = Summary.of(new double[] {0.1, 0.1, 0.1});

        assertThat(summary).isEqualTo(new Summary(3, 0.1, 0));
        assertThat(summary.interval(0.95)).isEqualTo(new Interval(0.1, 0.1, 0.95));
    }

    @Test
    void refusesWhatIsNotASample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Summary.of(new double[0]))
                .withMessageContaining("at least 1 values")
                .withMessageContaining("found 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Summary.of(new double[] {1, Double.NaN}))
                .withMessageContaining("found NaN at index 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[] {Double.POSITIVE_INFINITY}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Summary(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Summary(1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Summary(2, 1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Summary(2, 1, -1));
    }

    @Test
    void refusesALevelThatIsNone() {
        for (double level : new double[] {0, 1, 95, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Summary(2, 0, 1).interval(level))
                    .withMessageContaining("between 0 and 1, but found " + level);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0, 0.95));
    }
}
