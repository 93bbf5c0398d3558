package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.RRELU;
import static org.nd4j.linalg.activations.Activation.SOFTMAX;
import static org.subliminal4j.network.Dl4jSamples.chain;
import static org.subliminal4j.network.Dl4jSamples.dense;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class Dl4jTest {
    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder();
    }

    private static Layer last() {
        return dense(6, 5, IDENTITY);
    }

    /** By the words that the refusal must hold. */
    private static Map<String, MultiLayerConfiguration> refused() {
        Layer batchNorm = new BatchNormalization.Builder().nIn(6).nOut(6).build();
        Layer lstm = new LSTM.Builder().nIn(4).nOut(6).build();
        Layer normed = new DenseLayer.Builder()
                .nIn(4)
                .nOut(6)
                .activation(RELU)
                .hasLayerNorm(true)
                .build();
        Layer bare = new DenseLayer.Builder()
                .nIn(6)
                .nOut(5)
                .activation(IDENTITY)
                .hasBias(false)
                .build();
        Layer softmax = new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nIn(6)
                .nOut(5)
                .activation(SOFTMAX)
                .build();
        Layer first = dense(4, 6, RELU);
        Map<String, MultiLayerConfiguration> cases = new TreeMap<>();
        cases.put("layer 1|BatchNormalization", chain(first, batchNorm, last()));
        cases.put("layer 0|LSTM", chain(lstm, last()));
        cases.put("layer 1|DropoutLayer", chain(first, new DropoutLayer(0.5), last()));
        cases.put("layer 0|no dropout", chain(settings().dropOut(0.5), dense(4, 6, RELU), last()));
        cases.put("layer 0|l1, l2", chain(settings().l2(1e-4), dense(4, 6, RELU), last()));
        cases.put("layer 0|l1, l2|weight decay", chain(settings().weightDecay(1e-4), dense(4, 6, RELU), last()));
        cases.put(
                "layer 0|constraints",
                chain(settings().constrainWeights(new MaxNormConstraint(1, 1)), dense(4, 6, RELU), last()));
        cases.put(
                "layer 0|weight noise", chain(settings().weightNoise(new DropConnect(0.5)), dense(4, 6, RELU), last()));
        cases.put(
                "layer 0|gradient normalisation",
                chain(
                        settings().gradientNormalization(GradientNormalization.ClipL2PerLayer),
                        dense(4, 6, RELU),
                        last()));
        cases.put("layer 0|layer normalisation", chain(normed, last()));
        cases.put("layer 0|not random", chain(dense(4, 6, RRELU), last()));
        cases.put("layer 0|nIn 3", chain(dense(3, 6, RELU), last()));
        cases.put("layer 1|identity|relu", chain(first, dense(6, 5, RELU)));
        cases.put("layer 1|OutputLayer", chain(first, softmax));
        cases.put("layer 1|nOut of 5|found 4", chain(first, dense(6, 4, IDENTITY)));
        cases.put("layer 1|biases", chain(first, bare));
        return cases;
    }

    @TestFactory
    List<DynamicTest> whatCannotBeTakenIsRefusedByName() {
        return refused().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    assertThatThrownBy(() -> Dl4j.of(entry.getValue(), 4, 3, 2))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContainingAll(entry.getKey().split("\\|"))
                            .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
                }))
                .toList();
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        JsonNode configuration = Dl4j.smallCnn(14, 14, 3, 2).configuration();
        assertThatThrownBy(() -> new Dl4j(configuration, 195, 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("layer 0", "196")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
    }

    @Test
    void layersThatDoNotFitEachOtherAreRefused() {
        for (int layer : new int[] {1, 2}) {
            JsonNode configuration = Dl4j.smallCnn(14, 14, 3, 2).configuration();
            ((ObjectNode) configuration.at("/confs/" + layer + "/layer")).put("nin", 9);
            assertThatThrownBy(() -> new Dl4j(configuration, 196, 3, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("layer " + layer, "nIn 9");
        }
    }

    @Test
    void whatIsNoConfigurationIsRefusedInOneLine() {
        for (String text : List.of("{}", "{\"confs\":3}", "{\"layers\":[]}")) {
            assertThatThrownBy(() -> new Dl4j(new ObjectMapper().readTree(text), 4, 3, 2))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        }
        assertThatThrownBy(() -> new Dl4j(new TextNode("cnn"), 4, 3, 2)).hasMessageStartingWith("configuration");
    }

    @Test
    void sizesThatMakeNoSenseAreRefusedByName() {
        JsonNode configuration = Dl4j.smallCnn(14, 14, 3, 2).configuration();
        assertThatThrownBy(() -> new Dl4j(configuration, 0, 3, 2)).hasMessageStartingWith("inputs");
        assertThatThrownBy(() -> new Dl4j(configuration, 196, 1, 4)).hasMessageStartingWith("classes");
        assertThatThrownBy(() -> new Dl4j(configuration, 196, 5, -1)).hasMessageStartingWith("auxiliary");
        assertThatThrownBy(() -> Dl4j.smallCnn(12, 28, 3, 2)).hasMessageStartingWith("rows");
    }

    @Test
    void twoOfOneShapeAreEqualWhateverTheClockSays() throws InterruptedException {
        Dl4j first = Dl4j.smallCnn(14, 14, 3, 2);
        Thread.sleep(2);
        assertThat(Dl4j.smallCnn(14, 14, 3, 2)).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(Dl4j.smallCnn(14, 14, 2, 3)).isNotEqualTo(first);
    }

    @Test
    void itGoesToJsonAndBackUnchanged() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Dl4j network : List.of(Dl4j.smallCnn(14, 14, 3, 2), Dl4jSamples.everyLayer())) {
            String text = json.writeValueAsString(network);
            assertThat(json.readValue(text, Dl4j.class)).isEqualTo(network);
        }
    }

    @Test
    void anOutputLayerIsTheDenseLayerThatItIsWithoutItsLoss() {
        Layer output = new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(6)
                .nOut(5)
                .activation(IDENTITY)
                .build();
        Dl4j withLoss = Dl4j.of(chain(dense(4, 6, RELU), output), 4, 3, 2);
        assertThat(withLoss).isEqualTo(Dl4j.of(chain(dense(4, 6, RELU), last()), 4, 3, 2));
    }

    @Test
    void aLabelNamesTheLayers() {
        assertThat(Dl4j.smallCnn(28, 28, 10, 3).label()).isEqualTo("784-5x5x8-5x5x16-64-(10+3) DL4J");
    }
}
