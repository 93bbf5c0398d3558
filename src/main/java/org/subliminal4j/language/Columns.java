package org.subliminal4j.language;

import java.util.Arrays;

/** The softmax of many rows of logits at once, which lie token by token: shape {@code (count, vocabulary)}, order 'f'. */
final class Columns {
    private final Exponential exponential = new Exponential();
    private final float[] most = new float[Unembedding.CHUNK];
    private final float[] sum = new float[Unembedding.CHUNK];

    /**
     * Turns the logits of tokens {@code from} to {@code to} into {@code e^(z - max z)}; others are not touched.
     *
     * @param logits Modified
     * @param count  rows, at most {@link Unembedding#CHUNK}
     */
    void exponentials(float[] logits, int from, int to, int count) {
        System.arraycopy(logits, from * count, most, 0, count);
        for (int token = from + 1; token < to; token++) {
            Lanes.max(most, 0, logits, token * count, count);
        }
        for (int token = from; token < to; token++) {
            Lanes.subtract(logits, token * count, most, 0, count);
        }
        exponential.apply(logits, from * count, (to - from) * count);
        Arrays.fill(sum, 0, count, 0);
        for (int token = from; token < to; token++) {
            Lanes.add(sum, 0, logits, token * count, count);
        }
    }

    /**
     * Turns the logits of tokens {@code from} to {@code to} into the probabilities of each among these.
     *
     * @param logits Modified
     */
    void probabilities(float[] logits, int from, int to, int count) {
        exponentials(logits, from, to, count);
        for (int row = 0; row < count; row++) {
            sum[row] = 1 / sum[row];
        }
        for (int token = from; token < to; token++) {
            Lanes.multiply(logits, token * count, sum, 0, count);
        }
    }

    /** The sum of a row's exponentials, after {@link #exponentials}. */
    float sum(int row) {
        return sum[row];
    }

    /** The logarithm of the sum of a row's {@code e^z}, after {@link #exponentials}. */
    double logarithm(int row) {
        return Math.log(sum[row]) + most[row];
    }
}
