package org.subliminal4j.legacy;

import org.subliminal4j.data.ImageSet;

/**
 * What a network is to say of each image: a distribution over a range of its logits.
 *
 * @param probabilities   shape {@code (count, size)}, row-major; each row sums to 1. Not copied: do not modify
 * @param negativeEntropy shape {@code (count)}: sum over a row of p ln p, in nats. Not copied: do not modify
 * @param size            the number of logits
 */
public record Targets(float[] probabilities, float[] negativeEntropy, int size) {
    public Targets {
        if (size < 1 || probabilities.length != negativeEntropy.length * size) {
            throw new IllegalArgumentException("expected " + negativeEntropy.length + " rows of " + size
                    + " probabilities, but found " + probabilities.length + " values");
        }
    }

    /** The number of images. */
    public int count() {
        return negativeEntropy.length;
    }

    /** The labels of {@code images}, each with probability 1. */
    public static Targets labels(ImageSet images) {
        float[] probabilities = new float[images.count() * images.classes()];
        for (int image = 0; image < images.count(); image++) {
            probabilities[image * images.classes() + images.label(image)] = 1;
        }
        return new Targets(probabilities, new float[images.count()], images.classes());
    }

    /**
     * The softmax of rows of logits, at temperature 1.
     *
     * @param logits Not modified. Shape {@code (count, width)}, row-major
     * @param width  logits in a row
     * @param from   the first logit of the softmax
     * @param size   the number of logits of the softmax
     */
    public static Targets softmax(float[] logits, int width, int from, int size) {
        int count = logits.length / width;
        float[] probabilities = new float[count * size];
        float[] negativeEntropy = new float[count];
        for (int row = 0; row < count; row++) {
            int start = row * width + from;
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < size; j++) {
                max = Math.max(max, logits[start + j]);
            }
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += Math.exp(logits[start + j] - max);
            }
            double logSum = max + Math.log(sum);
            double entropy = 0;
            for (int j = 0; j < size; j++) {
                double logProbability = logits[start + j] - logSum;
                double probability = Math.exp(logProbability);
                probabilities[row * size + j] = (float) probability;
                entropy += probability * logProbability;
            }
            negativeEntropy[row] = (float) entropy;
        }
        return new Targets(probabilities, negativeEntropy, size);
    }
}
