package org.subliminal4j.data;

/**
 * Images by number, drawn or read when they are asked for. An image is a row of features, in [-1, 1] unless its source
 * says otherwise; the same number always gives the same image. Safe for use by many threads.
 */
public interface ImageSource {
    /** The number of images. */
    int count();

    /** The number of features (pixels) of an image. */
    int features();

    /**
     * Writes image {@code index} to {@code target}.
     *
     * @param index  from 0 to {@link #count()}, exclusive
     * @param target Modified: {@link #features()} values from {@code offset} on
     * @param offset where in {@code target} the image begins
     */
    void write(int index, float[] target, int offset);

    /**
     * The images of an epoch: the same in every one, unless they are drawn anew.
     *
     * @param epoch from 1
     */
    default ImageSource epoch(int epoch) {
        return this;
    }
}
