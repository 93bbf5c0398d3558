package org.subliminal4j.language;

import org.subliminal4j.backend.NativeFloats;
import org.subliminal4j.network.Transformer;

/** One block: {@code x = x + attention(norm(x))}, then {@code x = x + mlp(norm(x))}, on the rows of a batch. */
final class Block implements AutoCloseable {
    private final Scratch scratch;
    private final LayerNorm attentionNorm;
    private final Linear intoHeads;
    private final Attention attention;
    private final Linear fromHeads;
    private final LayerNorm mlpNorm;
    private final Linear up;
    private final Gelu gelu;
    private final Linear down;
    private final float[] heads;
    private final float[] units;
    private final int width;
    private final int feedForward;

    /** What all blocks of a model use one after the other; the last two hold what is not needed beyond a call. */
    record Scratch(Exponential exponential, NativeFloats outputs, float[] narrow, float[] wide) {
        static Scratch of(Transformer shape, int rows) {
            int wide = rows * Math.max(shape.feedForward(), 3 * shape.width());
            return new Scratch(
                    new Exponential(), new NativeFloats(wide), new float[rows * shape.width()], new float[wide]);
        }
    }

    Block(Parameters parameters, int index, int sequences, Scratch scratch) {
        Transformer shape = parameters.transformer();
        int rows = sequences * shape.context();
        String name = "blocks." + index;
        this.scratch = scratch;
        width = shape.width();
        feedForward = shape.feedForward();
        attentionNorm = new LayerNorm(parameters, name + ".ln1", rows);
        intoHeads = new Linear(parameters, name + ".attention.qkv", rows, scratch.outputs());
        attention = new Attention(shape, sequences, scratch.exponential());
        fromHeads = new Linear(parameters, name + ".attention.proj", rows, scratch.outputs());
        mlpNorm = new LayerNorm(parameters, name + ".ln2", rows);
        up = new Linear(parameters, name + ".mlp.up", rows, scratch.outputs());
        down = new Linear(parameters, name + ".mlp.down", rows, scratch.outputs());
        heads = new float[rows * 3 * width];
        units = new float[rows * feedForward];
        gelu = new Gelu(rows * feedForward, new float[rows * feedForward], scratch.exponential());
    }

    void parametersChanged() {
        intoHeads.parametersChanged();
        fromHeads.parametersChanged();
        up.parametersChanged();
        down.parametersChanged();
    }

    /**
     * Through the block.
     *
     * @param x shape {@code (rows, width)}, order 'f'. Modified
     */
    void forward(TokenBatch batch, float[] x) {
        int rows = batch.rows();
        float[] narrow = scratch.narrow();
        attentionNorm.forward(x, narrow, rows);
        intoHeads.forward(narrow, heads, rows);
        attention.forward(batch, heads, narrow);
        fromHeads.forward(narrow, narrow, rows);
        Lanes.add(x, narrow, rows * width);
        mlpNorm.forward(x, narrow, rows);
        up.forward(narrow, units, rows);
        gelu.forward(units, scratch.wide(), rows * feedForward);
        down.forward(scratch.wide(), narrow, rows);
        Lanes.add(x, narrow, rows * width);
    }

    /**
     * Back: from the gradient in what came out to that in what went in.
     *
     * @param xError shape {@code (rows, width)}, order 'f'. Modified
     */
    void backward(TokenBatch batch, float[] xError) {
        int rows = batch.rows();
        float[] narrow = scratch.narrow();
        float[] wide = scratch.wide();
        down.backward(xError, wide, rows);
        gelu.backward(units, wide, rows * feedForward);
        up.backward(wide, narrow, rows);
        mlpNorm.backward(narrow, xError, rows);
        fromHeads.backward(xError, narrow, rows);
        attention.backward(batch, narrow, wide);
        intoHeads.backward(wide, narrow, rows);
        attentionNorm.backward(narrow, xError, rows);
    }

    @Override
    public void close() {
        intoHeads.close();
        fromHeads.close();
        up.close();
        down.close();
    }
}
