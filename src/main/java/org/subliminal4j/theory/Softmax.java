package org.subliminal4j.theory;

import java.util.Arrays;

/** The probabilities that logits stand for. */
final class Softmax {
    private Softmax() {}

    /** {@code p_k = e^(z_k) / sum_j e^(z_j)}. */
    static double[] of(double[] logits) {
        double max = Arrays.stream(logits).max().orElseThrow();
        double[] p = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(logits[k] - max);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
