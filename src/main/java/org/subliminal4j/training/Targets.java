package org.subliminal4j.training;

import org.subliminal4j.data.ImageSet;

/**
 * What a network is to say of each image: what its loss made of a teacher's logits or of labels.
 *
 * @param values    shape {@code (count, size)}, row-major, see {@link Loss#target}. Not copied: do not modify
 * @param constants shape {@code (count)}: what of each image's loss depends on its target alone. Not copied
 * @param size      the number of logits
 */
public record Targets(float[] values, float[] constants, int size) {
    public Targets {
        if (size < 1 || values.length != constants.length * (long) size) {
            throw new IllegalArgumentException("expected " + constants.length + " rows of " + size
                    + " targets, but found " + values.length + " values");
        }
    }

    /** The number of images. */
    public int count() {
        return constants.length;
    }

    /** The labels of {@code images}. */
    public static Targets labels(Loss loss, ImageSet images) {
        throw new UnsupportedOperationException("TODO");
    }

    /**
     * A teacher's logits.
     *
     * @param logits Not modified. Shape {@code (count, width)}, row-major
     * @param width  logits in a row
     * @param chosen the numbers of the logits that are imitated, ascending
     */
    public static Targets imitate(Loss loss, float[] logits, int width, int[] chosen) {
        throw new UnsupportedOperationException("TODO");
    }
}
