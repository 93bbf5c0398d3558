package org.subliminal4j.legacy;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSource;

/** Fills the inputs of a pass with images. */
final class Batches {
    private Batches() {}

    /**
     * Writes images {@code order[start]}, {@code order[start + 1]}, ... to the inputs of {@code pass}, as many as its
     * batch holds.
     */
    static void fill(ImageSource images, int[] order, int start, Pass pass) {
        int features = images.features();
        if (pass.inputs() instanceof HostArray.Float32 inputs) {
            for (int row = 0; row < pass.batch(); row++) {
                images.write(order[start + row], inputs.values(), row * features);
            }
            return;
        }
        float[] image = new float[features];
        for (int row = 0; row < pass.batch(); row++) {
            images.write(order[start + row], image, 0);
            for (int j = 0; j < features; j++) {
                pass.inputs().set(row * features + j, image[j]);
            }
        }
    }
}
