package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

class AdamTest {
    /** By hand from algorithm 1 of arXiv 1412.6980: g = 2, then -1, rate 0.1, beta 0.9 and 0.99, epsilon 0.5. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void twoStepsAreThoseOfThePaper(DataType type) {
        HostArray parameters = HostArray.zeros(type, 1);
        HostArray gradient = HostArray.zeros(type, 1);
        Adam adam = new Adam(type, 1, 0.1, 0.9, 0.99, 0.5);

        gradient.set(0, 2);
        adam.step(parameters, gradient);
        // m = 0.2, v = 0.04; corrected 2 and 4.
        assertThat(parameters.get(0)).isEqualTo(-0.1 * 2 / (2 + 0.5), within(1e-7));

        gradient.set(0, -1);
        adam.step(parameters, gradient);
        // m = 0.08, v = 0.0496; corrected 0.08 / 0.19 and 0.0496 / 0.0199.
        double second = -0.1 * (0.08 / 0.19) / (Math.sqrt(0.0496 / 0.0199) + 0.5);
        assertThat(parameters.get(0)).isEqualTo(-0.08 + second, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aParameterWithoutGradientNeverMoves(DataType type) {
        HostArray parameters = HostArray.zeros(type, 2);
        parameters.set(0, 0.3);
        double before = parameters.get(0);
        HostArray gradient = HostArray.zeros(type, 2);
        gradient.set(1, 1);
        Adam adam = new Adam(type, 2, 0.1, 0.9, 0.999, 1e-9);
        for (int step = 0; step < 10; step++) {
            adam.step(parameters, gradient);
        }
        assertThat(parameters.get(0)).isEqualTo(before);
        assertThat(parameters.get(1)).isLessThan(-0.9);
    }
}
