package org.subliminal4j.data;

/**
 * Labelled images held in memory as bytes, one a pixel.
 *
 * @param rows    pixels from top to bottom
 * @param columns pixels from left to right
 * @param pixels  shape {@code (count, rows * columns)}, row-major, unsigned bytes; not copied: do not modify
 * @param labels  shape {@code (count)}, each from 0 to {@code classes}, exclusive; not copied: do not modify
 * @param classes the number of classes
 */
public record ImageSet(int rows, int columns, byte[] pixels, byte[] labels, int classes) implements ImageSource {
    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int features() {
        return rows * columns;
    }

    /** The label of image {@code index}. */
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void write(int index, float[] target, int offset) {
        throw new UnsupportedOperationException("to come");
    }
}
