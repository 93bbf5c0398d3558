package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout.Tensor;
import org.subliminal4j.network.Logits;

/**
 * A network and the derivative of its logits along one direction of its parameters, in plain loops: the independent
 * route to {@code v = J u}, where J is the matrix of the derivatives of the logits (rows) in the parameters (columns).
 *
 * <p>A pair (a, a') goes forward through the layers, a the activations and a' how fast they change when the parameters
 * move along u. A dense layer {@code h = W a + b} has {@code h' = W a' + W' a + b'}, where W' and b' are the parts of u;
 * ReLU lets h' pass where h is positive. Nothing of this shares code with the backward pass it is compared to.
 *
 * <p>At a kink of ReLU, h = 0, the derivative is taken as 0, as in the backward pass. A random network never sits on
 * one; but a step of size eps may carry units across, and {@link #active} tells which.
 */
final class ForwardMode {
    private final Dense network;
    private final double[] parameters;
    private final List<Tensor> tensors;

    /**
     * A network of ReLU units.
     *
     * @param parameters in the order of the layout. Not copied: do not modify
     */
    ForwardMode(Dense network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
        tensors = network.layout().tensors();
    }

    /**
     * Logits and their derivative for one input.
     *
     * @param logits     the chosen logits
     * @param derivative how fast they change along the direction
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Dual(double[] logits, double[] derivative) {}

    /**
     * The chosen logits for one input, and their derivative along {@code direction}.
     *
     * @param direction Not modified. In the order of the layout
     * @param input     Not modified
     */
    Dual along(double[] direction, double[] input, Logits logits) {
        Dual activations = new Dual(input, new double[input.length]);
        for (int layer = 0; layer < network.hidden().size(); layer++) {
            activations = hidden(layer, direction, activations);
        }
        int[] chosen = logits.in(network);
        Dual output = new Dual(new double[chosen.length], new double[chosen.length]);
        for (int k = 0; k < chosen.length; k++) {
            unit(network.hidden().size(), chosen[k], direction, activations, output, k);
        }
        return output;
    }

    private Dual hidden(int layer, double[] direction, Dual below) {
        int units = weights(layer).fanOut();
        Dual activations = new Dual(new double[units], new double[units]);
        for (int unit = 0; unit < units; unit++) {
            unit(layer, unit, direction, below, activations, unit);
            if (!(activations.logits[unit] > 0)) {
                activations.logits[unit] = 0;
                activations.derivative[unit] = 0;
            }
        }
        return activations;
    }

    /** The sum of one unit and its derivative, into place {@code k} of {@code target}. */
    private void unit(int layer, int unit, double[] direction, Dual below, Dual target, int k) {
        int fanIn = weights(layer).fanIn();
        int row = weights(layer).start() + unit * fanIn;
        int bias = biases(layer).start() + unit;
        double h = parameters[bias];
        double change = direction[bias];
        for (int i = 0; i < fanIn; i++) {
            h += parameters[row + i] * below.logits[i];
            change += parameters[row + i] * below.derivative[i] + direction[row + i] * below.logits[i];
        }
        target.logits[k] = h;
        target.derivative[k] = change;
    }

    /** For each hidden unit, layer by layer, whether it is active (its ReLU lets through) on one input. */
    List<Boolean> active(double[] input) {
        List<Boolean> active = new ArrayList<>();
        double[] value = input;
        for (int layer = 0; layer < network.hidden().size(); layer++) {
            double[] next = new double[weights(layer).fanOut()];
            for (int unit = 0; unit < next.length; unit++) {
                next[unit] = Math.max(sum(layer, unit, value), 0);
                active.add(next[unit] > 0);
            }
            value = next;
        }
        return active;
    }

    private double sum(int layer, int unit, double[] below) {
        int row = weights(layer).start() + unit * below.length;
        double h = parameters[biases(layer).start() + unit];
        for (int i = 0; i < below.length; i++) {
            h += parameters[row + i] * below[i];
        }
        return h;
    }

    private Tensor weights(int layer) {
        return tensors.get(2 * layer);
    }

    private Tensor biases(int layer) {
        return tensors.get(2 * layer + 1);
    }
}
