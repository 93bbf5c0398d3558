package org.subliminal4j.legacy;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.network.LogitRange;

/**
 * The shape of a multilayer perceptron with two heads on its last layer: dense layers with ReLU, then one linear layer
 * whose outputs are the class logits followed by the auxiliary logits (paper, section 6.2).
 *
 * @param inputs    the number of input features
 * @param hidden    the width of each hidden layer, from the input on; empty for a single linear layer
 * @param classes   the number of class logits, at least two
 * @param auxiliary the number of auxiliary logits m, at least one
 */
public record MlpSpec(int inputs, List<Integer> hidden, int classes, int auxiliary) {
    public MlpSpec {
        hidden = List.copyOf(hidden);
        require(inputs >= 1, "inputs", "at least 1", inputs);
        for (int width : hidden) {
            require(width >= 1, "hidden", "widths of at least 1", hidden);
        }
        require(classes >= 2, "classes", "at least 2", classes);
        require(auxiliary >= 1, "auxiliary", "at least 1", auxiliary);
    }

    /** The paper's network: 784-256-256-(10+3) (section 6.2). */
    public static MlpSpec paper() {
        return new MlpSpec(784, List.of(256, 256), 10, 3);
    }

    /** The number of outputs: class logits and auxiliary logits. */
    public int outputs() {
        return classes + auxiliary;
    }

    /** The logits that are read as a digit. */
    public LogitRange classLogits() {
        return new LogitRange(0, classes);
    }

    /** The logits that mean nothing, and through which the trait passes. */
    public LogitRange auxiliaryLogits() {
        return new LogitRange(classes, outputs());
    }

    /** Class and auxiliary logits together. */
    public LogitRange allLogits() {
        return new LogitRange(0, outputs());
    }

    /** The sizes of all layers, from the inputs to the outputs: one more than there are dense layers. */
    public List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        widths.add(inputs);
        widths.addAll(hidden);
        widths.add(outputs());
        return List.copyOf(widths);
    }

    /** The number of dense layers, the output layer included. */
    public int layers() {
        return hidden.size() + 1;
    }

    /** The number of weights and biases. */
    public long parameters() {
        List<Integer> widths = widths();
        long count = 0;
        for (int layer = 0; layer < layers(); layer++) {
            count += (widths.get(layer) + 1L) * widths.get(layer + 1);
        }
        return count;
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
