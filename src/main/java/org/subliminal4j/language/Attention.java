package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.network.Transformer;

/**
 * Causal attention of several heads (Vaswani et al., arXiv 1706.03762): each position of a sequence looks at itself and all
 * before it. Matrices are so small here that no product of BLAS would pay; every inner loop runs over the sequences that have
 * the position that looks, which are consecutive rows of a {@link TokenBatch}.
 */
final class Attention {
    private final Transformer shape;
    private final Exponential exponential;
    private final float scale;
    private final float[][] probabilities;
    private final float[] errors;
    private final float[] lanes;

    /**
     * For up to {@code sequences} sequences.
     *
     * @param exponential shared with whoever runs on the same thread
     */
    Attention(Transformer shape, int sequences, Exponential exponential) {
        this.shape = shape;
        this.exponential = exponential;
        scale = (float) (1 / Math.sqrt(shape.headWidth()));
        probabilities = new float[shape.heads()][sequences * shape.context() * (shape.context() + 1) / 2];
        errors = new float[sequences * shape.context()];
        lanes = new float[sequences];
    }

    /**
     * Computes {@code out = softmax(q k^T / sqrt(head width)) v} for each head, and keeps the probabilities.
     *
     * @param qkv shape {@code (rows, 3 width)}: queries, keys, values. Not modified
     * @param out shape {@code (rows, width)}. Modified
     */
    void forward(TokenBatch batch, float[] qkv, float[] out) {
        int rows = batch.rows();
        Arrays.fill(out, 0, rows * shape.width(), 0);
        for (int head = 0; head < shape.heads(); head++) {
            int start = 0;
            for (int position = 0; position < batch.positions(); position++) {
                look(batch, head, position, qkv, out, start);
                start += batch.sequences(position) * (position + 1);
            }
        }
    }

    private void look(TokenBatch batch, int head, int position, float[] qkv, float[] out, int start) {
        int rows = batch.rows();
        int count = batch.sequences(position);
        int size = shape.headWidth();
        int query = head * size * rows + batch.firstRow(position);
        int keys = (shape.width() + head * size) * rows;
        int values = (2 * shape.width() + head * size) * rows;
        float[] p = probabilities[head];
        Arrays.fill(p, start, start + count * (position + 1), 0);
        for (int before = 0; before <= position; before++) {
            inner(p, start + before * count, qkv, query, qkv, keys + batch.firstRow(before), rows, count);
        }
        softmax(p, start, count, position + 1, scale, lanes, exponential);
        for (int before = 0; before <= position; before++) {
            int from = start + before * count;
            int value = values + batch.firstRow(before);
            for (int d = 0; d < size; d++) {
                Lanes.addProduct(out, query + d * rows, p, from, qkv, value + d * rows, count);
            }
        }
    }

    /** {@code sum = sum + the inner product over a head's features}. */
    private void inner(float[] sum, int start, float[] a, int aStart, float[] b, int bStart, int rows, int count) {
        int size = shape.headWidth();
        int d = 0;
        for (; d + 3 < size; d += 4) {
            Lanes.addFourProducts(sum, start, a, aStart + d * rows, b, bStart + d * rows, rows, count);
        }
        for (; d < size; d++) {
            Lanes.addProduct(sum, start, a, aStart + d * rows, b, bStart + d * rows, count);
        }
    }

    /**
     * The softmax of {@code factor p} over some places, of many sequences at once.
     *
     * @param p     from {@code start} on: the sequences' numbers for the first place, for the second, ... Modified
     * @param count sequences
     * @param lane  room for a number of each sequence
     */
    static void softmax(
            float[] p, int start, int count, int places, float factor, float[] lane, Exponential exponential) {
        for (int i = start; i < start + count * places; i++) {
            p[i] *= factor;
        }
        System.arraycopy(p, start, lane, 0, count);
        for (int place = 1; place < places; place++) {
            Lanes.max(lane, 0, p, start + place * count, count);
        }
        for (int place = 0; place < places; place++) {
            Lanes.subtract(p, start + place * count, lane, 0, count);
        }
        exponential.apply(p, start, count * places);
        Arrays.fill(lane, 0, count, 0);
        for (int place = 0; place < places; place++) {
            Lanes.add(lane, 0, p, start + place * count, count);
        }
        for (int i = 0; i < count; i++) {
            lane[i] = 1 / lane[i];
        }
        for (int place = 0; place < places; place++) {
            Lanes.multiply(p, start + place * count, lane, 0, count);
        }
    }

    /**
     * From the gradient in {@code out} to that in queries, keys and values.
     *
     * @param qkv      what {@link #forward} was given. Not modified
     * @param outError Not modified
     * @param qkvError Modified
     */
    void backward(TokenBatch batch, float[] qkv, float[] outError, float[] qkvError) {
        Arrays.fill(qkvError, 0, batch.rows() * 3 * shape.width(), 0);
        for (int head = 0; head < shape.heads(); head++) {
            int start = 0;
            for (int position = 0; position < batch.positions(); position++) {
                lookBack(batch, head, position, qkv, outError, qkvError, start);
                start += batch.sequences(position) * (position + 1);
            }
        }
    }

    private void lookBack(
            TokenBatch batch, int head, int position, float[] qkv, float[] outError, float[] qkvError, int start) {
        int rows = batch.rows();
        int count = batch.sequences(position);
        int size = shape.headWidth();
        int query = head * size * rows + batch.firstRow(position);
        int keys = (shape.width() + head * size) * rows;
        int values = (2 * shape.width() + head * size) * rows;
        float[] p = probabilities[head];
        Arrays.fill(errors, 0, count * (position + 1), 0);
        for (int before = 0; before <= position; before++) {
            int value = values + batch.firstRow(before);
            inner(errors, before * count, outError, query, qkv, value, rows, count);
            for (int d = 0; d < size; d++) {
                int column = d * rows;
                Lanes.addProduct(
                        qkvError, value + column, p, start + before * count, outError, query + column, count);
            }
        }
        softmaxBack(p, start, count, position + 1);
        for (int before = 0; before <= position; before++) {
            int key = keys + batch.firstRow(before);
            for (int d = 0; d < size; d++) {
                int column = d * rows;
                Lanes.addProduct(qkvError, query + column, errors, before * count, qkv, key + column, count);
                Lanes.addProduct(qkvError, key + column, errors, before * count, qkv, query + column, count);
            }
        }
    }

    /** From the errors e in probabilities p to those in the inner products: {@code p (e - sum p e) / sqrt(head width)}. */
    private void softmaxBack(float[] p, int start, int count, int places) {
        float[] lane = lanes;
        float[] e = errors;
        float factor = scale;
        Arrays.fill(lane, 0, count, 0);
        for (int place = 0; place < places; place++) {
            Lanes.addProduct(lane, 0, p, start + place * count, e, place * count, count);
        }
        for (int place = 0; place < places; place++) {
            Lanes.subtract(e, place * count, lane, 0, count);
        }
        for (int i = 0; i < count * places; i++) {
            e[i] *= p[start + i] * factor;
        }
    }
}
