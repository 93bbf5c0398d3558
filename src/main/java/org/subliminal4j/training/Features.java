package org.subliminal4j.training;

import java.util.List;
import org.subliminal4j.data.ImageSource;

/**
 * The last hidden features of a network on images, as inputs of another.
 *
 * @param count    the number of images
 * @param features the number of features of an image
 * @param values   shape {@code (count, features)}, row-major. Not copied
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, never compared
record Features(int count, int features, float[] values) implements ImageSource {
    /** The rows of {@code blocks}, one block after the other. */
    static Features of(int count, List<float[]> blocks) {
        int total = blocks.stream().mapToInt(block -> block.length).sum();
        float[] values = new float[total];
        int start = 0;
        for (float[] block : blocks) {
            System.arraycopy(block, 0, values, start, block.length);
            start += block.length;
        }
        return new Features(count, total / count, values);
    }

    @Override
    public void write(int index, float[] target, int offset) {
        System.arraycopy(values, index * features, target, offset, features);
    }
}
