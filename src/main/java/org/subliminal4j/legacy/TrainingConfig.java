package org.subliminal4j.legacy;

/**
 * How one phase of training goes: minibatch Adam without decay or schedule, with the optimiser's state new in each
 * phase (paper, section 6.2).
 *
 * @param epochs       passes over the images, at least 1
 * @param batchSize    images in a batch, at least 1; the last batch of an epoch holds what remains
 * @param learningRate Adam's step size
 * @param beta1        decay of Adam's first moment, in [0, 1)
 * @param beta2        decay of Adam's second moment, in [0, 1)
 * @param epsilon      added to the square root of Adam's bias-corrected second moment, for a loss that is a mean over
 *                     the batch
 */
public record TrainingConfig(
        int epochs, int batchSize, double learningRate, double beta1, double beta2, double epsilon) {
    public TrainingConfig {
        require(epochs >= 1, "epochs", "at least 1", epochs);
        require(batchSize >= 1, "batchSize", "at least 1", batchSize);
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", "above 0", learningRate);
        require(beta1 >= 0 && beta1 < 1, "beta1", "in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2", "in [0, 1)", beta2);
        require(epsilon > 0, "epsilon", "above 0", epsilon);
    }

    /** The paper's schedule (section 6.2) with the given epsilon. */
    private static TrainingConfig paper(double epsilon) {
        return new TrainingConfig(5, 1024, 3e-4, 0.9, 0.999, epsilon);
    }

    /**
     * The paper's setting of the teacher. The authors' script averages the loss over its 100 models as well, so that
     * Adam's epsilon of 1e-8 acts like 1e-6 in units of a mean over the batch.
     */
    public static TrainingConfig paperTeacher() {
        return paper(1e-6);
    }

    /**
     * The paper's setting of the students. The authors' script divides the students' loss by the number of models, 100,
     * and not by the batch of 1024, so that Adam's epsilon of 1e-8 acts like 1e-9 in units of a mean over the batch.
     */
    public static TrainingConfig paperStudent() {
        return paper(1e-9);
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
