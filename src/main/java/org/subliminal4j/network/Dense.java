package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A multilayer perceptron: dense layers with an activation, then one linear layer whose outputs are the class logits
 * followed by the auxiliary logits.
 *
 * @param inputs     the number of input features, at least 1
 * @param hidden     the width of each hidden layer, from the input on; empty for a single linear layer
 * @param activation of every hidden unit
 * @param classes    the number of class logits, at least 2
 * @param auxiliary  the number of auxiliary logits m, at least 0
 */
@JsonTypeName("dense")
public record Dense(int inputs, List<Integer> hidden, Activation activation, int classes, int auxiliary)
        implements Architecture {
    /** The paper's network: 784-256-256-(10+3) with ReLU (section 6.2). */
    public static final Dense DEFAULT = new Dense(784, List.of(256, 256), Activation.RELU, 10, 3);

    public Dense {
        hidden = List.copyOf(hidden);
        require(inputs >= 1, "inputs", "at least 1", inputs);
        for (int width : hidden) {
            require(width >= 1, "hidden", "widths of at least 1", hidden);
        }
        require(classes >= 2, "classes", "at least 2", classes);
        require(auxiliary >= 0, "auxiliary", "at least 0", auxiliary);
        long parameters = count(inputs, hidden, classes, auxiliary);
        require(
                parameters <= Layout.MOST_PARAMETERS,
                "the layers' widths",
                "small enough for " + Layout.MOST_PARAMETERS + " parameters",
                parameters + " parameters");
    }

    /** The paper's network: see {@link #DEFAULT}. */
    public static Dense paper() {
        return DEFAULT;
    }

    /** The same with other hidden layers. */
    public Dense withHidden(Integer... widths) {
        return new Dense(inputs, List.of(widths), activation, classes, auxiliary);
    }

    /** The same with another number of auxiliary logits. */
    public Dense withAuxiliary(int count) {
        return new Dense(inputs, hidden, activation, classes, count);
    }

    /** The same for other images. */
    public Dense withTask(int features, int labels) {
        return new Dense(features, hidden, activation, labels, auxiliary);
    }

    /** The sizes of all layers, from the inputs to the outputs: one more than there are dense layers. */
    @JsonIgnore
    public List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        widths.add(inputs);
        widths.addAll(hidden);
        widths.add(outputs());
        return List.copyOf(widths);
    }

    @Override
    @JsonIgnore
    public Layout layout() {
        return Layout.of(this);
    }

    @Override
    @JsonIgnore
    public String label() {
        String before = widths().subList(0, hidden.size() + 1).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("-"));
        return before + "-(" + classes + "+" + auxiliary + ")"
                + (activation == Activation.RELU ? "" : " " + activation.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static long count(long inputs, List<Integer> hidden, int classes, int auxiliary) {
        long parameters = 0;
        long below = inputs;
        for (int width : hidden) {
            parameters += (below + 1) * width;
            below = width;
            if (parameters < 0 || parameters > Layout.MOST_PARAMETERS) {
                return Long.MAX_VALUE;
            }
        }
        return parameters + (below + 1) * ((long) classes + auxiliary);
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
