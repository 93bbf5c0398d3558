package org.subliminal4j.matrix;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;

/** The fast path: dense layers, on products of ND4J into arrays allocated once. */
final class DenseModel implements Model {
    private final Dense architecture;
    private final HostArray parameters;
    private final HostArray gradient;
    private final INDArray deviceParameters;
    private final INDArray deviceGradient;
    private final List<LayerViews> parameterViews;
    private final List<LayerViews> gradientViews;
    private int gradientFrom;
    private int gradientTo;

    DenseModel(Weights weights, Dense architecture) {
        Backend.start();
        this.architecture = architecture;
        parameters = weights.values();
        gradient = HostArray.zeros(parameters.type(), parameters.length());
        deviceParameters = Nd4j.zeros(parameters.type(), parameters.length());
        deviceGradient = Nd4j.zeros(parameters.type(), parameters.length());
        parameterViews = LayerViews.of(architecture.layout(), deviceParameters);
        gradientViews = LayerViews.of(architecture.layout(), deviceGradient);
        parametersChanged();
    }

    @Override
    public Dense architecture() {
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
        parameters.writeTo(deviceParameters);
    }

    @Override
    public Pass pass(Batch batch, int from, int to) {
        Passes.check(this, batch, from, to);
        return new DensePass(this, batch, from, to);
    }

    LayerViews parameterViews(int layer) {
        return parameterViews.get(layer);
    }

    LayerViews gradientViews(int layer) {
        return gradientViews.get(layer);
    }

    /** Makes ready for the gradient of logits {@code from} to {@code to}: rows that another pass has written become zero. */
    void startGradient(int from, int to) {
        if (from != gradientFrom || to != gradientTo) {
            deviceGradient.assign(0);
            gradientFrom = from;
            gradientTo = to;
        }
    }

    void readGradient() {
        gradient.readFrom(deviceGradient);
    }

    @Override
    public void close() {
        deviceParameters.close();
        deviceGradient.close();
    }
}
