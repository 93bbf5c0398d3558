package org.subliminal4j.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/** The border to DL4J: its configurations and networks to ours and back. */
final class Dl4jBorder {
    private Dl4jBorder() {}

    static void check(JsonNode configuration, int inputs, int classes, int auxiliary) {
        throw new UnsupportedOperationException("TODO");
    }

    static Layout layout(Dl4j architecture) {
        throw new UnsupportedOperationException("TODO");
    }

    static String label(Dl4j architecture) {
        throw new UnsupportedOperationException("TODO");
    }

    static MultiLayerNetwork network(Weights weights) {
        Backend.start();
        MultiLayerNetwork network = empty(weights.architecture(), weights.type());
        weights.values().writeTo(network.params());
        return network;
    }

    static Weights weights(Architecture architecture, MultiLayerNetwork network) {
        HostArray values = HostArray.zeros(network.params().dataType(), Math.toIntExact(network.numParams()));
        values.readFrom(network.params());
        return Weights.of(architecture, values);
    }

    private static MultiLayerNetwork empty(Architecture architecture, DataType type) {
        Dense dense = (Dense) architecture;
        List<Integer> widths = dense.widths();
        // Loss and updater are what a DL4J user finds who goes on with fit; training here does not use them.
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(3e-4))
                .list();
        for (int layer = 0; layer < dense.hidden().size(); layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(widths.get(layer))
                    .nOut(widths.get(layer + 1))
                    .activation(activation(dense.activation()))
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(widths.get(widths.size() - 2))
                .nOut(dense.outputs())
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init(Nd4j.zeros(type, 1, dense.layout().length()), false);
        return network;
    }

    private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return switch (activation) {
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case GELU -> org.nd4j.linalg.activations.Activation.GELU;
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
        };
    }
}
