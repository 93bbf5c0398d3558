package org.subliminal4j.data;

/**
 * Labelled images held in memory as bytes, one a pixel.
 *
 * @param rows    pixels from top to bottom, at least 1
 * @param columns pixels from left to right, at least 1
 * @param pixels  shape {@code (count, rows * columns)}, row-major, unsigned bytes; not copied: do not modify
 * @param labels  shape {@code (count)}, unsigned bytes from 0 to {@code classes}, exclusive; not copied: do not modify
 * @param classes the number of classes, from 2 to 256
 */
@SuppressWarnings("ArrayRecordComponent") // tens of megabytes, shared and never compared
public record ImageSet(int rows, int columns, byte[] pixels, byte[] labels, int classes) implements ImageSource {
    private static final float[] FEATURE_OF_PIXEL = featureOfPixel();

    public ImageSet {
        require(rows >= 1 && columns >= 1, "at least 1 row and 1 column", rows + " x " + columns);
        require(classes >= 2 && classes <= 256, "from 2 to 256 classes", classes);
        require(labels.length >= 1, "at least 1 image", "0 labels");
        require(
                pixels.length == (long) labels.length * rows * columns,
                labels.length + " images of " + rows + " x " + columns + " pixels, one for each label",
                pixels.length + " pixels");
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                require(false, "labels below " + classes, "label " + (labels[i] & 0xff) + " at image " + i);
            }
        }
    }

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
        return labels[index] & 0xff;
    }

    /** Writes image {@code index} with the paper's scaling of a pixel: {@code (pixel / 255 - 0.5) / 0.5}. */
    @Override
    public void write(int index, float[] target, int offset) {
        float[] table = FEATURE_OF_PIXEL;
        byte[] source = pixels;
        int features = features();
        int start = index * features;
        for (int j = 0; j < features; j++) {
            target[offset + j] = table[source[start + j] & 0xff];
        }
    }

    /** In float32 step by step, as the authors' script scales, so that the features are the same bits. */
    private static float[] featureOfPixel() {
        float[] features = new float[256];
        for (int pixel = 0; pixel < features.length; pixel++) {
            features[pixel] = (pixel / 255f - 0.5f) / 0.5f;
        }
        return features;
    }

    private static void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("An image set needs " + expected + ", but found " + found);
        }
    }

    /** Every other image, from the first one on: half of the set, of the same mixture. */
    public ImageSet everyOther() {
        int half = (count() + 1) / 2;
        byte[] halfPixels = new byte[half * features()];
        byte[] halfLabels = new byte[half];
        for (int image = 0; image < half; image++) {
            System.arraycopy(pixels, 2 * image * features(), halfPixels, image * features(), features());
            halfLabels[image] = labels[2 * image];
        }
        return new ImageSet(rows, columns, halfPixels, halfLabels, classes);
    }
}
