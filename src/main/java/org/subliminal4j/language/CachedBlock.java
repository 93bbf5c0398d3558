package org.subliminal4j.language;

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
    private final Lanes queries;
    private final Lanes keys;
    private final Lanes values;
    private final Lanes outputs;
    private final AttentionStep step;
    private final float[][] probabilities;

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
        int lanes = sequences * shape.heads();
        queries = new Lanes(shape, 1, sequences, false);
        keys = new Lanes(shape, shape.context(), sequences, false);
        values = new Lanes(shape, shape.context(), sequences, false);
        outputs = new Lanes(shape, 1, sequences, false);
        step = new AttentionStep(shape, queries, keys, values, outputs, lanes, scratch.exponential());
        probabilities = new float[shape.context()][lanes];
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
        attend(wide, narrow, position, count);
        fromHeads.forward(narrow, narrow, count);
        Lanes.add(x, narrow, count * width);
        mlpNorm.forward(x, narrow, count);
        up.forward(narrow, wide, count);
        gelu.forward(wide, wide, count * shape.feedForward());
        down.forward(wide, narrow, count);
        Lanes.add(x, narrow, count * width);
    }

    private void attend(float[] qkv, float[] out, int position, int count) {
        queries.read(0, qkv, count, 0, count, 0);
        keys.read(position, qkv, count, 0, count, 1);
        values.read(position, qkv, count, 0, count, 2);
        outputs.clear(0, count * shape.heads());
        step.look(0, probabilities, 0, position + 1, count * shape.heads());
        outputs.write(0, out, count, 0, count, 0);
    }

    @Override
    public void close() {
        intoHeads.close();
        fromHeads.close();
        up.close();
        down.close();
    }
}
