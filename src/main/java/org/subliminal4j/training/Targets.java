package org.subliminal4j.training;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.subliminal4j.data.ImageSet;

/**
 * What a network is to say of each image: what its loss made of a teacher's logits or of labels.
 *
 * @param values    shape {@code (count, size)}, row-major, see {@link Loss#target}. Not copied: do not modify
 * @param constants shape {@code (count)}: what of each image's loss depends on its target alone. Not copied
 * @param size      the number of logits
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, shared and never compared
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

    /** The labels of {@code images}, for the class logits. */
    public static Targets labels(Loss loss, ImageSet images) {
        return labels(loss, images, IntStream.range(0, images.classes()).toArray());
    }

    /**
     * The labels of {@code images}, among any logits.
     *
     * @param chosen the numbers of the logits that are trained, ascending
     * @throws IllegalArgumentException if the logit of a label is not among them, or the loss of a label is infinite
     */
    public static Targets labels(Loss loss, ImageSet images, int[] chosen) {
        return labels(loss, images.count(), images::label, chosen);
    }

    /**
     * Labels by the place of their image.
     *
     * @param label from the place of an image, from 0 to {@code count}, exclusive
     */
    static Targets labels(Loss loss, int count, IntUnaryOperator label, int[] chosen) {
        int size = chosen.length;
        float[] values = new float[Math.multiplyExact(count, size)];
        float[] constants = new float[count];
        double[] target = new double[size];
        for (int image = 0; image < count; image++) {
            int place = Arrays.binarySearch(chosen, label.applyAsInt(image));
            if (place < 0) {
                throw new IllegalArgumentException("expected the logit of every label among those that are trained, "
                        + Arrays.toString(chosen) + ", but found label " + label.applyAsInt(image) + " at image "
                        + image);
            }
            constants[image] = (float) loss.labelTarget(place, target);
            store(target, values, image);
        }
        return new Targets(values, constants, size);
    }

    /**
     * A teacher's logits.
     *
     * @param logits Not modified. Shape {@code (count, width)}, row-major
     * @param width  logits in a row
     * @param chosen the numbers of the logits that are imitated, ascending
     */
    public static Targets imitate(Loss loss, float[] logits, int width, int[] chosen) {
        if (width < 1 || logits.length % width != 0 || Arrays.stream(chosen).anyMatch(k -> k < 0 || k >= width)) {
            throw new IllegalArgumentException("expected rows of " + width + " logits with those of the numbers "
                    + Arrays.toString(chosen) + ", but found " + logits.length + " values");
        }
        int count = logits.length / width;
        int size = chosen.length;
        float[] values = new float[Math.multiplyExact(count, size)];
        float[] constants = new float[count];
        double[] teacher = new double[size];
        double[] target = new double[size];
        for (int image = 0; image < count; image++) {
            for (int k = 0; k < size; k++) {
                teacher[k] = logits[image * width + chosen[k]];
            }
            constants[image] = (float) loss.target(teacher, target);
            store(target, values, image);
        }
        return new Targets(values, constants, size);
    }

    private static void store(double[] target, float[] values, int image) {
        for (int k = 0; k < target.length; k++) {
            values[image * target.length + k] = (float) target[k];
        }
    }
}
