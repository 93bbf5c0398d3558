package org.subliminal4j.theory;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.MlpStack;
import org.subliminal4j.legacy.Pass;
import org.subliminal4j.network.LogitRange;

/** One network in float64 and one fixed batch of inputs: logits and gradients at any parameters. */
final class FullBatch implements AutoCloseable {
    private final MlpStack stack;
    private final Pass pass;
    private final int logits;

    /**
     * @param inputs Not modified. Shape {@code (count, features)}
     * @param range  the logits that are computed
     */
    FullBatch(MlpSpec spec, double[][] inputs, LogitRange range) {
        stack = new MlpStack(spec, 1, DataType.DOUBLE);
        pass = new Pass(stack, inputs.length, List.of(range));
        logits = range.size();
        for (int row = 0; row < inputs.length; row++) {
            System.arraycopy(inputs[row], 0, values(pass.inputs()), row * spec.inputs(), spec.inputs());
        }
    }

    /** The logits at {@code parameters}, shape {@code (count, logits)}. */
    double[][] logits(double[] parameters) {
        System.arraycopy(parameters, 0, values(stack.parameters()), 0, parameters.length);
        stack.parametersChanged();
        pass.forward();
        double[][] rows = new double[pass.batch()][logits];
        for (int row = 0; row < rows.length; row++) {
            for (int k = 0; k < logits; k++) {
                rows[row][k] = pass.logits(0).get(k * rows.length + row);
            }
        }
        return rows;
    }

    /**
     * The gradient in the parameters of a loss that is a mean over the inputs, at the parameters of the last call of
     * {@link #logits(double[])}, of which each call serves one gradient.
     *
     * @param logitGradients Not modified. For each input the gradient of its loss in its logits
     */
    double[] gradient(double[][] logitGradients) {
        int batch = pass.batch();
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < logits; k++) {
                pass.logitGradients(0).set(k * batch + row, logitGradients[row][k] / batch);
            }
        }
        stack.clearGradient();
        pass.backward();
        return values(stack.gradient()).clone();
    }

    @Override
    public void close() {
        pass.close();
        stack.close();
    }

    private static double[] values(HostArray array) {
        return ((HostArray.Float64) array).values();
    }
}
