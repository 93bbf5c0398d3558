package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.random.RandomStreams;

class Dl4jNetworksTest {
    private static final List<Integer> HIDDEN = List.of(6);

    static Stream<Architecture> architectures() {
        Stream<Architecture> dense = Stream.of(org.subliminal4j.network.Activation.values())
                .map(activation -> new Dense(4, HIDDEN, activation, 3, 2));
        return Stream.concat(dense, Stream.of(Dl4j.smallCnn(13, 14, 3, 2), Dl4jSamples.everyLayer()));
    }

    private static Weights draw(Architecture architecture) {
        return Weights.draw(architecture, new RandomStreams(2).stream("init"));
    }

    private static INDArray images(int count, Architecture architecture) {
        float[] pixels = new float[count * architecture.inputs()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.sin(i);
        }
        return Nd4j.create(pixels, new int[] {count, architecture.inputs()});
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aNetworkComesBackFromDl4jAndItsFilesUnchanged(Architecture architecture, @TempDir Path folder)
            throws Exception {
        Weights weights = draw(architecture);
        MultiLayerNetwork network = weights.toDl4j();
        assertThat(Weights.of(architecture, network).sha256()).isEqualTo(weights.sha256());
        Path file = folder.resolve("network.zip");
        ModelSerializer.writeModel(network, file.toFile(), true);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        assertThat(Weights.of(architecture, restored).sha256()).isEqualTo(weights.sha256());
        INDArray input = images(1, architecture);
        assertThat(restored.output(input)).isEqualTo(network.output(input));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void whoeverGoesOnWithFitFindsALoss(Architecture architecture) {
        MultiLayerNetwork network = draw(architecture).toDl4j();
        INDArray input = images(2, architecture);
        INDArray before = network.params().dup();
        network.fit(input, Nd4j.ones(DataType.FLOAT, 2, architecture.outputs()));
        assertThat(network.params()).isNotEqualTo(before);
        assertThat(Weights.of(architecture, network).finite()).isTrue();
    }

    @Test
    void aNetworkOfTheRightSizeWithAnotherActivationIsRefused() {
        Weights tanh = draw(new Dense(4, HIDDEN, org.subliminal4j.network.Activation.TANH, 3, 2));
        Dense relu = new Dense(4, HIDDEN, org.subliminal4j.network.Activation.RELU, 3, 2);
        assertThatThrownBy(() -> Weights.of(relu, tanh.toDl4j()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("layer 0", "dense 4 to 6 relu", "dense 4 to 6 tanh");
    }

    @Test
    void aNetworkOfTheRightSizeWithOtherLayersIsRefused() {
        Dense expected = new Dense(4, HIDDEN, org.subliminal4j.network.Activation.RELU, 3, 2);
        assertThatThrownBy(() ->
                        Weights.of(expected, draw(expected.withHidden(4, 4)).toDl4j()))
                .hasMessageContaining("2 layers");
        Weights cnn = draw(Dl4j.smallCnn(13, 14, 3, 2));
        assertThatThrownBy(() -> Weights.of(Dl4j.smallCnn(14, 13, 3, 2), cnn.toDl4j()))
                .hasMessageContainingAll("1x14x13", "1x13x14");
    }

    @Test
    void dl4jsApproximationOfGeluIsNotTakenForTheExactOne() {
        Dense exact = new Dense(4, HIDDEN, org.subliminal4j.network.Activation.GELU, 3, 2);
        MultiLayerNetwork network = new MultiLayerNetwork(Dl4jSamples.chain(
                Dl4jSamples.dense(4, 6, Activation.GELU), Dl4jSamples.dense(6, 5, Activation.IDENTITY)));
        network.init();
        assertThatThrownBy(() -> Weights.of(exact, network)).hasMessageContaining("layer 0");
    }

    @Test
    void geluIsExactInDl4j() {
        double[] points = {-6, -3, -1, -0.1, 0, 0.5, 2, 7};
        double[] found = new ExactGelu()
                .getActivation(Nd4j.createFromArray(points), false)
                .toDoubleVector();
        double[] slopes = new ExactGelu()
                .backprop(
                        Nd4j.createFromArray(points),
                        Nd4j.createFromArray(points).assign(2))
                .getFirst()
                .toDoubleVector();
        for (int i = 0; i < points.length; i++) {
            double distribution = 0.5 * Erf.erfc(-points[i] / Math.sqrt(2));
            double density = Math.exp(-points[i] * points[i] / 2) / Math.sqrt(2 * Math.PI);
            assertThat(found[i]).isEqualTo(points[i] * distribution, within(1e-14));
            assertThat(slopes[i]).isEqualTo(2 * (distribution + points[i] * density), within(1e-14));
        }
    }
}
