package org.subliminal4j.data;

import java.util.Map;

/**
 * A data set: images to train on, images to test on, and what identifies them.
 *
 * @param train  the training images
 * @param test   the test images
 * @param sha256 SHA-256 of each raw IDX file by its canonical name, such as {@code train-images-idx3-ubyte}
 */
public record ImageData(ImageSet train, ImageSet test, Map<String, String> sha256) {
    public ImageData {
        sha256 = Map.copyOf(sha256);
    }
}
