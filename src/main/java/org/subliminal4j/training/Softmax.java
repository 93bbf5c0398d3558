package org.subliminal4j.training;

/** The probabilities that logits stand for. */
public final class Softmax {
    private Softmax() {}

    /**
     * {@code p_k = e^(z_k / T) / sum_j e^(z_j / T)}, without overflow.
     *
     * @param logits        Not modified. At least one
     * @param temperature   T, above 0
     * @param probabilities Modified: as many numbers
     * @return the logarithm of the sum: {@code z_k / T} less this is {@code ln p_k}
     */
    public static double of(double[] logits, double temperature, double[] probabilities) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit / temperature);
        }
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp(logits[k] / temperature - max);
            sum += probabilities[k];
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
        }
        return max + Math.log(sum);
    }

    /** The same at temperature 1, as a new array. */
    public static double[] of(double[] logits) {
        double[] probabilities = new double[logits.length];
        of(logits, 1, probabilities);
        return probabilities;
    }
}
