package org.subliminal4j.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageSource;

/**
 * Trains networks side by side on one stream of batches, each by its own course. The images of a batch are read or drawn
 * once for all; no network's bits depend on the others. A network whose loss or parameters stop being finite numbers has
 * diverged: it is left as it is, and the others go on.
 */
public final class Trainer implements AutoCloseable {
    /**
     * Where a network stopped being a network.
     *
     * @param epoch from 1
     * @param step  of the phase, from 1
     */
    public record Diverged(int epoch, long step) {}

    /**
     * A trainer with new optimisers.
     *
     * @param images  the images of the first epoch; {@link ImageSource#epoch} gives those of the others
     * @param epochs  the number of epochs that are planned, for the schedule of rates
     * @param batch   images in a batch
     * @param order   Modified: the order of the images is drawn from it anew for each epoch
     * @param courses at least one; models of one type and number of inputs. Not closed by this trainer
     */
    public Trainer(ImageSource images, int epochs, int batch, RandomGenerator order, List<Course> courses) {
        throw new UnsupportedOperationException("TODO");
    }

    /** The number of batches, and so of steps, in an epoch. */
    public int batches() {
        throw new UnsupportedOperationException("TODO");
    }

    /**
     * Passes over all images of the next epoch once, in a new order.
     *
     * @param batchDone told after each batch
     * @return for each course the mean loss of its images, each measured before the update of its batch; NaN for one that
     *         has diverged
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public double[] epoch(Runnable batchDone) {
        throw new UnsupportedOperationException("TODO");
    }

    /** Where a course diverged, or null. */
    public @Nullable Diverged diverged(int course) {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO");
    }
}
