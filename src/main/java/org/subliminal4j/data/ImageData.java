package org.subliminal4j.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data set: images to train on, images to test on, and what identifies them.
 *
 * @param train  the training images
 * @param test   the test images, of the same size and classes
 * @param sha256 SHA-256 of each raw IDX file by its canonical name, such as {@code train-images-idx3-ubyte}
 */
public record ImageData(ImageSet train, ImageSet test, Map<String, String> sha256) {
    public ImageData {
        // In the order given, which Map.copyOf would lose: it ends in files that people compare.
        sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
        if (train.rows() != test.rows() || train.columns() != test.columns() || train.classes() != test.classes()) {
            throw new IllegalArgumentException("Training and test images need the same size and classes, but found "
                    + describe(train) + " and " + describe(test));
        }
    }

    /**
     * Reads the four IDX files of {@code directory}, each raw or gzip: {@code train-images-idx3-ubyte},
     * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, with or without
     * {@code .gz}. The labels are from 0 to 9.
     *
     * @throws org.subliminal4j.common.UserException if a file is missing or damaged, or two do not belong together
     */
    public static ImageData read(Path directory) {
        return ImageDirectory.read(directory);
    }

    private static String describe(ImageSet images) {
        return images.rows() + " x " + images.columns() + " pixels in " + images.classes() + " classes";
    }
}
