package org.subliminal4j.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;

/**
 * What one trial holds in memory at once, in bytes of float32, counted before anything is allocated: its networks with
 * their gradients and moments, one batch of images with what the layers make of it, and what the networks are to say.
 * Rules and probes are not counted, so that it takes at least this.
 *
 * @param heap    on Java's heap
 * @param outside in ND4J's memory
 */
public record Footprint(long heap, long outside) {
    /** Java's arrays hold no more. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private static final double GIB = 1L << 30;

    /**
     * The footprint of a trial of all arms.
     *
     * @param data the images
     * @throws UserException if something would not fit into one array
     */
    public static Footprint of(Experiment experiment, ImageData data) {
        Plan plan = Plan.of(experiment);
        double weights = 0;
        for (Arm arm : experiment.arms()) {
            // Its start and its end.
            weights += 2.0
                    * Float.BYTES
                    * experiment.architectureOf(arm.name()).layout().length();
        }
        double heap = 0;
        double outside = 0;
        for (Plan.Group group : plan.groups()) {
            Counting counting = new Counting(experiment, data, group);
            heap = Math.max(heap, counting.heap);
            outside = Math.max(outside, counting.outside);
        }
        return new Footprint((long) (weights + heap), (long) outside);
    }

    /** The same, wherever the images are, if there are any: of language models what the largest of them takes. */
    public static Footprint of(Experiment experiment, DataSets dataSets) {
        return experiment.task() instanceof Task.Images images
                ? of(experiment, dataSets.get(images.data()))
                : WorldFootprint.of(experiment);
    }

    /**
     * Checks that so many trials fit side by side.
     *
     * @param workers  trials at once, at least 1
     * @param heapMost what Java's heap may grow to, in bytes
     * @param most     the memory of this machine, in bytes
     * @throws UserException if they do not
     */
    public void requireFits(int workers, long heapMost, long most) {
        requireFits(heap, workers, heapMost, "Java may use " + size(heapMost), ", or give Java more with -Xmx");
        requireFits((double) heap + outside, workers, most, "this machine has " + size(most), "");
    }

    private static void requireFits(double each, int workers, long most, String found, String more) {
        double all = each * workers;
        if (all > most) {
            int fitting = (int) (most / each);
            throw new UserException("the experiment needs at least " + size(all) + " of memory with " + count(workers)
                    + ", but " + found + ": use " + (fitting == 0 ? "" : "at most " + count(fitting) + ", ")
                    + "smaller layers, fewer logits or a smaller batch" + more);
        }
    }

    private static String count(int workers) {
        return workers + (workers == 1 ? " worker" : " workers");
    }

    private static String size(double bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.2f GiB", bytes / GIB);
    }

    /** Adds up one group. In doubles, which do not overflow. */
    private static final class Counting {
        private double heap;
        private double outside;

        Counting(Experiment experiment, ImageData data, Plan.Group group) {
            Stage common = group.stage(experiment);
            long images = ImageDomain.count(common.inputs(), data);
            long batch = Math.min(images, common.schedule().batchSize());
            long features = data.train().features();
            heap += floats("a batch of images", batch, features);
            outside += floats("a batch of images", batch, features);
            Set<String> teachers = new HashSet<>();
            Set<Object> lessons = new HashSet<>();
            for (Plan.Step step : group.steps()) {
                Stage stage = step.stage(experiment);
                Architecture architecture = experiment.architectureOf(step.arm());
                network(architecture, batch);
                if (lessons.add(GroupLesson.key(experiment, step))) {
                    heap += floats(
                            "what '" + step.arm() + "' is to say",
                            images,
                            1L + stage.logits().in(architecture).length);
                }
                if (stage.source() instanceof Source.Imitate imitate && teachers.add(imitate.arm())) {
                    heap += floats(
                            "the logits of '" + imitate.arm() + "'",
                            images,
                            experiment.architectureOf(imitate.arm()).outputs());
                }
            }
        }

        private void network(Architecture architecture, long batch) {
            long parameters = architecture.layout().length();
            // Parameters, gradient and two moments; the first two outside as well.
            heap += 4.0 * Float.BYTES * parameters;
            outside += 2.0 * Float.BYTES * parameters;
            List<Integer> widths =
                    architecture instanceof Dense dense ? dense.hidden() : List.of(architecture.outputs());
            for (int width : widths) {
                // What a layer says, and the gradient of it.
                outside += 2 * floats("a batch in " + architecture.label(), batch, width);
            }
        }

        private static double floats(String what, long rows, long columns) {
            if (rows > LONGEST_ARRAY / columns) {
                throw new UserException(what + " must be at most " + LONGEST_ARRAY + " numbers, but would be " + rows
                        + " x " + columns + ": use fewer logits, smaller layers, fewer images or a smaller batch");
            }
            return (double) Float.BYTES * rows * columns;
        }
    }
}
