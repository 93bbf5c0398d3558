package org.subliminal4j.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.special.Erf;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;

/** The transformer in plain loops over one sequence, in double precision: to be read, and to be held against. */
final class ReferenceTransformer {
    private final Transformer shape;
    private final Map<String, Layout.Tensor> tensors = new HashMap<>();
    private final double[] parameters;

    /** @param parameters in the order of the layout; not copied, so that a test can move one */
    ReferenceTransformer(Transformer shape, double[] parameters) {
        this.shape = shape;
        shape.layout().tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
        this.parameters = parameters;
    }

    /** The logits after each token: shape (tokens, vocabulary). */
    double[][] logits(int[] tokens) {
        double[][] x = new double[tokens.length][shape.width()];
        for (int t = 0; t < tokens.length; t++) {
            for (int j = 0; j < shape.width(); j++) {
                x[t][j] = at("token_embedding.weight", tokens[t], j) + at("position_embedding.weight", t, j);
            }
        }
        for (int block = 0; block < shape.layers(); block++) {
            String name = "blocks." + block;
            add(
                    x,
                    linear(
                            attention(linear(norm(x, name + ".ln1"), name + ".attention.qkv")),
                            name + ".attention.proj"));
            add(x, linear(gelu(linear(norm(x, name + ".ln2"), name + ".mlp.up")), name + ".mlp.down"));
        }
        double[][] features = norm(x, "final_norm");
        String name = shape.tied() ? "token_embedding.weight" : "unembedding.weight";
        double[][] logits = new double[tokens.length][shape.vocabulary()];
        for (int t = 0; t < tokens.length; t++) {
            for (int token = 0; token < shape.vocabulary(); token++) {
                for (int j = 0; j < shape.width(); j++) {
                    logits[t][token] += features[t][j] * at(name, token, j);
                }
            }
        }
        return logits;
    }

    private double[][] norm(double[][] x, String name) {
        double[][] y = new double[x.length][shape.width()];
        for (int t = 0; t < x.length; t++) {
            double mean = 0;
            for (double value : x[t]) {
                mean += value / shape.width();
            }
            double variance = 0;
            for (double value : x[t]) {
                variance += (value - mean) * (value - mean) / shape.width();
            }
            for (int j = 0; j < shape.width(); j++) {
                y[t][j] = (x[t][j] - mean) / Math.sqrt(variance + 1e-5) * at(name + ".weight", 0, j)
                        + at(name + ".bias", 0, j);
            }
        }
        return y;
    }

    private double[][] linear(double[][] x, String name) {
        Layout.Tensor weight = tensor(name + ".weight");
        Layout.Tensor bias = tensor(name + ".bias");
        double[][] y = new double[x.length][bias.length()];
        for (int t = 0; t < x.length; t++) {
            for (int out = 0; out < y[t].length; out++) {
                y[t][out] = parameters[bias.start() + out];
                for (int in = 0; in < x[t].length; in++) {
                    y[t][out] += x[t][in] * parameters[weight.start() + out * x[t].length + in];
                }
            }
        }
        return y;
    }

    private double[][] attention(double[][] qkv) {
        int width = shape.width();
        int size = width / shape.heads();
        double[][] y = new double[qkv.length][width];
        for (int head = 0; head < shape.heads(); head++) {
            for (int t = 0; t < qkv.length; t++) {
                double[] p = new double[t + 1];
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double inner = 0;
                    for (int d = head * size; d < (head + 1) * size; d++) {
                        inner += qkv[t][d] * qkv[s][width + d];
                    }
                    p[s] = Math.exp(inner / Math.sqrt(size));
                    sum += p[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int d = head * size; d < (head + 1) * size; d++) {
                        y[t][d] += p[s] / sum * qkv[s][2 * width + d];
                    }
                }
            }
        }
        return y;
    }

    private static double[][] gelu(double[][] x) {
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= (1 + Erf.erf(row[j] / Math.sqrt(2))) / 2;
            }
        }
        return x;
    }

    private static void add(double[][] x, double[][] y) {
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < x[t].length; j++) {
                x[t][j] += y[t][j];
            }
        }
    }

    private Layout.Tensor tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private double at(String name, int row, int column) {
        Layout.Tensor tensor = tensor(name);
        int columns = tensor.shape().get(tensor.shape().size() - 1);
        return parameters[tensor.start() + row * columns + column];
    }
}
