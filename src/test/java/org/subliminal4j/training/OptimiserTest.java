package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser.Adam;
import org.subliminal4j.training.Optimiser.AdamW;
import org.subliminal4j.training.Optimiser.Sgd;

class OptimiserTest {
    /** By hand from algorithm 1 of arXiv 1412.6980: g = 2, then -1, rate 0.1, beta 0.9 and 0.99, epsilon 0.5. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void twoStepsOfAdamAreThoseOfThePaper(DataType type) {
        HostArray parameters = HostArray.zeros(type, 1);
        Optimiser.Stepper adam = new Adam(0.1, 0.9, 0.99, 0.5, 0).start(type, 1);

        adam.step(parameters, Arrays64.of(type, 2), 1);
        // m = 0.2, v = 0.04; corrected 2 and 4.
        assertThat(parameters.get(0)).isEqualTo(-0.1 * 2 / (2 + 0.5), within(1e-7));

        adam.step(parameters, Arrays64.of(type, -1), 1);
        // m = 0.08, v = 0.0496; corrected 0.08 / 0.19 and 0.0496 / 0.0199.
        double second = -0.1 * (0.08 / 0.19) / (Math.sqrt(0.0496 / 0.0199) + 0.5);
        assertThat(parameters.get(0)).isEqualTo(-0.08 + second, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void weightDecayIsInAdamsGradientAndBesideThatOfAdamW(DataType type) {
        HostArray parameters = Arrays64.of(type, 3);
        new Adam(0.1, 0.9, 0.99, 0.5, 2).start(type, 1).step(parameters, Arrays64.of(type, -4), 1);
        // g = -4 + 2 * 3 = 2.
        assertThat(parameters.get(0)).isEqualTo(3 - 0.1 * 2 / (2 + 0.5), within(1e-6));

        HostArray decoupled = Arrays64.of(type, 3);
        new AdamW(0.1, 0.9, 0.99, 0.5, 2).start(type, 1).step(decoupled, Arrays64.of(type, -4), 1);
        assertThat(decoupled.get(0)).isEqualTo(3 * (1 - 0.1 * 2) + 0.1 * 4 / (4 + 0.5), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void twoStepsOfDescentWithMomentumAndDecayAreThoseByHand(DataType type) {
        HostArray parameters = Arrays64.of(type, 1);
        Optimiser.Stepper sgd = new Sgd(0.1, 0.5, 0.2).start(type, 1);
        sgd.step(parameters, Arrays64.of(type, 2), 1);
        // b = 2 + 0.2 * 1 = 2.2.
        assertThat(parameters.get(0)).isEqualTo(0.78, within(1e-6));
        sgd.step(parameters, Arrays64.of(type, -1), 1);
        // b = 0.5 * 2.2 - 1 + 0.2 * 0.78 = 0.256.
        assertThat(parameters.get(0)).isEqualTo(0.78 - 0.0256, within(1e-6));
    }

    @Test
    void aFactorScalesTheRateOfEveryOptimiser() {
        Optimiser[] pairs = {
            new Adam(0.1, 0.9, 0.99, 0.5, 0.1), new Adam(0.05, 0.9, 0.99, 0.5, 0.1),
            new AdamW(0.1, 0.9, 0.99, 0.5, 0.1), new AdamW(0.05, 0.9, 0.99, 0.5, 0.1),
            new Sgd(0.1, 0.9, 0.1), new Sgd(0.05, 0.9, 0.1)
        };
        for (int i = 0; i < pairs.length; i += 2) {
            HostArray halved = Arrays64.of(DataType.DOUBLE, 1);
            HostArray half = Arrays64.of(DataType.DOUBLE, 1);
            pairs[i].start(DataType.DOUBLE, 1).step(halved, Arrays64.of(DataType.DOUBLE, 2), 0.5);
            pairs[i + 1].start(DataType.DOUBLE, 1).step(half, Arrays64.of(DataType.DOUBLE, 2), 1);
            assertThat(halved.get(0)).isEqualTo(half.get(0)).isNotEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aParameterWithoutGradientNeverMoves(DataType type) {
        for (Optimiser optimiser : new Optimiser[] {new Adam(0.1, 0.9, 0.999, 1e-9, 0), new Sgd(0.1, 0.9, 0)}) {
            HostArray parameters = Arrays64.of(type, 0.3, 0);
            double before = parameters.get(0);
            Optimiser.Stepper stepper = optimiser.start(type, 2);
            for (int step = 0; step < 10; step++) {
                stepper.step(parameters, Arrays64.of(type, 0, 1), 1);
            }
            assertThat(parameters.get(0)).isEqualTo(before);
            assertThat(parameters.get(1)).isLessThan(-0.9);
        }
    }

    /** In float, {@code 1 - 0.999f} is off by 1.3e-5 of itself; so would be every second moment of the first steps. */
    @Test
    void adamInFloatIsAsExactAsFloatIs() {
        Adam adam = new Adam(1e-3, 0.9, 0.999, 1e-8, 0);
        HostArray single = Arrays64.of(DataType.FLOAT, 0);
        HostArray twice = Arrays64.of(DataType.DOUBLE, 0);
        Optimiser.Stepper inFloat = adam.start(DataType.FLOAT, 1);
        Optimiser.Stepper inDouble = adam.start(DataType.DOUBLE, 1);
        inFloat.step(single, Arrays64.of(DataType.FLOAT, 1), 1);
        inDouble.step(twice, Arrays64.of(DataType.DOUBLE, 1), 1);
        assertThat(single.get(0)).isEqualTo(twice.get(0), within(1e-6 * 1e-3));
    }

