package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateScheduleTest {
    private static double[] factors(RateSchedule rate, int steps) {
        double[] factors = new double[steps];
        for (int step = 0; step < steps; step++) {
            factors[step] = rate.factor(step, steps);
        }
        return factors;
    }

    @Test
    void constantIsAlwaysOne() {
        assertThat(factors(RateSchedule.DEFAULT, 4)).containsOnly(1);
    }

    @Test
    void linearRisesAndFallsInEvenSteps() {
        assertThat(factors(new RateSchedule.Linear(2, 0.5), 6)).containsExactly(0.5, 1, 1, 0.875, 0.75, 0.625);
        assertThat(factors(RateSchedule.Linear.DEFAULT, 4)).containsExactly(1, 0.75, 0.5, 0.25);
    }

    @Test
    void cosineFallsHalfwayInTheMiddle() {
        double[] factors = factors(new RateSchedule.Cosine(1, 0.2), 5);
        double quarter = (1 + Math.sqrt(0.5)) / 2;
        assertThat(factors[0]).isEqualTo(1);
        assertThat(factors[1]).isEqualTo(1);
        assertThat(factors[2]).isEqualTo(0.2 + 0.8 * quarter, within(1e-15));
        assertThat(factors[3]).isEqualTo(0.6, within(1e-15));
        assertThat(factors[4]).isEqualTo(0.2 + 0.8 * (1 - quarter), within(1e-15));
    }

    @Test
    void stepsMultiplyAfterEverySoMany() {
        assertThat(factors(new RateSchedule.Steps(2, 0.5), 5)).containsExactly(1, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void aWarmUpLongerThanThePhaseOnlyRises() {
        assertThat(factors(new RateSchedule.Linear(8, 0), 4)).containsExactly(0.125, 0.25, 0.375, 0.5);
    }

    @Test
    void stepsBeyondThePlanStayAtTheEnd() {
        assertThat(new RateSchedule.Linear(0, 0.5).factor(9, 4)).isEqualTo(0.5);
        assertThat(new RateSchedule.Cosine(4, 0.5).factor(9, 4)).isEqualTo(0.5, within(1e-15));
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new RateSchedule.Linear(-1, 0))
                .hasMessageContaining("warmUp must be at least 0, but found -1");
        assertThatThrownBy(() -> new RateSchedule.Cosine(0, -1)).hasMessageContaining("end must be at least 0");
        assertThatThrownBy(() -> new RateSchedule.Steps(0, 0.5)).hasMessageContaining("every must be at least 1");
        assertThatThrownBy(() -> new RateSchedule.Steps(1, 0)).hasMessageContaining("factor must be above 0");
    }
}
