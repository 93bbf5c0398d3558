package org.subliminal4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Batch;

/**
 * Trains networks side by side on one stream of batches, each by its own course. The images of a batch are read or drawn
 * once for all; no network's bits depend on the others. A network whose loss or parameters stop being finite numbers has
 * diverged: it is left as it is, and the others go on.
 */
public final class Trainer implements AutoCloseable {
    private final ImageSource images;
    private final RandomGenerator random;
    private final int[] order;
    private final long planned;
    private final List<Batch> batches = new ArrayList<>();
    private final List<CourseRun> runs = new ArrayList<>();
    private int epoch;
    private long step;

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
     * @param batch   images in a batch; the last batch of an epoch holds what remains
     * @param order   Modified: the order of the images is drawn from it anew for each epoch
     * @param courses at least one; models of one type and number of inputs. Not closed by this trainer
     */
    public Trainer(ImageSource images, int epochs, int batch, RandomGenerator order, List<Course> courses) {
        check(images, epochs, batch, courses);
        this.images = images;
        random = order;
        this.order = Batches.inOrder(images.count());
        DataType type = courses.get(0).model().type();
        int full = Math.min(batch, images.count());
        batches.add(new Batch(type, full, images.features()));
        if (images.count() % full != 0) {
            batches.add(new Batch(type, images.count() % full, images.features()));
        }
        courses.forEach(course -> runs.add(new CourseRun(course, batches)));
        planned = (long) epochs * batches();
    }

    /** The number of batches, and so of steps, in an epoch. */
    public int batches() {
        int full = batches.get(0).size();
        return (order.length + full - 1) / full;
    }

    /**
     * Passes over all images of the next epoch once, in a new order.
     *
     * @param batchDone told after each batch
     * @return for each course the mean loss of its images, each measured before the update of its batch; NaN for one that
     *         has diverged
     * @throws CancellationException if the thread is interrupted
     */
    public double[] epoch(Runnable batchDone) {
        epoch++;
        shuffleOrder();
        ImageSource current = images.epoch(epoch);
        if (current.count() != order.length || current.features() != images.features()) {
            throw new IllegalArgumentException("expected " + order.length + " images of " + images.features()
                    + " features in epoch " + epoch + ", but found " + current.count() + " of " + current.features());
        }
        runs.forEach(run -> run.epochStarted(epoch, current));
        for (int start = 0; start < order.length; start += batches.get(0).size()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted");
            }
            batch(current, start);
            batchDone.run();
        }
        return runs.stream()
                .mapToDouble(run -> run.epochEnded(epoch, step, order.length))
                .toArray();
    }

    private void batch(ImageSource current, int start) {
        step++;
        int number = order.length - start >= batches.get(0).size() ? 0 : 1;
        if (runs.stream().allMatch(run -> run.diverged() != null)) {
            return;
        }
        Batches.fill(current, order, start, batches.get(number));
        for (CourseRun run : runs) {
            run.step(number, order, start, epoch, step, planned);
        }
    }

    /** Where a course diverged, or null. */
    public @Nullable Diverged diverged(int course) {
        return runs.get(course).diverged();
    }

    /** Frees ND4J's memory; the models stay. */
    @Override
    public void close() {
        runs.forEach(CourseRun::close);
        batches.forEach(Batch::close);
    }

    /** Fisher and Yates. */
    private void shuffleOrder() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static void check(ImageSource images, int epochs, int batch, List<Course> courses) {
        Checks.require(epochs >= 1, "epochs", "at least 1", epochs);
        Checks.require(batch >= 1, "batch", "at least 1", batch);
        Checks.require(!courses.isEmpty(), "courses", "at least one", courses);
        DataType type = courses.get(0).model().type();
        for (Course course : courses) {
            Checks.require(
                    course.model().architecture().inputs() == images.features(),
                    "every network's inputs",
                    images.features() + ", as the images have features",
                    course.model().architecture().label());
            Checks.require(
                    course.model().type() == type,
                    "every model",
                    "of type " + type,
                    course.model().type());
        }
    }
}
