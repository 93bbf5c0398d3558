package org.subliminal4j.matrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/** Forward and backward through DL4J's layers. Unlike the dense pass it leaves arrays behind, which it frees itself. */
final class Dl4jPass implements Model.Pass {
    /** ND4J's memory is freed when Java's collector finds its owners, and Java's heap may never be so full as to look. */
    private static final AtomicLong LEFT_BEHIND = new AtomicLong();

    private static final long MOST_LEFT_BEHIND = 256L << 20;

    private final Dl4jModel model;
    private final Batch batch;
    private final int from;
    private final int outputs;
    private final INDArray deviceOutputs;
    private final INDArray deviceErrors;
    private final HostArray all;
    private final HostArray logits;
    private final HostArray logitGradients;
    private List<INDArray> activations = List.of();

    Dl4jPass(Dl4jModel model, Batch batch, int from, int to) {
        this.model = model;
        this.batch = batch;
        this.from = from;
        outputs = model.architecture().outputs();
        deviceOutputs = HiddenUnits.matrix(model.type(), batch.size(), outputs);
        deviceErrors = HiddenUnits.matrix(model.type(), batch.size(), outputs);
        all = HostArray.zeros(model.type(), batch.size() * outputs);
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

    @Override
    public void forward() {
        freeActivations();
        model.network().setInput(batch.device());
        activations = model.network().feedForward(true, false);
        Backend.holdBlasToOneThread();
        model.holds(this);
        deviceOutputs.assign(activations.get(activations.size() - 1));
        all.readFrom(deviceOutputs);
        logits.copyFrom(all, from * batch.size(), 0, logits.length());
    }

    @Override
    public void backward() {
        Passes.requireForward(model.isHolding(this));
        model.holds(null);
        all.clear();
        all.copyFrom(logitGradients, 0, from * batch.size(), logitGradients.length());
        all.writeTo(deviceErrors);
        INDArray inputErrors = model.network()
                .backpropGradient(deviceErrors, LayerWorkspaceMgr.noWorkspaces())
                .getSecond();
        Backend.holdBlasToOneThread();
        model.readGradient();
        free(inputErrors);
        freeActivations();
    }

    @Override
    public void readFeatures(HostArray target) {
        Passes.requireForward(model.isHolding(this));
        Passes.requireFeatures(target, this, model);
        int last = model.network().getnLayers() - 1;
        try (INDArray columns = model.network().getLayer(last).input().dup('f')) {
            target.readFrom(columns);
        }
    }

    @Override
    public int featureWidth() {
        return Math.toIntExact(model.network()
                .getLayer(model.network().getnLayers() - 1)
                .getParam("W")
                .size(0));
    }

    @Override
    public void close() {
        if (model.isHolding(this)) {
            model.holds(null);
        }
        freeActivations();
        deviceOutputs.close();
        deviceErrors.close();
    }

    private void freeActivations() {
        long bytes = 0;
        for (INDArray array : activations) {
            bytes += array.length() * array.dataType().width();
            free(array);
        }
        activations = List.of();
        if (LEFT_BEHIND.addAndGet(bytes) > MOST_LEFT_BEHIND) {
            LEFT_BEHIND.set(0);
            Nd4j.getMemoryManager().invokeGc();
        }
    }

    /** Frees what is behind an array, which may be a view, but never the batch. */
    private void free(@Nullable INDArray array) {
        if (array == null) {
            return;
        }
        DataBuffer whole = array.data().originalDataBuffer();
        DataBuffer buffer = whole == null ? array.data() : whole;
        if (buffer != batch.device().data() && buffer != deviceErrors.data() && buffer.closeable()) {
            buffer.close();
        }
    }
}
