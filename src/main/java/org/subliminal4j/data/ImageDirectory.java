package org.subliminal4j.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.subliminal4j.common.UserException;

/** A directory of four IDX files under MNIST's names. */
final class ImageDirectory {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The canonical names of the raw files. */
    static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    /** What the labels of nearly every set known under these names go up to, whether or not all of them occur. */
    private static final int LEAST_CLASSES = 10;

    /** As many as a byte can tell apart. */
    private static final int MOST_CLASSES = 256;

    /** The headers of the images and of the labels of one half, which belong together. */
    private record Half(IdxHeader images, IdxHeader labels) {}

    private ImageDirectory() {}

    /** Where in {@code directory} the file of that canonical name is; gzip first, since its checksum shows damage. */
    static Optional<Path> find(Path directory, String name) {
        return Stream.of(directory.resolve(name + ".gz"), directory.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    /** The canonical names of which {@code directory} has neither a raw nor a gzip file. */
    static List<String> missing(Path directory) {
        return NAMES.stream().filter(name -> find(directory, name).isEmpty()).toList();
    }

    /** See {@link ImageData#read}. */
    static ImageData read(Path directory) {
        if (!Files.isDirectory(directory)) {
            String found = Files.exists(directory) ? "a file" : "nothing";
            throw new UserException(directory + ": expected a directory with " + describe(NAMES) + ", but found "
                    + found + ". Name the directory that holds the four files.");
        }
        List<String> missing = missing(directory);
        if (!missing.isEmpty()) {
            throw new UserException(directory + ": expected " + describe(NAMES) + ", but found no " + describe(missing)
                    + ". Put the files there, or name another directory.");
        }
        // All headers before any body, so that what does not fit costs nothing.
        Half train = readHeaders(directory, TRAIN_IMAGES, TRAIN_LABELS);
        Half test = readHeaders(directory, TEST_IMAGES, TEST_LABELS);
        if (!size(train.images).equals(size(test.images))) {
            throw IdxFault.of(
                    test.images.path(),
                    "images of " + size(train.images) + " as in " + train.images.path(),
                    size(test.images),
                    "Are these files of two data sets?");
        }
        return readBodies(directory, train, test);
    }

    private static Half readHeaders(Path directory, String imagesName, String labelsName) {
        IdxHeader images = IdxHeader.read(locate(directory, imagesName), true);
        IdxHeader labels = IdxHeader.read(locate(directory, labelsName), false);
        if (images.count() != labels.count()) {
            throw IdxFault.of(
                    labels.path(),
                    images.count() + " labels, one for each image of " + images.path(),
                    String.valueOf(labels.count()),
                    "Are training and test files swapped?");
        }
        return new Half(images, labels);
    }

    private static ImageData readBodies(Path directory, Half train, Half test) {
        IdxFile trainImages = IdxFile.read(train.images);
        IdxFile trainLabels = IdxFile.readLabels(train.labels, MOST_CLASSES);
        IdxFile testImages = IdxFile.read(test.images);
        IdxFile testLabels = IdxFile.readLabels(test.labels, MOST_CLASSES);
        Map<String, String> sha256 = new LinkedHashMap<>();
        sha256.put(TRAIN_IMAGES, trainImages.sha256());
        sha256.put(TRAIN_LABELS, trainLabels.sha256());
        sha256.put(TEST_IMAGES, testImages.sha256());
        sha256.put(TEST_LABELS, testLabels.sha256());
        int classes = Math.max(LEAST_CLASSES, 1 + Math.max(greatest(trainLabels), greatest(testLabels)));
        return new ImageData(
                KnownData.name(sha256).orElse(name(directory)),
                imageSet(trainImages, trainLabels, classes),
                imageSet(testImages, testLabels, classes),
                sha256);
    }

    private static ImageSet imageSet(IdxFile images, IdxFile labels, int classes) {
        return new ImageSet(images.shape().get(1), images.shape().get(2), images.values(), labels.values(), classes);
    }

    private static int greatest(IdxFile labels) {
        int greatest = 0;
        for (byte label : labels.values()) {
            greatest = Math.max(greatest, label & 0xff);
        }
        return greatest;
    }

    private static String name(Path directory) {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? directory.toString() : name.toString();
    }

    /** Where the file of that canonical name is, which is known to be there. */
    static Path locate(Path directory, String name) {
        return find(directory, name)
                .orElseThrow(() -> new UserException(
                        directory.resolve(name) + ": expected this file, raw or .gz, but it has gone. Put it back."));
    }

    private static String describe(List<String> names) {
        return String.join(", ", names) + " (raw or .gz)";
    }

    private static String size(IdxHeader images) {
        return images.shape().get(1) + " x " + images.shape().get(2) + " pixels";
    }
}
