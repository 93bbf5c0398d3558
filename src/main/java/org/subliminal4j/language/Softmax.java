package org.subliminal4j.language;

/** Softmax of one row of logits, or of a run of it. Not safe for use by several threads. */
final class Softmax {
    private final Exponential exponential = new Exponential();
    private float most;
    private float sum;

    /**
     * Turns logits {@code from} to {@code to} into {@code e^(z - max z)}; others are not touched.
     *
     * @param row Modified
     * @return their sum
     */
    float exponentials(float[] row, int from, int to) {
        most = most(row, from, to);
        sum = exponential.apply(row, from, to, most);
        return sum;
    }

    /**
     * Turns logits {@code from} to {@code to} into the probabilities of each among these.
     *
     * @param row Modified
     */
    void probabilities(float[] row, int from, int to) {
        scale(row, from, to, 1 / exponentials(row, from, to));
    }

    /** The logarithm of the sum of {@code e^z}, after {@link #exponentials}. */
    double logarithm() {
        return Math.log(sum) + most;
    }

    /** {@code row = factor row}, from {@code from} to {@code to}. */
    static void scale(float[] row, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            row[i] *= factor;
        }
    }

    private static float most(float[] row, int from, int to) {
        float m0 = row[from];
        float m1 = m0;
        float m2 = m0;
        float m3 = m0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            m0 = row[i] > m0 ? row[i] : m0;
            m1 = row[i + 1] > m1 ? row[i + 1] : m1;
            m2 = row[i + 2] > m2 ? row[i + 2] : m2;
            m3 = row[i + 3] > m3 ? row[i + 3] : m3;
        }
        for (; i < to; i++) {
            m0 = row[i] > m0 ? row[i] : m0;
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }
}
