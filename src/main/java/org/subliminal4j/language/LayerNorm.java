package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.network.Layout;

/**
 * Layer normalisation (Ba, Kiros and Hinton, arXiv 1607.06450): {@code y = g (x - mean) / sqrt(variance + 1e-5) + b}, mean and
 * variance over the features of a row. Arrays of shape {@code (rows, width)}, order 'f', so that every loop runs over rows.
 */
final class LayerNorm {
    static final float EPSILON = 1e-5f;

    private final float[] parameters;
    private final float[] gradient;
    private final Layout.Tensor weight;
    private final Layout.Tensor bias;
    private final boolean trains;
    private final int width;
    private final float[] normal;
    private final float[] inverse;
    private final float[] first;
    private final float[] second;

    /**
     * A normalisation.
     *
     * @param name of its tensors, without {@code .weight} or {@code .bias}
     * @param rows the most rows that it will see
     */
    LayerNorm(Parameters parameters, String name, int rows) {
        this.parameters = parameters.values().values();
        gradient = parameters.gradient().values();
        weight = parameters.layout().tensor(name + ".weight");
        bias = parameters.layout().tensor(name + ".bias");
        trains = parameters.trains(weight);
        width = weight.length();
        normal = new float[rows * width];
        inverse = new float[rows];
        first = new float[rows];
        second = new float[rows];
    }

    /**
     * Computes {@code y}, and keeps what the way back needs.
     *
     * @param x Not modified
     * @param y Modified
     */
    void forward(float[] x, float[] y, int rows) {
        float share = 1f / width;
        Arrays.fill(first, 0, rows, 0);
        Arrays.fill(second, 0, rows, 0);
        for (int j = 0; j < width; j++) {
            int start = j * rows;
            for (int row = 0; row < rows; row++) {
                first[row] += x[start + row];
            }
        }
        for (int row = 0; row < rows; row++) {
            first[row] *= share;
        }
        for (int j = 0; j < width; j++) {
            int start = j * rows;
            for (int row = 0; row < rows; row++) {
                float centred = x[start + row] - first[row];
                normal[start + row] = centred;
                second[row] += centred * centred;
            }
        }
        for (int row = 0; row < rows; row++) {
            inverse[row] = (float) (1 / Math.sqrt(second[row] * share + EPSILON));
        }
        for (int j = 0; j < width; j++) {
            scale(normal, y, inverse, j * rows, parameters[weight.start() + j], parameters[bias.start() + j], rows);
        }
    }

    private static void scale(
            float[] normal, float[] y, float[] inverse, int start, float factor, float shift, int rows) {
        for (int row = 0; row < rows; row++) {
            float value = normal[start + row] * inverse[row];
            normal[start + row] = value;
            y[start + row] = value * factor + shift;
        }
    }

    /**
     * Adds the gradient in {@code x} to what stands there: with the normalised {@code n} and {@code e = g yError}, {@code (e -
     * mean(e) - n mean(e n)) / sqrt(variance + 1e-5)}.
     *
     * @param yError Not modified
     * @param xError Modified
     */
    void backward(float[] yError, float[] xError, int rows) {
        float share = 1f / width;
        Arrays.fill(first, 0, rows, 0);
        Arrays.fill(second, 0, rows, 0);
        for (int j = 0; j < width; j++) {
            int start = j * rows;
            if (trains) {
                gradient[weight.start() + j] = Sums.ofProducts(yError, normal, start, rows);
                gradient[bias.start() + j] = Sums.of(yError, start, rows);
            }
            gather(yError, normal, start, parameters[weight.start() + j] * share, first, second, rows);
        }
        for (int j = 0; j < width; j++) {
            spread(yError, j * rows, parameters[weight.start() + j], xError, rows);
        }
    }

    private static void gather(
            float[] yError, float[] normal, int start, float factor, float[] sums, float[] products, int rows) {
        for (int row = 0; row < rows; row++) {
            float error = yError[start + row] * factor;
            sums[row] += error;
            products[row] += error * normal[start + row];
        }
    }

    private void spread(float[] yError, int start, float factor, float[] xError, int rows) {
        float[] n = normal;
        float[] sums = first;
        float[] products = second;
        float[] scales = inverse;
        for (int row = 0; row < rows; row++) {
            xError[start + row] +=
                    scales[row] * (yError[start + row] * factor - sums[row] - n[start + row] * products[row]);
        }
    }
}
