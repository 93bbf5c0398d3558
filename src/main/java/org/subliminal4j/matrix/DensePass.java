package org.subliminal4j.matrix;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/** Forward and backward through dense layers: {@code a_l = f(a_(l-1) W_l + b_l)}, and {@code z = a W + b} at the end. */
final class DensePass implements Model.Pass {
    private final DenseModel model;
    private final Batch batch;
    private final int from;
    private final int to;
    private final INDArray ones;
    private final List<HiddenUnits> hidden = new ArrayList<>();
    private final List<DenseLayer> layers = new ArrayList<>();
    private final INDArray deviceLogits;
    private final INDArray deviceLogitGradients;
    private final HostArray logits;
    private final HostArray logitGradients;
    private boolean forward;

    DensePass(DenseModel model, Batch batch, int from, int to) {
        this.model = model;
        this.batch = batch;
        this.from = from;
        this.to = to;
        ones = Nd4j.ones(model.type(), batch.size());
        for (int width : model.architecture().hidden()) {
            hidden.add(HiddenUnits.of(model.architecture().activation(), model.type(), batch.size(), width));
        }
        deviceLogits = HiddenUnits.matrix(model.type(), batch.size(), to - from);
        deviceLogitGradients = HiddenUnits.matrix(model.type(), batch.size(), to - from);
        for (int layer = 0; layer < hidden.size(); layer++) {
            layers.add(layer(
                    layer,
                    hidden.get(layer).sums(),
                    hidden.get(layer).errors(),
                    model.parameterViews(layer),
                    model.gradientViews(layer)));
        }
        layers.add(layer(
                hidden.size(),
                deviceLogits,
                deviceLogitGradients,
                model.parameterViews(hidden.size()).columns(from, to),
                model.gradientViews(hidden.size()).columns(from, to)));
        logits = HostArray.zeros(model.type(), batch.size() * (to - from));
        logitGradients = HostArray.zeros(model.type(), batch.size() * (to - from));
    }

    @Override
    public int batch() {
        return batch.size();
    }

    @Override
    public HostArray logits() {
        return logits;
    }

    @Override
    public HostArray logitGradients() {
        return logitGradients;
    }

    private DenseLayer layer(int layer, INDArray sums, INDArray errors, LayerViews parameters, LayerViews gradient) {
        INDArray belowErrors = layer == 0 ? null : hidden.get(layer - 1).errors();
        return new DenseLayer(ones, below(layer), belowErrors, sums, errors, parameters, gradient);
    }

    @Override
    public void forward() {
        Backend.holdBlasToOneThread();
        for (int layer = 0; layer < hidden.size(); layer++) {
            layers.get(layer).forward();
            hidden.get(layer).activate();
        }
        layers.get(hidden.size()).forward();
        logits.readFrom(deviceLogits);
        forward = true;
    }

    @Override
    public void backward() {
        Passes.requireForward(forward);
        forward = false;
        Backend.holdBlasToOneThread();
        model.startGradient(from, to);
        logitGradients.writeTo(deviceLogitGradients);
        layers.get(hidden.size()).backward();
        for (int layer = hidden.size() - 1; layer >= 0; layer--) {
            hidden.get(layer).toSums();
            layers.get(layer).backward();
        }
        model.readGradient();
    }

    private INDArray below(int layer) {
        return layer == 0 ? batch.device() : hidden.get(layer - 1).activations();
    }

    @Override
    public void readFeatures(HostArray target) {
        Passes.requireForward(forward);
        Passes.requireFeatures(target, this, model);
        if (hidden.isEmpty()) {
            batch.readColumns(target);
        } else {
            target.readFrom(below(hidden.size()));
        }
    }

    @Override
    public int featureWidth() {
        return model.architecture().widths().get(hidden.size());
    }

    @Override
    public void close() {
        ones.close();
        deviceLogits.close();
        deviceLogitGradients.close();
        hidden.forEach(HiddenUnits::close);
    }
}
