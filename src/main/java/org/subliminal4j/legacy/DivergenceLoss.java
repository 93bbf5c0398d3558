package org.subliminal4j.legacy;

import org.subliminal4j.backend.HostArray;

/**
 * The one loss of the experiment: the mean over a batch of {@code KL(p || softmax(z)) = sum_k p_k (ln p_k - ln q_k)}.
 * With one-hot targets it is the cross-entropy of the teacher, with a teacher's probabilities the distillation loss of
 * the students (paper, section 6.2). Its gradient in the logits is {@code (q - p) / batch}.
 */
final class DivergenceLoss {
    private DivergenceLoss() {}

    /**
     * The mean loss of a batch, in nats.
     *
     * @param logits   Not modified. Shape {@code (batch, size)}, column-major
     * @param targets  what the network is to say of every image
     * @param images   Not modified. The images of the batch are {@code images[start]} to {@code images[start + batch]}
     * @param start    where the batch begins
     * @param gradient Modified: the gradient in the logits, of their shape and order
     */
    static double of(HostArray logits, Targets targets, int[] images, int start, HostArray gradient) {
        int size = targets.size();
        int batch = logits.length() / size;
        float[] probabilities = targets.probabilities();
        double[] logit = new double[size];
        double[] weight = new double[size];
        double total = 0;
        for (int row = 0; row < batch; row++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < size; k++) {
                logit[k] = logits.get(k * batch + row);
                max = Math.max(max, logit[k]);
            }
            double sum = 0;
            for (int k = 0; k < size; k++) {
                weight[k] = Math.exp(logit[k] - max);
                sum += weight[k];
            }
            double logSum = max + Math.log(sum);
            int image = images[start + row];
            total += targets.negativeEntropy()[image];
            for (int k = 0; k < size; k++) {
                double p = probabilities[image * size + k];
                total += p * (logSum - logit[k]);
                gradient.set(k * batch + row, (weight[k] / sum - p) / batch);
            }
        }
        return total / batch;
    }
}
