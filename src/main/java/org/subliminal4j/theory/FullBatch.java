package org.subliminal4j.theory;

import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Batch;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;

/** One network in float64 and one fixed batch of inputs: logits and gradients at any parameters. */
final class FullBatch implements AutoCloseable {
    private final Model model;
    private final Batch batch;
    private final Model.Pass pass;
    private final int[] logits;

    /**
     * A network without parameters yet.
     *
     * @param inputs Not modified. Shape {@code (count, features)}
     * @param logits the logits that are read
     */
    FullBatch(Dense network, double[][] inputs, Logits logits) {
        this.logits = logits.in(network);
        HostArray zeros = HostArray.zeros(DataType.DOUBLE, network.layout().length());
        model = Model.of(Weights.of(network, zeros));
        batch = new Batch(DataType.DOUBLE, inputs.length, network.inputs());
        for (int row = 0; row < inputs.length; row++) {
            System.arraycopy(inputs[row], 0, values(batch.inputs()), row * network.inputs(), network.inputs());
        }
        batch.inputsChanged();
        pass = model.pass(batch, this.logits[0], this.logits[this.logits.length - 1] + 1);
    }

    /**
     * The chosen logits at {@code parameters}, shape {@code (count, logits)}.
     *
     * @param parameters Not modified. In the order of the layout
     */
    double[][] logits(double[] parameters) {
        System.arraycopy(parameters, 0, values(model.parameters()), 0, parameters.length);
        model.parametersChanged();
        pass.forward();
        double[][] rows = new double[batch.size()][logits.length];
        for (int row = 0; row < rows.length; row++) {
            for (int k = 0; k < logits.length; k++) {
                rows[row][k] = pass.logits().get(place(row, k));
            }
        }
        return rows;
    }

    /**
     * The gradient in the parameters of a loss that is a mean over the inputs, at the parameters of the last call of
     * {@link #logits(double[])}, of which each call serves one gradient.
     *
     * @param logitGradients Not modified. For each input the gradient of its loss in its chosen logits
     */
    double[] gradient(double[][] logitGradients) {
        pass.logitGradients().clear();
        for (int row = 0; row < batch.size(); row++) {
            for (int k = 0; k < logits.length; k++) {
                pass.logitGradients().set(place(row, k), logitGradients[row][k] / batch.size());
            }
        }
        pass.backward();
        return values(model.gradient()).clone();
    }

    @Override
    public void close() {
        pass.close();
        batch.close();
        model.close();
    }

    /** Where a chosen logit lies in the pass, which is column-major and begins with the first of them. */
    private int place(int row, int k) {
        return (logits[k] - logits[0]) * batch.size() + row;
    }

    private static double[] values(HostArray array) {
        return ((HostArray.Float64) array).values();
    }
}
