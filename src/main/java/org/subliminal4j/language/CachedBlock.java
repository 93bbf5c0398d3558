package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.network.Transformer;

/** One block that sees one position of many sequences at a time, and remembers the keys and values of those before. */
final class CachedBlock implements AutoCloseable {
    private final Transformer shape;
    private final Block.Scratch scratch;
    private final LayerNorm attentionNorm;
    private final Linear intoHeads;
    private final Linear fromHeads;
    private final LayerNorm mlpNorm;
    private final Linear up;
    private final Gelu gelu;
    private final Linear down;
    private final float[] keys;
    private final float[] values;
    private final float[] probabilities;

    CachedBlock(Parameters parameters, int index, int sequences, Block.Scratch scratch) {
        String name = "blocks." + index;
        this.scratch = scratch;
        shape = parameters.transformer();
        attentionNorm = new LayerNorm(parameters, name + ".ln1", sequences);
        intoHeads = new Linear(parameters, name + ".attention.qkv", sequences, scratch.outputs());
        fromHeads = new Linear(parameters, name + ".attention.proj", sequences, scratch.outputs());
        mlpNorm = new LayerNorm(parameters, name + ".ln2", sequences);
        up = new Linear(parameters, name + ".mlp.up", sequences, scratch.outputs());
        down = new Linear(parameters, name + ".mlp.down", sequences, scratch.outputs());
        int units = sequences * shape.feedForward();
        gelu = new Gelu(units, new float[units], scratch.exponential());
        keys = new float[sequences * shape.width() * shape.context()];
        values = new float[keys.length];
        probabilities = new float[shape.context()];
        intoHeads.parametersChanged();
        fromHeads.parametersChanged();
        up.parametersChanged();
        down.parametersChanged();
    }

    /**
     * Through the block.
     *
     * @param x        shape {@code (count, width)}, order 'f'. Modified
     * @param position of all sequences; all before it have been seen
     */
    void forward(float[] x, int position, int count) {
        int width = shape.width();
        float[] narrow = scratch.narrow();
        float[] wide = scratch.wide();
        attentionNorm.forward(x, narrow, count);
        intoHeads.forward(narrow, wide, count);
        remember(wide, width * count, keys, position, count);
        remember(wide, 2 * width * count, values, position, count);
        attend(wide, narrow, position, count);
        fromHeads.forward(narrow, narrow, count);
        Lanes.add(x, narrow, count * width);
        mlpNorm.forward(x, narrow, count);
        up.forward(narrow, wide, count);
        gelu.forward(wide, wide, count * shape.feedForward());
        down.forward(wide, narrow, count);
        Lanes.add(x, narrow, count * width);
    }

    /** Puts what all sequences have at one position to what they had before: one sequence, position, feature after the other. */
    private void remember(float[] columns, int start, float[] memory, int position, int count) {
        int width = shape.width();
        for (int i = 0; i < count; i++) {
            int place = (i * shape.context() + position) * width;
            for (int j = 0; j < width; j++) {
                memory[place + j] = columns[start + j * count + i];
            }
        }
    }

    private void attend(float[] queries, float[] out, int position, int count) {
        int size = shape.headWidth();
        Arrays.fill(out, 0, count * shape.width(), 0);
        for (int head = 0; head < shape.heads(); head++) {
            for (int i = 0; i < count; i++) {
                look(queries, out, position, count, head * size, i);
            }
        }
    }

    /** One head of one sequence, whose features begin at {@code first}. */
    private void look(float[] queries, float[] out, int position, int count, int first, int i) {
        int size = shape.headWidth();
        float scale = (float) (1 / Math.sqrt(size));
        float[] p = probabilities;
        float most = Float.NEGATIVE_INFINITY;
        for (int before = 0; before <= position; before++) {
            float inner = 0;
            int key = (i * shape.context() + before) * shape.width() + first;
            for (int d = 0; d < size; d++) {
                inner += queries[(first + d) * count + i] * keys[key + d];
            }
            p[before] = inner * scale;
            most = Math.max(most, p[before]);
        }
        float sum = scratch.exponential().apply(p, 0, position + 1, most);
        for (int before = 0; before <= position; before++) {
            float share = p[before] / sum;
            int value = (i * shape.context() + before) * shape.width() + first;
            for (int d = 0; d < size; d++) {
                out[(first + d) * count + i] += share * values[value + d];
            }
        }
    }

    @Override
    public void close() {
        intoHeads.close();
        fromHeads.close();
        up.close();
        down.close();
    }
}
