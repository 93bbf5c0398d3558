package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.LogitRange;
import org.subliminal4j.random.RandomStreams;

/** The backward pass against central differences, in float64, with the loss {@code sum c_k z_k}. */
class GradientTest {
    private static final MlpSpec SPEC = new MlpSpec(6, List.of(5, 4), 3, 2);
    private static final int BATCH = 7;
    private static final double STEP = 1e-6;

    @Test
    void gradientsOfTwoStackedNetworksMatchCentralDifferences() {
        RandomStreams streams = new RandomStreams(3);
        RandomGenerator random = streams.stream("gradient");
        Mlp first = withBiases(streams, "first");
        Mlp second = withBiases(streams, "second");
        List<LogitRange> ranges = List.of(SPEC.auxiliaryLogits(), SPEC.allLogits());
        try (MlpStack stack = MlpStack.of(first, second);
                Pass pass = new Pass(stack, BATCH, ranges)) {
            fill(pass.inputs(), random);
            for (int network = 0; network < 2; network++) {
                fill(pass.logitGradients(network), random);
            }
            stack.clearGradient();
            pass.forward();
            pass.backward();
            HostArray gradient = stack.gradient();
            for (int i = 0; i < gradient.length(); i++) {
                double expected = (lossAt(stack, pass, i, STEP) - lossAt(stack, pass, i, -STEP)) / (2 * STEP);
                assertThat(gradient.get(i)).as("parameter %d", i).isEqualTo(expected, within(1e-7));
            }
        }
    }

    @Test
    void aLinearNetworkWithoutHiddenLayersHasTheGradientsOfItsOneLayer() {
        MlpSpec linear = new MlpSpec(6, List.of(), 3, 2);
        RandomStreams streams = new RandomStreams(6);
        Mlp network = Mlp.random(linear, DataType.DOUBLE, streams.stream("linear"));
        try (MlpStack stack = MlpStack.of(network);
                Pass pass = new Pass(stack, BATCH, List.of(linear.auxiliaryLogits()))) {
            fill(pass.inputs(), streams.stream("inputs"));
            fill(pass.logitGradients(0), streams.stream("errors"));
            stack.clearGradient();
            pass.forward();
            pass.backward();
            for (int i = 0; i < stack.gradient().length(); i++) {
                double expected = (lossAt(stack, pass, i, STEP) - lossAt(stack, pass, i, -STEP)) / (2 * STEP);
                assertThat(stack.gradient().get(i)).as("parameter %d", i).isEqualTo(expected, within(1e-7));
            }
        }
    }

    @Test
    void rowsOfUnusedLogitsHaveNoGradientAtAll() {
        RandomStreams streams = new RandomStreams(4);
        Mlp network = withBiases(streams, "only");
        try (MlpStack stack = MlpStack.of(network);
                Pass pass = new Pass(stack, BATCH, List.of(SPEC.auxiliaryLogits()))) {
            fill(pass.inputs(), streams.stream("inputs"));
            fill(pass.logitGradients(0), streams.stream("errors"));
            stack.clearGradient();
            pass.forward();
            pass.backward();
            List<MlpStack.Block> blocks = stack.blocks(0);
            MlpStack.Block weights = blocks.get(blocks.size() - 2);
            int classWeights = SPEC.hidden().get(1) * SPEC.classes();
            for (int i = 0; i < weights.length(); i++) {
                double value = stack.gradient().get(weights.stackStart() + i);
                if (i < classWeights) {
                    assertThat(value).as("class weight %d", i).isZero();
                } else {
                    assertThat(value).as("auxiliary weight %d", i).isNotZero();
                }
            }
        }
    }

    @Test
    void aNetworkGivesTheSameLogitsAloneAndInAStackAndInDl4j() {
        RandomStreams streams = new RandomStreams(5);
        Mlp first = withBiases(streams, "first");
        Mlp second = withBiases(streams, "second");
        try (MlpStack both = MlpStack.of(first, second);
                MlpStack alone = MlpStack.of(second);
                Pass stacked = new Pass(both, BATCH, List.of(SPEC.allLogits(), SPEC.allLogits()));
                Pass single = new Pass(alone, BATCH, List.of(SPEC.allLogits()))) {
            fill(stacked.inputs(), streams.stream("inputs"));
            single.inputs().copyFrom(stacked.inputs(), 0, 0, stacked.inputs().length());
            stacked.forward();
            single.forward();
            double[][] rows = new double[BATCH][SPEC.inputs()];
            for (int i = 0; i < BATCH * SPEC.inputs(); i++) {
                rows[i / SPEC.inputs()][i % SPEC.inputs()] = stacked.inputs().get(i);
            }
            double[][] dl4j = second.network()
                    .output(org.nd4j.linalg.factory.Nd4j.createFromArray(rows))
                    .toDoubleMatrix();
            for (int row = 0; row < BATCH; row++) {
                for (int k = 0; k < SPEC.outputs(); k++) {
                    double logit = stacked.logits(1).get(k * BATCH + row);
                    assertThat(logit).isEqualTo(single.logits(0).get(k * BATCH + row), within(1e-12));
                    assertThat(logit).isEqualTo(dl4j[row][k], within(1e-12));
                }
            }
        }
    }

    private static Mlp withBiases(RandomStreams streams, String name) {
        Mlp mlp = Mlp.random(SPEC, DataType.DOUBLE, streams.stream(name));
        HostArray parameters = mlp.parameters();
        RandomGenerator random = streams.stream(name + "-biases");
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(i, parameters.get(i) + 0.1 * random.nextGaussian());
        }
        mlp.setParameters(parameters);
        return mlp;
    }

    private static void fill(HostArray array, RandomGenerator random) {
        for (int i = 0; i < array.length(); i++) {
            array.set(i, random.nextGaussian());
        }
    }

    private static double lossAt(MlpStack stack, Pass pass, int parameter, double shift) {
        HostArray parameters = stack.parameters();
        double original = parameters.get(parameter);
        parameters.set(parameter, original + shift);
        stack.parametersChanged();
        pass.forward();
        parameters.set(parameter, original);
        stack.parametersChanged();
        double loss = 0;
        for (int network = 0; network < stack.networks(); network++) {
            for (int i = 0; i < pass.logits(network).length(); i++) {
                loss += pass.logits(network).get(i)
                        * pass.logitGradients(network).get(i);
            }
        }
        return loss;
    }
}
