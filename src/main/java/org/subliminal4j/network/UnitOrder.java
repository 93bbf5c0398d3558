package org.subliminal4j.network;

import java.util.List;
import org.subliminal4j.backend.HostArray;

/**
 * A new order of the units of one hidden layer of a dense network. A unit is a row of its layer's weights with its bias
 * (what comes in) and a column of the next layer's weights (what goes out).
 */
final class UnitOrder {
    private final List<Integer> order;
    private final Layout.Tensor weights;
    private final Layout.Tensor biases;
    private final Layout.Tensor next;

    /**
     * An order.
     *
     * @param layer the hidden layer, from 1
     * @param order unit {@code i} of the result is unit {@code order.get(i)}; each once
     */
    UnitOrder(Architecture architecture, int layer, List<Integer> order) {
        if (!(architecture instanceof Dense dense)) {
            throw new IllegalArgumentException(
                    "expected a dense network, whose hidden units can change places, but found "
                            + architecture.label());
        }
        if (layer < 1 || layer > dense.hidden().size()) {
            throw new IllegalArgumentException("layer must be from 1 to "
                    + dense.hidden().size() + ", the hidden layers of " + dense.label() + ", but found " + layer);
        }
        int units = dense.hidden().get(layer - 1);
        boolean[] seen = new boolean[units];
        for (int unit : order) {
            if (unit < 0 || unit >= units || seen[unit]) {
                throw outOf(units, order);
            }
            seen[unit] = true;
        }
        if (order.size() != units) {
            throw outOf(units, order);
        }
        this.order = List.copyOf(order);
        weights = tensor(dense.layout(), layer - 1, false);
        biases = tensor(dense.layout(), layer - 1, true);
        next = tensor(dense.layout(), layer, false);
    }

    private static IllegalArgumentException outOf(int units, List<Integer> order) {
        return new IllegalArgumentException(
                "order must have each unit from 0 to " + (units - 1) + " once, but found " + order);
    }

    private static Layout.Tensor tensor(Layout layout, int layer, boolean bias) {
        return layout.tensors().stream()
                .filter(tensor -> tensor.layer() == layer && tensor.bias() == bias)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A copy in which what comes in has moved.
     *
     * @param values Not modified
     */
    HostArray incoming(HostArray values) {
        HostArray moved = values.copy();
        for (int unit = 0; unit < order.size(); unit++) {
            int source = order.get(unit);
            int row = weights.fanIn();
            moved.copyFrom(values, weights.start() + source * row, weights.start() + unit * row, row);
            moved.copyFrom(values, biases.start() + source, biases.start() + unit, 1);
        }
        return moved;
    }

    /**
     * A copy in which what goes out has moved.
     *
     * @param values Not modified
     */
    HostArray outgoing(HostArray values) {
        HostArray moved = values.copy();
        for (int row = next.start(); row < next.start() + next.length(); row += next.fanIn()) {
            for (int unit = 0; unit < order.size(); unit++) {
                moved.copyFrom(values, row + order.get(unit), row + unit, 1);
            }
        }
        return moved;
    }
}
