package org.subliminal4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Batch;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;

/** What trained networks say of images. */
public final class Inference {
    /** Large enough for the products to run at their best, small enough for a few megabytes of buffers. */
    private static final int BATCH = 1000;

    private Inference() {}

    /**
     * Counts what each network takes the images for: the largest of its class logits. The images are read once for all.
     *
     * @param models at least one, of one type. Not modified
     * @return for each network {@code confusion[label][prediction]}
     */
    public static int[][][] confusion(List<Model> models, ImageSet images) {
        int[][][] confusion = new int[models.size()][][];
        for (int i = 0; i < confusion.length; i++) {
            int classes = models.get(i).architecture().classes();
            Checks.require(
                    images.classes() <= classes,
                    "the classes of the images",
                    "at most the " + classes + " of "
                            + models.get(i).architecture().label(),
                    images.classes());
            confusion[i] = new int[classes][classes];
        }
        forEachBatch(models, images, false, (passes, start) -> {
            for (int i = 0; i < confusion.length; i++) {
                count(passes.get(i), images, start, confusion[i]);
            }
        });
        return confusion;
    }

    private static void count(Model.Pass pass, ImageSet images, int start, int[][] confusion) {
        HostArray logits = pass.logits();
        for (int row = 0; row < pass.batch(); row++) {
            int best = 0;
            for (int k = 1; k < confusion.length; k++) {
                if (logits.get(k * pass.batch() + row) > logits.get(best * pass.batch() + row)) {
                    best = k;
                }
            }
            confusion[images.label(start + row)][best]++;
        }
    }

    /**
     * Counts what a network takes the images for: the largest of its class logits.
     *
     * @return {@code confusion[label][prediction]}
     */
    public static int[][] confusion(Weights weights, ImageSet images) {
        try (Model model = Model.of(weights)) {
            return confusion(List.of(model), images)[0];
        }
    }

    /** The fraction of images that a network reads right. */
    public static double accuracy(Weights weights, ImageSet images) {
        return accuracy(confusion(weights, images));
    }

    /** The fraction of the counts of {@code confusion[label][prediction]} that are on its diagonal. */
    public static double accuracy(int[][] confusion) {
        long right = 0;
        long all = 0;
        for (int label = 0; label < confusion.length; label++) {
            right += confusion[label][label];
            for (int count : confusion[label]) {
                all += count;
            }
        }
        return (double) right / all;
    }

    /** The mean, over the classes that occur, of the fraction of a class's images that are read right. */
    public static double balancedAccuracy(int[][] confusion) {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < confusion.length; label++) {
            long all = 0;
            for (int count : confusion[label]) {
                all += count;
            }
            if (all > 0) {
                sum += (double) confusion[label][label] / all;
                occurring++;
            }
        }
        return sum / occurring;
    }

    /**
     * All logits of a network on {@code images}.
     *
     * @return shape {@code (count, outputs)}, row-major
     */
    public static float[] logits(Weights weights, ImageSource images) {
        int outputs = weights.architecture().outputs();
        float[] result = new float[Math.multiplyExact(images.count(), outputs)];
        try (Model model = Model.of(weights)) {
            forEachBatch(List.of(model), images, true, (passes, start) -> {
                Model.Pass pass = passes.get(0);
                copyRows(pass.logits(), pass.batch(), outputs, result, start);
            });
        }
        return result;
    }

    /**
     * The activations below the last layer of {@code model} on {@code images}.
     *
     * @param model Not modified
     * @return shape {@code (count, width)}, row-major
     */
    static Features features(Model model, ImageSource images) {
        List<float[]> values = new ArrayList<>();
        forEachBatch(List.of(model), images, false, (passes, start) -> {
            Model.Pass pass = passes.get(0);
            HostArray columns = HostArray.zeros(model.type(), pass.batch() * pass.featureWidth());
            pass.readFeatures(columns);
            float[] rows = new float[columns.length()];
            copyRows(columns, pass.batch(), pass.featureWidth(), rows, 0);
            values.add(rows);
        });
        return Features.of(images.count(), values);
    }

    /** From column-major to row-major. */
    private static void copyRows(HostArray columns, int batch, int width, float[] rows, int start) {
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < width; k++) {
                rows[(start + row) * width + k] = (float) columns.get(k * batch + row);
            }
        }
    }

    /**
     * Computes forward through all images, in order.
     *
     * @param all    whether all logits are computed, or the class logits alone
     * @param action given the passes of the models after a forward pass, and the number of their first image
     */
    private static void forEachBatch(
            List<Model> models, ImageSource images, boolean all, ObjIntConsumer<List<Model.Pass>> action) {
        int count = images.count();
        int[] order = Batches.inOrder(count);
        int start = 0;
        while (start < count) {
            int size = Math.min(BATCH, count - start);
            // Whole batches share one pass; what remains gets its own.
            int repeats = (count - start) / size;
            List<Model.Pass> passes = new ArrayList<>();
            try (Batch batch = new Batch(models.get(0).type(), size, images.features())) {
                for (Model model : models) {
                    int to = all
                            ? model.architecture().outputs()
                            : model.architecture().classes();
                    passes.add(model.pass(batch, 0, to));
                }
                for (int i = 0; i < repeats; i++) {
                    Batches.fill(images, order, start, batch);
                    passes.forEach(Model.Pass::forward);
                    action.accept(passes, start);
                    start += size;
                }
            } finally {
                passes.forEach(Model.Pass::close);
            }
        }
    }
}
