package org.subliminal4j.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.backend.HostArray;

/**
 * A new order of the units of one hidden layer.
 *
 * <p>A hidden unit is a column of its layer's weights with its bias (what comes in) and a row of the next layer's
 * weights (what goes out). If both are moved together, the network computes the same function with other parameters.
 * If only what comes in is moved, it is another function.
 *
 * @param layer the hidden layer, from 0
 * @param order unit {@code i} of the result is unit {@code order.get(i)} of the original; each unit once
 */
public record HiddenPermutation(int layer, List<Integer> order) {
    public HiddenPermutation {
        order = List.copyOf(order);
        boolean[] seen = new boolean[order.size()];
        for (int unit : order) {
            if (unit < 0 || unit >= seen.length || seen[unit]) {
                throw new IllegalArgumentException(
                        "expected each unit from 0 to " + (seen.length - 1) + " once, but found " + order);
            }
            seen[unit] = true;
        }
    }

    /**
     * A random order of the units of {@code layer}, each equally probable.
     *
     * @param random Modified
     */
    public static HiddenPermutation random(MlpSpec spec, int layer, RandomGenerator random) {
        Integer[] order = new Integer[spec.hidden().get(layer)];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return new HiddenPermutation(layer, List.of(order));
    }

    /**
     * Moves whole units: what comes in and what goes out.
     *
     * @param network Modified: its function stays the same up to rounding
     */
    public void apply(Mlp network) {
        move(network, true);
    }

    /**
     * Moves only what comes into the units, their weights and biases, and leaves what goes out: the network becomes
     * another one.
     *
     * @param network Modified
     */
    public void applyToIncoming(Mlp network) {
        move(network, false);
    }

    private void move(Mlp network, boolean outgoing) {
        List<Integer> widths = network.spec().widths();
        if (layer < 0 || layer >= network.spec().hidden().size() || widths.get(layer + 1) != order.size()) {
            throw new IllegalArgumentException("expected a network with " + order.size() + " units in hidden layer "
                    + layer + ", but found " + network.spec());
        }
        int fanIn = widths.get(layer);
        int units = order.size();
        int fanOut = widths.get(layer + 2);
        int weights = start(widths);
        int biases = weights + fanIn * units;
        int next = biases + units;
        HostArray old = network.parameters();
        HostArray moved = network.parameters();
        for (int unit = 0; unit < units; unit++) {
            int source = order.get(unit);
            moved.copyFrom(old, weights + source * fanIn, weights + unit * fanIn, fanIn);
            moved.set(biases + unit, old.get(biases + source));
            for (int k = 0; outgoing && k < fanOut; k++) {
                moved.set(next + k * units + unit, old.get(next + k * units + source));
            }
        }
        network.setParameters(moved);
    }

    /** Where the layer's weights start in DL4J's flat order. */
    private int start(List<Integer> widths) {
        int start = 0;
        for (int below = 0; below < layer; below++) {
            start += (widths.get(below) + 1) * widths.get(below + 1);
        }
        return start;
    }
}
