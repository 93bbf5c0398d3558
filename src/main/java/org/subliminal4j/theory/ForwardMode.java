package org.subliminal4j.theory;

import java.util.List;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.network.LogitRange;

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
 *
 * @param spec       the shape
 * @param parameters the parameters, in DL4J's flat order. Not copied: do not modify
 */
record ForwardMode(MlpSpec spec, double[] parameters) {

    /**
     * Logits and their derivative for one input.
     *
     * @param logits     the logits of a range
     * @param derivative how fast they change along the direction
     */
    record Dual(double[] logits, double[] derivative) {}

    /**
     * The logits of {@code range} for one input, and their derivative along {@code direction}.
     *
     * @param input     Not modified
     * @param direction Not modified. In DL4J's flat order
     */
    Dual along(double[] direction, double[] input, LogitRange range) {
        List<Integer> widths = spec.widths();
        double[] value = input;
        double[] change = new double[input.length];
        int start = 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            boolean output = layer == spec.layers() - 1;
            int first = output ? range.from() : 0;
            int count = output ? range.size() : fanOut;
            double[] nextValue = new double[count];
            double[] nextChange = new double[count];
            for (int unit = 0; unit < count; unit++) {
                int weights = start + (first + unit) * fanIn;
                int bias = start + fanIn * fanOut + first + unit;
                double h = parameters[bias];
                double hChange = direction[bias];
                for (int i = 0; i < fanIn; i++) {
                    h += parameters[weights + i] * value[i];
                    hChange += parameters[weights + i] * change[i] + direction[weights + i] * value[i];
                }
                boolean passes = output || h > 0;
                nextValue[unit] = passes ? h : 0;
                nextChange[unit] = passes ? hChange : 0;
            }
            value = nextValue;
            change = nextChange;
            start += (fanIn + 1) * fanOut;
        }
        return new Dual(value, change);
    }

    /** For each hidden unit, layer by layer, whether it is active (its ReLU lets through) on one input. */
    boolean[] active(double[] input) {
        List<Integer> widths = spec.widths();
        boolean[] active =
                new boolean[spec.hidden().stream().mapToInt(Integer::intValue).sum()];
        double[] value = input;
        int start = 0;
        int next = 0;
        for (int layer = 0; layer + 1 < spec.layers(); layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            double[] nextValue = new double[fanOut];
            for (int unit = 0; unit < fanOut; unit++) {
                double h = parameters[start + fanIn * fanOut + unit];
                for (int i = 0; i < fanIn; i++) {
                    h += parameters[start + unit * fanIn + i] * value[i];
                }
                nextValue[unit] = Math.max(h, 0);
                active[next++] = h > 0;
            }
            value = nextValue;
            start += (fanIn + 1) * fanOut;
        }
        return active;
    }
}
