package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static Expectation of(
            double mean, @Nullable Double sd, @Nullable Double halfWidth, @Nullable Integer n, double margin) {
        return new Expectation(0, "student", "accuracy", mean, sd, halfWidth, n, margin, "", "study.yaml:3");
    }

    private static void assertRefused(
            String words,
            double mean,
            @Nullable Double sd,
            @Nullable Double halfWidth,
            @Nullable Integer n,
            double margin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(mean, sd, halfWidth, n, margin))
                .withMessageContaining(words);
    }

    @Test
    void aSpreadIsOneOfTwoAndNeedsANumberOfRuns() {
        assertThat(of(0.5, 0.0, null, 2, 0.05).sd()).isZero();
        assertThat(of(0.5, null, 0.01, 2, 0.05).halfWidth()).isEqualTo(0.01);
        assertThat(of(0.5, null, null, null, 0.05).n()).isNull();
        assertThat(of(0.5, null, null, 3, 0.05).n()).isEqualTo(3);
        assertRefused("not both", 0.5, 0.1, 0.1, 3, 0.05);
        assertRefused("n must be said beside sd or halfWidth, but found none", 0.5, 0.1, null, null, 0.05);
        assertRefused("n must be said beside sd or halfWidth", 0.5, null, 0.1, null, 0.05);
    }

    @Test
    void itsNumbersAreWithinWhatTheyCanBe() {
        assertRefused("mean must be finite, but found NaN", Double.NaN, null, null, null, 0.05);
        assertRefused("sd must be at least 0, but found -0.1", 0.5, -0.1, null, 3, 0.05);
        assertRefused("sd must be", 0.5, Double.POSITIVE_INFINITY, null, 3, 0.05);
        assertRefused("halfWidth must be above 0, but found 0.0", 0.5, null, 0.0, 3, 0.05);
        assertRefused("halfWidth must be", 0.5, null, Double.POSITIVE_INFINITY, 3, 0.05);
        assertRefused("n must be at least 2, but found 1", 0.5, 0.1, null, 1, 0.05);
        assertRefused("margin must be above 0, but found 0.0", 0.5, null, null, null, 0);
        assertRefused("margin must be", 0.5, null, null, null, Double.POSITIVE_INFINITY);
    }
}
