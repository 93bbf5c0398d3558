package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, , , 10, 0.05",
        "0.5, 0.1, 0.1, 10, 0.05",
        "0.5, -0.1, , 10, 0.05",
        "0.5, NaN, , 10, 0.05",
        "0.5, , -1, 10, 0.05",
        "0.5, , Infinity, 10, 0.05",
        "NaN, 0.1, , 10, 0.05",
        "0.5, 0.1, , 1, 0.05",
        "0.5, 0.1, , 10, 0",
        "0.5, 0.1, , 10, NaN",
        "0.5, 0.1, , 10, Infinity",
    })
    void whatNobodyCanHavePublishedIsRefused(double mean, Double halfWidth, Double sd, int n, double margin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Published("student", "accuracy", mean, halfWidth, sd, n, margin))
                .withMessageContaining("student");
    }

    @Test
    void anIntervalOfThePopulationsDeviationIsMadeOneOfTheSamples() {
        // Two runs at 0 and 2: the population's deviation is 1, the sample's the root of 2.
        Published published = new Published("student", "accuracy", 1, 1.96 / Math.sqrt(2), null, 2, 0.05);
        assertThat(published.summary().sd()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(published.summary().mean()).isEqualTo(1);
        assertThat(new Published("student", "accuracy", 1, null, 0.0, 2, 0.05)
                        .summary()
                        .sd())
                .isZero();
    }
}
