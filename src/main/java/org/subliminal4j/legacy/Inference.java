package org.subliminal4j.legacy;

import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.LogitRange;

/** What trained networks say of images. */
public final class Inference {
    /** Large enough for the products to run at their best, small enough for a few megabytes of buffers. */
    private static final int BATCH = 1000;

    private Inference() {}

    /**
     * Counts what each network of a stack takes the images for: the largest of its class logits.
     *
     * @return for each network {@code confusion[label][prediction]}
     */
    public static int[][][] confusion(MlpStack stack, ImageSet images) {
        int classes = stack.spec().classes();
        int[][][] confusion = new int[stack.networks()][classes][classes];
        forEachBatch(stack, images, stack.spec().classLogits(), (pass, start) -> {
            for (int network = 0; network < stack.networks(); network++) {
                HostArray logits = pass.logits(network);
                for (int row = 0; row < pass.batch(); row++) {
                    int best = 0;
                    for (int k = 1; k < classes; k++) {
                        if (logits.get(k * pass.batch() + row) > logits.get(best * pass.batch() + row)) {
                            best = k;
                        }
                    }
                    confusion[network][images.label(start + row)][best]++;
                }
            }
        });
        return confusion;
    }

    /** The fraction of images that {@code network} reads right. */
    public static double accuracy(Mlp network, ImageSet images) {
        try (MlpStack stack = MlpStack.of(network)) {
            return accuracy(confusion(stack, images)[0]);
        }
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

    /**
     * All logits of {@code network} on {@code images}.
     *
     * @return shape {@code (count, outputs)}, row-major
     */
    public static float[] logits(Mlp network, ImageSource images) {
        int outputs = network.spec().outputs();
        float[] result = new float[images.count() * outputs];
        try (MlpStack stack = MlpStack.of(network)) {
            forEachBatch(stack, images, network.spec().allLogits(), (pass, start) -> {
                HostArray logits = pass.logits(0);
                for (int row = 0; row < pass.batch(); row++) {
                    for (int k = 0; k < outputs; k++) {
                        result[(start + row) * outputs + k] = (float) logits.get(k * pass.batch() + row);
                    }
                }
            });
        }
        return result;
    }

    private static void forEachBatch(
            MlpStack stack, ImageSource images, LogitRange range, BiConsumer<Pass, Integer> action) {
        int count = images.count();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        List<LogitRange> ranges = Collections.nCopies(stack.networks(), range);
        int start = 0;
        while (start < count) {
            int batch = Math.min(BATCH, count - start);
            // Whole batches share one pass; what remains gets its own.
            int repeats = (count - start) / batch;
            try (Pass pass = new Pass(stack, batch, ranges)) {
                for (int i = 0; i < repeats; i++) {
                    Batches.fill(images, order, start, pass);
                    pass.forward();
                    action.accept(pass, start);
                    start += batch;
                }
            }
        }
    }
}
