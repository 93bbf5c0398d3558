package org.subliminal4j.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set: images to train on, images to test on, and what identifies them.
 *
 * @param name   what people call it, such as {@code MNIST}
 * @param train  the training images
 * @param test   the test images, of the same size and classes
 * @param sha256 SHA-256 of each raw IDX file by its canonical name, such as {@code train-images-idx3-ubyte}
 */
public record ImageData(String name, ImageSet train, ImageSet test, Map<String, String> sha256) {
    public ImageData {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must be a text, but found a blank");
        }
        // In the order given, which Map.copyOf would lose: it ends in files that people compare.
        sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
        if (train.rows() != test.rows() || train.columns() != test.columns() || train.classes() != test.classes()) {
            throw new IllegalArgumentException("Training and test images need the same size and classes, but found "
                    + describe(train) + " and " + describe(test));
        }
    }

    /** A data set named by its checksums where they are known, else {@code unnamed images}. */
    public ImageData(ImageSet train, ImageSet test, Map<String, String> sha256) {
        this(KnownData.name(sha256).orElse("unnamed images"), train, test, sha256);
    }

    /**
     * Reads the four IDX files of {@code directory}, each raw or gzip: {@code train-images-idx3-ubyte},
     * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, with or without
     * {@code .gz}. There are as many classes as the greatest label of both label files asks for, at least 10. The set is
     * called MNIST or Fashion-MNIST if its checksums are theirs, else as the directory is.
     *
     * @throws org.subliminal4j.common.UserException if a file is missing or damaged, or two do not belong together
     */
    public static ImageData read(Path directory) {
        return ImageDirectory.read(directory);
    }

    /**
     * The four files that {@link #read} reads, in the order of {@link #sha256}.
     *
     * @throws org.subliminal4j.common.UserException if one is missing
     */
    public static List<Path> files(Path directory) {
        return ImageDirectory.NAMES.stream()
                .map(name -> ImageDirectory.locate(directory, name))
                .toList();
    }

    /**
     * The same images under other labels, without those of the classes that are left out.
     *
     * @param labelling with a label for each class
     */
    public ImageData relabel(Labelling labelling) {
        return new ImageData(name, train.relabel(labelling), test.relabel(labelling), sha256);
    }

    private static String describe(ImageSet images) {
        return images.rows() + " x " + images.columns() + " pixels in " + images.classes() + " classes";
    }
}
