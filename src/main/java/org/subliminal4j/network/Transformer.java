package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A decoder-only transformer (Vaswani et al., arXiv 1706.03762) as GPT-2 has it: learned positions, normalisation before
 * each half of a block and once at the end, causal attention, exact GELU, biases everywhere but in the unembedding.
 *
 * @param width       features of a token, a multiple of the heads
 * @param layers      blocks, at least 1
 * @param heads       of the attention, at least 1
 * @param feedForward units between the two linear layers of a block, at least 1
 * @param context     tokens that it can look back on, itself included, at least 1
 * @param vocabulary  tokens there are, at least 2
 * @param tied        whether the unembedding is the embedding of tokens
 */
@JsonTypeName("transformer")
public record Transformer(int width, int layers, int heads, int feedForward, int context, int vocabulary, boolean tied)
        implements Architecture {
    /** Two blocks of width 32, for the usual world of numbers up to 999. */
    public static final Transformer DEFAULT = new Transformer(32, 2, 4, 128, 32, 1135, false);

    public Transformer {
        require(heads >= 1, "heads", "at least 1", heads);
        require(width >= 1 && width % heads == 0, "width", "a multiple of the " + heads + " heads", width);
        require(layers >= 1, "layers", "at least 1", layers);
        require(feedForward >= 1, "feedForward", "at least 1", feedForward);
        require(context >= 1, "context", "at least 1", context);
        require(vocabulary >= 2, "vocabulary", "at least 2", vocabulary);
        long block = 4L * width * width + 2L * width * feedForward + feedForward + 9L * width;
        long parameters = (long) width * ((tied ? 1L : 2L) * vocabulary + context + 2) + layers * block;
        require(
                block < Layout.MOST_PARAMETERS && parameters <= Layout.MOST_PARAMETERS,
                "the sizes",
                "small enough for " + Layout.MOST_PARAMETERS + " parameters",
                parameters + " parameters");
    }

    /** The same for another number of tokens. */
    public Transformer withVocabulary(int tokens) {
        return new Transformer(width, layers, heads, feedForward, context, tokens, tied);
    }

    /** Features of one head. */
    public int headWidth() {
        return width / heads;
    }

    @Override
    public int inputs() {
        return context;
    }

    @Override
    public int classes() {
        return vocabulary;
    }

    @Override
    public int auxiliary() {
        return 0;
    }

    @Override
    public String label() {
        return String.format(
                Locale.ROOT,
                "transformer %dx%d/%d, %d units, %d positions, %d tokens%s",
                layers,
                width,
                heads,
                feedForward,
                context,
                vocabulary,
                tied ? ", tied" : "");
    }

    /**
     * Where each parameter lies: {@code token_embedding.weight} of shape {@code (vocabulary, width)}, {@code
     * position_embedding.weight} {@code (context, width)}, then for each block {@code blocks.0.ln1}, {@code
     * .attention.qkv} {@code (3 width, width)} with the rows of queries, keys and values, {@code .attention.proj}, {@code
     * .ln2}, {@code .mlp.up}, {@code .mlp.down}, each a {@code weight} and a {@code bias}; {@code final_norm}; and {@code
     * unembedding.weight} {@code (vocabulary, width)} unless it is tied.
     */
    @Override
    public Layout layout() {
        Parts parts = new Parts();
        parts.matrix("token_embedding", vocabulary, width);
        parts.matrix("position_embedding", context, width);
        parts.end(Layout.EMBEDDINGS);
        for (int block = 0; block < layers; block++) {
            String name = "blocks." + block;
            parts.norm(name + ".ln1", width);
            parts.linear(name + ".attention.qkv", 3 * width, width);
            parts.linear(name + ".attention.proj", width, width);
            parts.norm(name + ".ln2", width);
            parts.linear(name + ".mlp.up", feedForward, width);
            parts.linear(name + ".mlp.down", width, feedForward);
            parts.end(Layout.BLOCK + (block + 1));
        }
        parts.norm("final_norm", width);
        parts.end(Layout.FINAL_NORM);
        if (!tied) {
            parts.matrix("unembedding", vocabulary, width);
            parts.end(Layout.UNEMBEDDING);
        }
        return new Layout(parts.tensors, parts.runs);
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }

    /** Tensors one after the other, gathered into parts. */
    private static final class Parts {
        private final List<Layout.Tensor> tensors = new ArrayList<>();
        private final Map<String, List<Layout.Run>> runs = new LinkedHashMap<>();
        private int next;
        private int partStart;

        void matrix(String name, int rows, int columns) {
            add(name + ".weight", false, List.of(rows, columns), columns, rows);
        }

        void linear(String name, int out, int in) {
            matrix(name, out, in);
            add(name + ".bias", true, List.of(out), in, out);
        }

        void norm(String name, int width) {
            add(name + ".weight", false, List.of(width), 1, 1);
            add(name + ".bias", true, List.of(width), 1, 1);
        }

        void end(String part) {
            runs.put(part, List.of(new Layout.Run(partStart, next - partStart)));
            partStart = next;
        }

        private void add(String name, boolean bias, List<Integer> shape, int fanIn, int fanOut) {
            Layout.Tensor tensor = new Layout.Tensor(name, runs.size(), bias, next, shape, fanIn, fanOut);
            tensors.add(tensor);
            next += tensor.length();
        }
    }
}
