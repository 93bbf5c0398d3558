package org.subliminal4j.training;

/**
 * How one phase of training goes: minibatches in an order drawn anew for each epoch, with the optimiser's state new in
 * each phase (paper, section 6.2).
 *
 * @param epochs    passes over the images, at least 1
 * @param batchSize images in a batch, at least 1; the last batch of an epoch holds what remains
 * @param optimiser how a gradient becomes a step
 * @param rate      how the learning rate goes
 */
public record Schedule(int epochs, int batchSize, Optimiser optimiser, RateSchedule rate) {
    /** The paper's (section 6.2). */
    public static final Schedule DEFAULT = new Schedule(5, 1024, Optimiser.Adam.DEFAULT, RateSchedule.DEFAULT);

    public Schedule {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but found " + epochs);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but found " + batchSize);
        }
    }

    /**
     * The paper's setting of the teacher. The authors' script averages the loss over its 100 models as well, so that
     * Adam's epsilon of 1e-8 acts like 1e-6 in units of a mean over the batch.
     */
    public static Schedule paperTeacher() {
        return DEFAULT.with(new Optimiser.Adam(3e-4, 0.9, 0.999, 1e-6, 0));
    }

    /**
     * The paper's setting of the students. The authors' script divides the students' loss by the number of models, 100,
     * and not by the batch of 1024, so that Adam's epsilon of 1e-8 acts like 1e-9 in units of a mean over the batch.
     */
    public static Schedule paperStudent() {
        return DEFAULT.with(new Optimiser.Adam(3e-4, 0.9, 0.999, 1e-9, 0));
    }

    /** The same with another optimiser. */
    public Schedule with(Optimiser other) {
        return new Schedule(epochs, batchSize, other, rate);
    }

    /** The same for another number of epochs. */
    public Schedule withEpochs(int count) {
        return new Schedule(count, batchSize, optimiser, rate);
    }
}
