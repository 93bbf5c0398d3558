package org.subliminal4j.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where every parameter of a network lies: the one place that knows. All parameters are one flat vector, in DL4J's
 * order: for each dense layer its weights, those of one output together (fan-in fastest), then its biases; for each
 * convolution its biases, then its weights.
 *
 * <p>A tensor is a run of parameters with a name, as PyTorch would call it: {@code layers.0.weight} of shape {@code
 * (fan_out, fan_in)}, row-major, then {@code layers.0.bias} of shape {@code (fan_out)}; the weights of a convolution have the shape
 * {@code (channels out, channels in, rows, columns)}. Layers without parameters are not counted. A <em>part</em> is what an
 * experiment can share, freeze or perturb: each hidden layer ({@code layer-1}, {@code layer-2}, ... from the input on)
 * and the two halves of the last layer, {@code class-head} and {@code auxiliary-head}. The groups {@code hidden}, {@code
 * heads} and {@code all} stand for several parts.
 *
 * <p>The parts of a {@link Transformer} are {@code embeddings}, {@code block-1}, {@code block-2}, ..., {@code final-norm}
 * and {@code unembedding}; its groups are {@code blocks} and {@code all}.
 */
public final class Layout {
    /** A larger vector of float32 would not fit into one Java array with its moments beside it. */
    public static final int MOST_PARAMETERS = 500_000_000;

    /** The rows of the last layer that are class logits. */
    public static final String CLASS_HEAD = "class-head";
    /** The rows of the last layer that are auxiliary logits. */
    public static final String AUXILIARY_HEAD = "auxiliary-head";
    /** The embeddings of tokens and of positions. */
    public static final String EMBEDDINGS = "embeddings";
    /** The normalisation after the last block. */
    public static final String FINAL_NORM = "final-norm";
    /** What turns the last features into logits of tokens; no part of its own where it is the embedding of tokens. */
    public static final String UNEMBEDDING = "unembedding";
    /** All blocks of a transformer. */
    public static final String BLOCKS = "blocks";
    /** All layers but the last. */
    public static final String HIDDEN = "hidden";
    /** Both halves of the last layer. */
    public static final String HEADS = "heads";
    /** Every parameter. */
    public static final String ALL = "all";

    /** What the name of a block begins with, before its number from 1. */
    static final String BLOCK = "block-";

    private final List<Tensor> tensors;
    private final Map<String, List<Run>> parts;
    private final int length;

    /**
     * A named run of parameters.
     *
     * @param name   such as {@code layers.0.weight}
     * @param layer  the layer that has it, from 0
     * @param bias   whether it is added to a sum, so that a scale of the init does not apply
     * @param start  where it starts in the flat vector
     * @param shape  its axes, of which the flat vector runs through the last one fastest
     * @param fanIn  inputs of one unit of the layer
     * @param fanOut outputs that one input of the layer feeds
     */
    public record Tensor(String name, int layer, boolean bias, int start, List<Integer> shape, int fanIn, int fanOut) {
        public Tensor {
            shape = List.copyOf(shape);
        }

        /** The number of parameters. */
        public int length() {
            int length = 1;
            for (int axis : shape) {
                length *= axis;
            }
            return length;
        }
    }

    /**
     * Consecutive parameters.
     *
     * @param start  the first
     * @param length how many
     */
    public record Run(int start, int length) {}

    /**
     * A layout.
     *
     * @param tensors in the order of the flat vector, without gaps
     * @param parts   the runs of each part, which together are all parameters, in the order of the layers
     */
    Layout(List<Tensor> tensors, Map<String, List<Run>> parts) {
        this.tensors = List.copyOf(tensors);
        this.parts = new LinkedHashMap<>(parts);
        Tensor last = tensors.get(tensors.size() - 1);
        length = last.start() + last.length();
    }

    /** The layout of dense layers. */
    static Layout of(Dense dense) {
        List<Integer> widths = dense.widths();
        List<Tensor> tensors = new ArrayList<>();
        Map<String, List<Run>> parts = new LinkedHashMap<>();
        int start = 0;
        int last = widths.size() - 2;
        for (int layer = 0; layer <= last; layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            int biases = start + fanIn * fanOut;
            String name = "layers." + layer;
            tensors.add(new Tensor(name + ".weight", layer, false, start, List.of(fanOut, fanIn), fanIn, fanOut));
            tensors.add(new Tensor(name + ".bias", layer, true, biases, List.of(fanOut), fanIn, fanOut));
            if (layer < last) {
                parts.put(hiddenPart(layer), List.of(new Run(start, fanIn * fanOut + fanOut)));
            } else {
                parts.putAll(heads(start, biases, fanIn, dense.classes(), dense.auxiliary()));
            }
            start = biases + fanOut;
        }
        return new Layout(tensors, parts);
    }

