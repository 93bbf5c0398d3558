package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Initialiser.Scheme;
import org.subliminal4j.random.RandomStreams;

class InitialiserTest {
    /** One layer with a fan-in of 300 and a fan-out of 100. */
    private static final Dense LAYER = new Dense(300, List.of(), Activation.RELU, 60, 40);

    private static final int WEIGHTS = 300 * 100;

    private static double[] draw(Architecture architecture, Scheme scheme, double scale) {
        Weights weights = Weights.draw(
                architecture,
                new Initialiser(scheme, scale),
                DataType.DOUBLE,
                new RandomStreams(4).stream(scheme.name()));
        return IntStream.range(0, weights.length()).mapToDouble(weights::get).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL_FAN_IN, 0.0577350, Infinity",
        "LECUN_UNIFORM, 0.0577350, 0.1000000",
        "HE_NORMAL, 0.0816497, Infinity",
        "HE_UNIFORM, 0.0816497, 0.1414214",
        "GLOROT_NORMAL, 0.0707107, Infinity",
        "GLOROT_UNIFORM, 0.0707107, 0.1224745",
        "PYTORCH_DEFAULT, 0.0333333, 0.0577350"
    })
    void weightsHaveTheSchemesStandardDeviationAndLimit(Scheme scheme, double sd, double limit) {
        double[] drawn = draw(LAYER, scheme, 1);
        // Five standard errors of the mean and of the variance of so many Gaussians; those of a uniform are smaller.
        double error = 5 / Math.sqrt(WEIGHTS);
        assertThat(StatUtils.mean(drawn, 0, WEIGHTS) / sd).isEqualTo(0, within(error));
        assertThat(StatUtils.variance(drawn, 0, WEIGHTS) / (sd * sd)).isEqualTo(1, within(error * Math.sqrt(2)));
        double largest = Math.max(StatUtils.max(drawn), -StatUtils.min(drawn));
        if (Double.isInfinite(limit)) {
            assertThat(largest / sd).isBetween(3.5, 6.5);
        } else {
            assertThat(largest / limit).isBetween(0.99, 1.0001);
        }
    }

    @ParameterizedTest
    @CsvSource({"NORMAL_FAN_IN", "LECUN_UNIFORM", "HE_NORMAL", "HE_UNIFORM", "GLOROT_NORMAL", "GLOROT_UNIFORM"})
    void biasesAreZero(Scheme scheme) {
        assertThat(java.util.Arrays.copyOfRange(draw(LAYER, scheme, 1), WEIGHTS, WEIGHTS + 100))
                .containsOnly(0);
    }

    @Test
    void pytorchsDefaultDrawsBiasesAsWell() {
        double[] biases = java.util.Arrays.copyOfRange(draw(LAYER, Scheme.PYTORCH_DEFAULT, 1), WEIGHTS, WEIGHTS + 100);
        assertThat(StatUtils.max(biases) * Math.sqrt(300)).isBetween(0.8, 1.0);
        assertThat(StatUtils.min(biases) * Math.sqrt(300)).isBetween(-1.0, -0.8);
    }

    @Test
    void aScaleMultipliesEveryDraw() {
        double[] one = draw(LAYER, Scheme.HE_NORMAL, 1);
        double[] three = draw(LAYER, Scheme.HE_NORMAL, 3);
        for (int i = 0; i < one.length; i++) {
            assertThat(three[i]).isEqualTo(3 * one[i], within(1e-12));
        }
    }

    @Test
    void convolutionsAreDrawnByTheInputsOfTheirWindow() {
        Dl4j cnn = Dl4j.smallCnn(28, 28, 10, 3);
        double[] drawn = draw(cnn, Scheme.NORMAL_FAN_IN, 1);
        Layout.Tensor second = cnn.layout().tensors().get(3);
        assertThat(StatUtils.variance(drawn, second.start(), second.length()) * 200)
                .isEqualTo(1, within(5 * Math.sqrt(2.0 / second.length())));
    }

    @Test
    void aScaleThatIsNotAboveZeroIsRefused() {
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Initialiser(Scheme.HE_NORMAL, scale)).hasMessageStartingWith("scale");
        }
    }
}
