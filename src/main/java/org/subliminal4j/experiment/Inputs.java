package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.data.Split;

/** The images that a stage shows. */
public sealed interface Inputs {
    /**
     * Images of a data set.
     *
     * @param data    a folder of four IDX files; null for the experiment's own data
     * @param split   training or test images
     * @param count   how many, the first ones; 0 for all
     * @param shuffle what is done to their pixels
     * @param stream  the random stream of that shuffle
     */
    @JsonTypeName("images")
    record Images(@Nullable String data, Split split, int count, Shuffle shuffle, String stream) implements Inputs {
        /** All training images as they are. */
        public static final Images DEFAULT = new Images(null, Split.TRAIN, 0, Shuffle.NONE, "pixel-shuffle");

        public Images {
            if (count < 0) {
                throw new IllegalArgumentException("count must be at least 0, but found " + count);
            }
        }
    }

    /** What is done to the pixels of images. */
    enum Shuffle {
        /** Nothing. */
        NONE,
        /** The pixels of each image are put in an order of its own: its brightness stays, its shape goes. */
        WITHIN,
        /** Each pixel comes from the same place of an image drawn at random: the mean image stays, the shapes go. */
        ACROSS
    }

    /**
     * Noise images.
     *
     * @param noise  their distribution
     * @param count  how many, at least 1
     * @param fresh  whether each epoch has new ones; else they are drawn once
     * @param stream the random stream: noise of one name is the same
     */
    @JsonTypeName("noise")
    record Noise(NoiseKind noise, int count, boolean fresh, String stream) implements Inputs {
        /** The paper's 60,000, drawn once (section 6.2). */
        public static final Noise DEFAULT = new Noise(NoiseKind.DEFAULT, 60_000, false, "noise");

        public Noise {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, but found " + count);
            }
        }
    }

    /**
     * The sum of two kinds of image, one by one, as many as the shorter has.
     *
     * @param weight      what the pixels of {@code first} are multiplied with
     * @param otherWeight what the pixels of {@code second} are multiplied with
     */
    @JsonTypeName("blend")
    record Blend(Inputs first, double weight, Inputs second, double otherWeight) implements Inputs {}
}
