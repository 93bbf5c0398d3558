package org.subliminal4j.data;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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

    /** One feature of image {@code index}, as {@link #write} scales it. */
    float feature(int index, int place) {
        return FEATURE_OF_PIXEL[pixels[index * features() + place] & 0xff];
    }

    /** The images whose label {@code kept} accepts, in their order; at least 1. */
    public ImageSet filter(IntPredicate kept) {
        return pick(IntStream.range(0, count())
                .filter(image -> kept.test(label(image)))
                .toArray());
    }

    /** The first images, from 1 to {@link #count()} of them. */
    public ImageSet take(int images) {
        require(images >= 1 && images <= count(), "from 1 to " + count() + " images to take", images);
        return pick(IntStream.range(0, images).toArray());
    }

    /** All but the first images, from 0 to {@link #count()}, exclusive, of them. */
    public ImageSet drop(int images) {
        require(images >= 0 && images < count(), "from 0 to " + (count() - 1) + " images to drop", images);
        return pick(IntStream.range(images, count()).toArray());
    }

    /** Every other image, from the first one on: half of the set, of the same mixture. */
    public ImageSet everyOther() {
        return pick(
                IntStream.range(0, (count() + 1) / 2).map(image -> 2 * image).toArray());
    }

    /**
     * The images under other labels, without those of the classes that are left out.
     *
     * @param labelling with a label for each of the {@link #classes()}
     */
    public ImageSet relabel(Labelling labelling) {
        int size = labelling.map().size();
        require(size == classes, "a labelling of its " + classes + " classes", "one of " + size);
        ImageSet left = filter(label -> labelling.map().get(label) != Labelling.LEFT_OUT);
        byte[] relabelled = new byte[left.count()];
        for (int image = 0; image < relabelled.length; image++) {
            relabelled[image] = labelling.map().get(left.label(image)).byteValue();
        }
        return new ImageSet(rows, columns, left.pixels, relabelled, labelling.classes());
    }

    /**
     * The images with a part of their labels replaced at random. A replaced label is drawn uniformly from all classes,
     * and is thus the old one at times. The same draws are made for every part, so that what a smaller part replaces, a
     * greater one replaces by the same.
     *
     * @param part   with which probability each label is replaced, from 0 to 1
     * @param random Modified
     */
    public ImageSet withLabelNoise(double part, RandomGenerator random) {
        require(part >= 0 && part <= 1, "a part of labels from 0 to 1", part);
        byte[] noisy = labels.clone();
        for (int image = 0; image < noisy.length; image++) {
            boolean replaced = random.nextDouble() < part;
            byte label = (byte) random.nextInt(classes);
            if (replaced) {
                noisy[image] = label;
            }
        }
        return new ImageSet(rows, columns, pixels, noisy, classes);
    }

    /** The number of images of each class; shape {@code (classes)}. */
    public int[] classCounts() {
        int[] counts = new int[classes];
        for (int image = 0; image < count(); image++) {
            counts[label(image)]++;
        }
        return counts;
    }

    /** The part of the images that has the most frequent label: what is right by always saying the same. */
    public double largestClassShare() {
        return (double) Arrays.stream(classCounts()).max().orElseThrow() / count();
    }

    /** The images of these numbers, in this order; this set itself if they are all of its images as they stand. */
    private ImageSet pick(int[] images) {
        require(images.length >= 1, "at least 1 image", "none of its " + count() + " left");
        if (images.length == count()) {
            return this;
        }
        byte[] picked = new byte[images.length * features()];
        byte[] pickedLabels = new byte[images.length];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(pixels, images[i] * features(), picked, i * features(), features());
            pickedLabels[i] = labels[images[i]];
        }
        return new ImageSet(rows, columns, picked, pickedLabels, classes);
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
}
