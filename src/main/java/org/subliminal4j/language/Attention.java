package org.subliminal4j.language;

import org.subliminal4j.network.Transformer;

/**
 * Causal attention of several heads (Vaswani et al., arXiv 1706.03762) over whole sequences, and back: each position looks
 * at itself and all before it. Sequences lie from the longest to the shortest, so that whoever has a position has a lane in
 * all positions before it, at the same place.
 */
final class Attention {
    private final Transformer shape;
    private final AttentionStep step;
    private final Lanes queries;
    private final Lanes keys;
    private final Lanes values;
    private final Lanes outputs;
    private final float[][] probabilities;
    private final float[][] errors;
    private final float[] lane;

    /**
     * For up to {@code sequences} sequences.
     *
     * @param exponential shared with whoever runs on the same thread
     */
    Attention(Transformer shape, int sequences, Exponential exponential) {
        this.shape = shape;
        int lanes = sequences * shape.heads();
        queries = new Lanes(shape, shape.context(), sequences, true);
        keys = new Lanes(shape, shape.context(), sequences, true);
        values = new Lanes(shape, shape.context(), sequences, true);
        outputs = new Lanes(shape, shape.context(), sequences, true);
        step = new AttentionStep(shape, queries, keys, values, outputs, lanes, exponential);
        probabilities = new float[shape.context() * (shape.context() + 1) / 2][lanes];
        errors = new float[shape.context()][lanes];
        lane = new float[lanes];
    }

    /**
     * Computes {@code out = softmax(q k^T / sqrt(head width)) v} for each head, and keeps what the way back needs.
     *
     * @param qkv shape {@code (rows, 3 width)}: queries, keys, values. Not modified
     * @param out shape {@code (rows, width)}. Modified
     */
    void forward(TokenBatch batch, float[] qkv, float[] out) {
        queries.read(batch, qkv, 0);
        keys.read(batch, qkv, 1);
        values.read(batch, qkv, 2);
        outputs.clear(batch);
        for (int position = 0; position < batch.positions(); position++) {
            int first = position * (position + 1) / 2;
            step.look(position, probabilities, first, position + 1, batch.sequences(position) * shape.heads());
        }
        outputs.write(batch, out, 0);
    }

    /**
     * From the gradient in {@code out} to that in queries, keys and values; once after each {@link #forward}.
     *
     * @param outError Not modified
     * @param qkvError shape {@code (rows, 3 width)}. Modified
     */
    void backward(TokenBatch batch, float[] outError, float[] qkvError) {
        outputs.read(batch, outError, 0);
        queries.clearErrors(batch);
        keys.clearErrors(batch);
        values.clearErrors(batch);
        for (int position = 0; position < batch.positions(); position++) {
            lookBack(position, batch.sequences(position) * shape.heads());
        }
        queries.writeErrors(batch, qkvError, 0);
        keys.writeErrors(batch, qkvError, 1);
        values.writeErrors(batch, qkvError, 2);
    }

    private void lookBack(int position, int count) {
        int size = shape.headWidth();
        int pair = position * (position + 1) / 2;
        for (int before = 0; before <= position; before++) {
            Lanes.clear(errors[before], count);
            outputs.addInner(errors[before], position, values, before, count);
            float[] p = probabilities[pair + before];
            for (int d = 0; d < size; d++) {
                Lanes.addProduct(values.errorAt(before, d), p, outputs.at(position, d), count);
            }
        }
        softmaxBack(pair, position + 1, count);
        for (int before = 0; before <= position; before++) {
            float[] e = errors[before];
            for (int d = 0; d < size; d++) {
                Lanes.addProduct(queries.errorAt(position, d), e, keys.at(before, d), count);
                Lanes.addProduct(keys.errorAt(before, d), e, queries.at(position, d), count);
            }
        }
    }

    /** From the errors e in probabilities p to those in the inner products: {@code p (e - sum p e) / sqrt(head width)}. */
    private void softmaxBack(int pair, int places, int count) {
        float scale = (float) (1 / Math.sqrt(shape.headWidth()));
        Lanes.clear(lane, count);
        for (int place = 0; place < places; place++) {
            Lanes.addProduct(lane, probabilities[pair + place], errors[place], count);
        }
        for (int place = 0; place < places; place++) {
            Lanes.subtractAndScale(errors[place], lane, scale, count);
            Lanes.multiply(errors[place], probabilities[pair + place], count);
        }
    }
}
