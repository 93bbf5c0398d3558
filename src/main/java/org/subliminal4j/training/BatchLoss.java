package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;

/** The mean of a loss over a batch, and its gradient in the logits, in float64. Not safe for use by several threads. */
final class BatchLoss {
    private final Loss loss;
    private final int[] columns;
    private final double[] logit;
    private final double[] target;
    private final double[] gradient;

    /**
     * @param loss   of one image
     * @param logits the numbers of the logits that pay, ascending; the first of them is the first that a pass computes
     */
    BatchLoss(Loss loss, int[] logits) {
        this.loss = loss;
        columns = new int[logits.length];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = logits[k] - logits[0];
        }
        logit = new double[columns.length];
        target = new double[columns.length];
        gradient = new double[columns.length];
    }

    /**
     * The mean loss of a batch.
     *
     * @param batch     the number of images
     * @param logits    Not modified. Shape {@code (batch, width)}, column-major
     * @param targets   what the network is to say of every image
     * @param images    Not modified. The images of the batch are {@code images[start]} to {@code images[start + batch]}
     * @param start     where the batch begins
     * @param gradients Modified, in the columns of the logits that pay: shape and order of {@code logits}
     */
    double of(int batch, HostArray logits, Targets targets, int[] images, int start, HostArray gradients) {
        float[] values = targets.values();
        float[] constants = targets.constants();
        int size = columns.length;
        double total = 0;
        for (int row = 0; row < batch; row++) {
            int image = images[start + row];
            for (int k = 0; k < size; k++) {
                logit[k] = logits.get(columns[k] * batch + row);
                target[k] = values[image * size + k];
            }
            total += constants[image] + loss.of(logit, target, gradient);
            for (int k = 0; k < size; k++) {
                gradients.set(columns[k] * batch + row, gradient[k] / batch);
            }
        }
        return total / batch;
    }
}
