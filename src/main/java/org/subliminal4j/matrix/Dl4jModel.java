package org.subliminal4j.matrix;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;

/** Any network of DL4J, by its own forward and backward passes, with the errors in the logits from outside. */
final class Dl4jModel implements Model {
    private final Dl4j architecture;
    private final HostArray parameters;
    private final HostArray gradient;

    /** DL4J's layers have views of it, and closing a view frees nothing. */
    private final INDArray deviceParameters;

    private final MultiLayerNetwork network;
    private @Nullable Dl4jPass last;

    Dl4jModel(Weights weights, Dl4j architecture) {
        Backend.start();
        this.architecture = architecture;
        parameters = weights.values();
        gradient = HostArray.zeros(parameters.type(), parameters.length());
        MultiLayerConfiguration configuration = architecture.toDl4j();
        configuration.setDataType(parameters.type());
        configuration.getConfs().forEach(layer -> layer.setDataType(parameters.type()));
        network = new MultiLayerNetwork(configuration);
        deviceParameters = Nd4j.zeros(parameters.type(), 1, parameters.length());
        network.init(deviceParameters, false);
        network.initGradientsView();
        parametersChanged();
    }

    @Override
    public Dl4j architecture() {
        return architecture;
    }

    @Override
    public HostArray parameters() {
        return parameters;
    }

    @Override
    public HostArray gradient() {
        return gradient;
    }

    @Override
    public void parametersChanged() {
        parameters.writeTo(network.params());
    }

    @Override
    public Pass pass(Batch batch, int from, int to) {
        Passes.check(this, batch, from, to);
        return new Dl4jPass(this, batch, from, to);
    }

    MultiLayerNetwork network() {
        return network;
    }

    /** DL4J's layers hold the activations of one forward pass: remembers whose. */
    void holds(@Nullable Dl4jPass pass) {
        last = pass;
    }

    boolean isHolding(Dl4jPass pass) {
        return last == pass;
    }

    void readGradient() {
        gradient.readFrom(network.getFlattenedGradients());
    }

    @Override
    public void close() {
        deviceParameters.close();
        network.getFlattenedGradients().close();
    }
}
