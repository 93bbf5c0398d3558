package org.subliminal4j.network;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/** DL4J's networks to weights and back. */
final class Dl4jNetworks {
    private Dl4jNetworks() {}

    static MultiLayerNetwork network(Weights weights) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(weights));
        network.init(parameters(weights), false);
        return network;
    }

    /** The members of the zip of DL4J's {@code ModelSerializer}, which itself leaves a copy of the parameters behind. */
    static Map<String, byte[]> members(Weights weights) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(
                ModelSerializer.CONFIGURATION_JSON,
                configuration(weights).toJson().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
        try (INDArray parameters = parameters(weights)) {
            Nd4j.write(parameters, new DataOutputStream(coefficients));
        }
        members.put(ModelSerializer.COEFFICIENTS_BIN, coefficients.toByteArray());
        return members;
    }

    private static INDArray parameters(Weights weights) {
        Backend.start();
        INDArray parameters = Nd4j.zeros(weights.type(), weights.length());
        weights.values().writeTo(parameters);
        return parameters;
    }

    /** @throws IllegalArgumentException if DL4J does not know the architecture */
    private static MultiLayerConfiguration configuration(Weights weights) {
        requireDl4jKnows(weights.architecture());
        return configuration(weights.architecture(), weights.type());
    }

    static Weights weights(Architecture architecture, MultiLayerNetwork network) {
        requireDl4jKnows(architecture);
        requireSame(architecture, Dl4jLayer.of(network.getLayerWiseConfigurations()));
        HostArray values = HostArray.zeros(network.params().dataType(), Math.toIntExact(network.numParams()));
        values.readFrom(network.params());
        return Weights.of(architecture, values);
    }

    private static void requireDl4jKnows(Architecture architecture) {
        if (architecture instanceof Transformer) {
            throw new IllegalArgumentException(
                    "expected a network that DL4J has the layers of, but found " + architecture.label());
        }
    }

    private static void requireSame(Architecture architecture, List<Dl4jLayer> found) {
        List<Dl4jLayer> expected = architecture instanceof Dl4j dl4j
                ? Dl4jBorder.known(dl4j).layers()
                : Dl4jLayer.of(configuration((Dense) architecture, DataType.FLOAT));
        if (expected.size() != found.size()) {
            throw new IllegalArgumentException("expected a network of " + expected.size() + " layers for "
                    + architecture.label() + ", but found " + found.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                throw new IllegalArgumentException("expected a network of " + architecture.label() + ", whose layer "
                        + i + " is '" + expected.get(i).text() + "', but found '"
                        + found.get(i).text() + "'");
            }
        }
    }

    /** The architecture as DL4J's, with a loss at the end for whoever goes on with {@code fit}. */
    private static MultiLayerConfiguration configuration(Architecture architecture, DataType type) {
        if (architecture instanceof Dense dense) {
            return configuration(dense, type);
        }
        MultiLayerConfiguration configuration = ((Dl4j) architecture).toDl4j();
        configuration.setDataType(type);
        configuration.getConfs().forEach(layer -> layer.setDataType(type));
        NeuralNetConfiguration last =
                configuration.getConf(configuration.getConfs().size() - 1);
        DenseLayer dense = (DenseLayer) last.getLayer();
        OutputLayer output = output(dense.getNIn(), dense.getNOut());
        output.setLayerName(dense.getLayerName());
        output.setIUpdater(dense.getIUpdater());
        output.setBiasUpdater(dense.getBiasUpdater());
        output.setWeightInitFn(dense.getWeightInitFn());
        output.setRegularization(List.of());
        output.setRegularizationBias(List.of());
        last.setLayer(output);
        return configuration;
    }

    private static MultiLayerConfiguration configuration(Dense dense, DataType type) {
        List<Integer> widths = dense.widths();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                // by default the time of day, in which two of the same network would differ
                .seed(0)
                .updater(new Adam(3e-4))
                .list();
        for (int layer = 0; layer < dense.hidden().size(); layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(widths.get(layer))
                    .nOut(widths.get(layer + 1))
                    .activation(activation(dense.activation()))
                    .build());
        }
        return layers.layer(output(widths.get(widths.size() - 2), dense.outputs()))
                .build();
    }

    /** Loss and updater are what a DL4J user finds who goes on with fit; training here does not use them. */
    private static OutputLayer output(long in, long out) {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(in)
                .nOut(out)
                .activation(new ActivationIdentity())
                .build();
    }

    private static IActivation activation(Activation activation) {
        return switch (activation) {
            case RELU -> new ActivationReLU();
            case TANH -> new ActivationTanH();
            case GELU -> new ExactGelu();
            case IDENTITY -> new ActivationIdentity();
        };
    }
}