    @Test
    void stepsAreThoseOfNd4jsUpdaters() {
        // Epsilon is added before the bias correction in DL4J and after it here: a tiny one tells no difference.
        assertSteps(
                new Adam(0.01, 0.9, 0.999, 1e-30, 0),
                new org.nd4j.linalg.learning.config.Adam(0.01, 0.9, 0.999, 1e-30));
        assertSteps(new Sgd(0.01, 0, 0), new org.nd4j.linalg.learning.config.Sgd(0.01));
    }

    private static void assertSteps(Optimiser optimiser, IUpdater theirs) {
        Backend.start();
        int length = 100;
        HostArray parameters = gaussians(DataType.DOUBLE, "parameters");
        HostArray start = parameters.copy();
        INDArray expected = Nd4j.createFromArray(Arrays64.values(parameters));
        Optimiser.Stepper stepper = optimiser.start(DataType.DOUBLE, length);
        INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, Math.max(1, theirs.stateSize(length)));
        GradientUpdater<?> updater = theirs.instantiate(theirs.stateSize(length) == 0 ? null : state, true);
        for (int step = 0; step < 20; step++) {
            HostArray gradient = gaussians(DataType.DOUBLE, "gradient-" + step);
            INDArray update = Nd4j.createFromArray(Arrays64.values(gradient)).reshape(1, length);
            updater.applyUpdater(update, step, 0);
            expected.subi(update.reshape(length));
            stepper.step(parameters, gradient, 1);
        }
        for (int i = 0; i < length; i++) {
            assertThat(parameters.get(i)).isEqualTo(expected.getDouble(i), within(1e-12));
            assertThat(parameters.get(i)).isNotEqualTo(start.get(i));
        }
    }

    @Test
    void vectorsOfAnotherTypeAreRefused() {
        for (Optimiser optimiser : new Optimiser[] {Adam.DEFAULT, Sgd.DEFAULT}) {
            Optimiser.Stepper stepper = optimiser.start(DataType.FLOAT, 1);
            HostArray doubles = HostArray.zeros(DataType.DOUBLE, 1);
            assertThatThrownBy(() -> stepper.step(doubles, doubles, 1))
                    .hasMessageContaining("FLOAT")
                    .hasMessageContaining("DOUBLE");
        }
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Adam(0, 0.9, 0.999, 1e-8, 0)).hasMessageContaining("learningRate must be above 0");
        assertThatThrownBy(() -> new Adam(1, 1, 0.999, 1e-8, 0)).hasMessageContaining("beta1 must be in [0, 1)");
        assertThatThrownBy(() -> new AdamW(1, 0.9, -1, 1e-8, 0)).hasMessageContaining("beta2 must be in [0, 1)");
        assertThatThrownBy(() -> new Adam(1, 0.9, 0.999, 0, 0)).hasMessageContaining("epsilon must be above 0");
        assertThatThrownBy(() -> new Sgd(1, 1, 0)).hasMessageContaining("momentum must be in [0, 1)");
        assertThatThrownBy(() -> new Sgd(1, 0, Double.NaN)).hasMessageContaining("weightDecay must be at least 0");
    }

    private static HostArray gaussians(DataType type, String stream) {
        RandomGenerator random = new RandomStreams(5).stream(stream);
        return Arrays64.of(type, random.doubles(100).map(x -> 2 * x - 1).toArray());
    }
}
