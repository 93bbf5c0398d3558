package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Batch;

/** Fills a batch with images. */
final class Batches {
    private Batches() {}

    /**
     * Writes images {@code order[start]}, {@code order[start + 1]}, ... to {@code batch}, as many as it holds.
     *
     * @param order Not modified
     * @param batch Modified
     */
    static void fill(ImageSource images, int[] order, int start, Batch batch) {
        int features = images.features();
        if (batch.inputs() instanceof HostArray.Float32 inputs) {
            for (int row = 0; row < batch.size(); row++) {
                images.write(order[start + row], inputs.values(), row * features);
            }
        } else {
            float[] image = new float[features];
            for (int row = 0; row < batch.size(); row++) {
                images.write(order[start + row], image, 0);
                for (int j = 0; j < features; j++) {
                    batch.inputs().set(row * features + j, image[j]);
                }
            }
        }
        batch.inputsChanged();
    }

    /** The numbers from 0 to {@code count}, exclusive, ascending. */
    static int[] inOrder(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }
}
