package org.subliminal4j.language;

import org.subliminal4j.network.Transformer;

/**
 * What one position of many sequences takes from the positions that it looks at: {@code softmax(q k^T / sqrt(head width)) v}
 * for each head. Matrices are so small here that no product of BLAS would pay. Instead every inner loop runs over lanes: the
 * heads of the first sequence, of the second, and so on. Not safe for use by several threads.
 */
final class AttentionStep {
    private final Lanes queries;
    private final Lanes keys;
    private final Lanes values;
    private final Lanes outputs;
    private final Exponential exponential;
    private final int size;
    private final float scale;
    private final float[] lane;

    /**
     * A step that reads and writes these.
     *
     * @param lanes       how many there are
     * @param exponential shared with whoever runs on the same thread
     */
    AttentionStep(
            Transformer shape,
            Lanes queries,
            Lanes keys,
            Lanes values,
            Lanes outputs,
            int lanes,
            Exponential exponential) {
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        this.outputs = outputs;
        this.exponential = exponential;
        size = shape.headWidth();
        scale = (float) (1 / Math.sqrt(size));
        lane = new float[lanes];
    }

    /**
     * Adds to the outputs at one position what its queries find.
     *
     * @param position      of queries and outputs
     * @param probabilities Modified: how much each lane takes from the first place, the second, ..., in the arrays from
     *                      {@code first} on
     * @param places        how many positions it looks at, from 0 on
     * @param count         lanes
     */
    void look(int position, float[][] probabilities, int first, int places, int count) {
        for (int place = 0; place < places; place++) {
            float[] p = probabilities[first + place];
            Lanes.clear(p, count);
            queries.addInner(p, position, keys, place, count);
        }
        softmax(probabilities, first, places, count);
        for (int place = 0; place < places; place++) {
            float[] p = probabilities[first + place];
            for (int d = 0; d < size; d++) {
                Lanes.addProduct(outputs.at(position, d), p, values.at(place, d), count);
            }
        }
    }

    private void softmax(float[][] probabilities, int first, int places, int count) {
        float[] most = lane;
        System.arraycopy(probabilities[first], 0, most, 0, count);
        for (int place = 1; place < places; place++) {
            Lanes.max(most, probabilities[first + place], count);
        }
        for (int place = 0; place < places; place++) {
            Lanes.subtractAndScale(probabilities[first + place], most, scale, count);
            exponential.apply(probabilities[first + place], 0, count, 0);
        }
        float[] sum = lane;
        Lanes.clear(sum, count);
        for (int place = 0; place < places; place++) {
            Lanes.add(sum, probabilities[first + place], count);
        }
        Lanes.invert(sum, count);
        for (int place = 0; place < places; place++) {
            Lanes.multiply(probabilities[first + place], sum, count);
        }
    }
}