    /** The layout of layers of DL4J, of which the last one is dense and has the two heads. */
    static Layout of(List<Dl4jLayer> layers, int classes, int auxiliary) {
        List<Tensor> tensors = new ArrayList<>();
        Map<String, List<Run>> parts = new LinkedHashMap<>();
        int start = 0;
        List<Dl4jLayer> weighted =
                layers.stream().filter(layer -> !layer.tensors().isEmpty()).toList();
        for (int layer = 0; layer < weighted.size(); layer++) {
            int first = start;
            for (Dl4jLayer.Tensor tensor : weighted.get(layer).tensors()) {
                boolean bias = tensor.name().equals("bias");
                String name = "layers." + layer + "." + tensor.name();
                tensors.add(new Tensor(name, layer, bias, start, tensor.shape(), tensor.fanIn(), tensor.fanOut()));
                start += tensors.get(tensors.size() - 1).length();
            }
            parts.put(hiddenPart(layer), List.of(new Run(first, start - first)));
        }
        parts.remove(hiddenPart(weighted.size() - 1));
        Tensor head = tensors.get(tensors.size() - 2);
        Tensor biases = tensors.get(tensors.size() - 1);
        parts.putAll(heads(head.start(), biases.start(), head.fanIn(), classes, auxiliary));
        return new Layout(tensors, parts);
    }

    /** The two halves of a last dense layer; the auxiliary one only where there are auxiliary logits. */
    static Map<String, List<Run>> heads(int weights, int biases, int fanIn, int classes, int auxiliary) {
        Map<String, List<Run>> heads = new LinkedHashMap<>();
        heads.put(CLASS_HEAD, List.of(new Run(weights, classes * fanIn), new Run(biases, classes)));
        if (auxiliary > 0) {
            heads.put(
                    AUXILIARY_HEAD,
                    List.of(
                            new Run(weights + classes * fanIn, auxiliary * fanIn),
                            new Run(biases + classes, auxiliary)));
        }
        return heads;
    }

    /** The name of a hidden layer's part. */
    static String hiddenPart(int layer) {
        return "layer-" + (layer + 1);
    }

    /** The number of parameters. */
    public int length() {
        return length;
    }

    /** All tensors, in the order of the flat vector. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the tensors "
                        + tensors.stream().map(Tensor::name).toList() + ", but found '" + name + "'"));
    }

    /** The number of layers that have parameters. */
    public int layers() {
        return tensors.get(tensors.size() - 1).layer() + 1;
    }

    /** The names of all parts, hidden layers first, from the input on. */
    public List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    /**
     * The parameters of the named parts.
     *
     * @param names of parts or groups; may name one twice
     * @throws IllegalArgumentException if the network has no part of that name
     */
    public List<Run> runs(List<String> names) {
        return expand(names).stream().flatMap(part -> runs(part).stream()).toList();
    }

    /** The parts that the names stand for, each once, in the order of the layout. */
    public List<String> expand(List<String> names) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<String> found = parts.keySet().stream()
                    .filter(part -> name.equals(part) || name.equals(ALL) || name.equals(group(part)))
                    .toList();
            if (found.isEmpty() && !groups().contains(name)) {
                throw new IllegalArgumentException("expected a part of the network, one of "
                        + String.join(", ", parts()) + ", " + String.join(", ", groups()) + " or " + ALL
                        + ", but found '" + name + "'");
            }
            chosen.addAll(found);
        }
        return parts.keySet().stream().filter(chosen::contains).toList();
    }

    private List<Run> runs(String part) {
        return java.util.Objects.requireNonNull(parts.get(part));
    }

    private List<String> groups() {
        return parts.containsKey(EMBEDDINGS) ? List.of(BLOCKS) : List.of(HIDDEN, HEADS);
    }

    private static String group(String part) {
        return switch (part) {
            case CLASS_HEAD, AUXILIARY_HEAD -> HEADS;
            case EMBEDDINGS, FINAL_NORM, UNEMBEDDING -> ALL;
            default -> part.startsWith(BLOCK) ? BLOCKS : HIDDEN;
        };
    }
}
