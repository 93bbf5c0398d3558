package org.subliminal4j.language;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Blas;
import org.subliminal4j.backend.NativeFloats;
import org.subliminal4j.network.Layout;

/**
 * {@code y = x W^T + b} on the rows of a batch, and back. All arrays have one column for each feature, without gaps: shape
 * {@code (rows, features)}, order 'f'. The products are BLAS's, on memory allocated once.
 */
final class Linear implements AutoCloseable {
    private final float[] parameters;
    private final float[] gradient;
    private final Layout.Tensor weight;
    private final Layout.Tensor bias;
    private final boolean trains;
    private final int in;
    private final int out;
    private final NativeFloats weights;
    private final NativeFloats weightGradient;
    private final NativeFloats inputs;
    private final NativeFloats outputs;

    /**
     * A layer.
     *
     * @param name    of its tensors, without {@code .weight} or {@code .bias}
     * @param rows    the most rows that it will see
     * @param outputs room for as many outputs, free to be used at each call
     */
    Linear(Parameters parameters, String name, int rows, NativeFloats outputs) {
        this.parameters = parameters.values().values();
        gradient = parameters.gradient().values();
        weight = parameters.layout().tensor(name + ".weight");
        bias = parameters.layout().tensor(name + ".bias");
        trains = parameters.trains(weight);
        in = weight.fanIn();
        out = weight.fanOut();
        weights = new NativeFloats(in * out);
        weightGradient = new NativeFloats(in * out);
        inputs = new NativeFloats(rows * in);
        this.outputs = outputs;
    }

    /** Reads the weights again. */
    void parametersChanged() {
        weights.put(0, parameters, weight.start(), in * out);
    }

    /**
     * Computes {@code y}, and keeps {@code x} for the way back.
     *
     * @param x shape {@code (rows, in)}. Not modified
     * @param y shape {@code (rows, out)}. Modified
     */
    void forward(float[] x, float[] y, int rows) {
        inputs.put(0, x, 0, rows * in);
        Blas.product(inputs.matrix(rows, in), false, weights.matrix(in, out), false, outputs.matrix(rows, out), 0);
        outputs.get(0, y, 0, rows * out);
        for (int j = 0; j < out; j++) {
            add(y, j * rows, (j + 1) * rows, parameters[bias.start() + j]);
        }
    }

    private static void add(float[] y, int from, int to, float shift) {
        for (int i = from; i < to; i++) {
            y[i] += shift;
        }
    }

    /**
     * From the gradient in {@code y} to that in the parameters and in {@code x}; once after each {@link #forward}.
     *
     * @param yError shape {@code (rows, out)}. Not modified
     * @param xError shape {@code (rows, in)}. Modified; null where nobody wants it
     */
    void backward(float[] yError, float @Nullable [] xError, int rows) {
        outputs.put(0, yError, 0, rows * out);
        NativeFloats.Matrix errors = outputs.matrix(rows, out);
        if (trains) {
            Blas.product(inputs.matrix(rows, in), true, errors, false, weightGradient.matrix(in, out), 0);
            weightGradient.get(0, gradient, weight.start(), in * out);
            for (int j = 0; j < out; j++) {
                gradient[bias.start() + j] = Sums.of(yError, j * rows, rows);
            }
        }
        if (xError != null) {
            Blas.product(errors, false, weights.matrix(in, out), true, inputs.matrix(rows, in), 0);
            inputs.get(0, xError, 0, rows * in);
        }
    }

    @Override
    public void close() {
        weights.close();
        weightGradient.close();
        inputs.close();
    }
}
