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

    /**
     * The format does not say how many classes there are. Every set known under these names (MNIST, Fashion-MNIST,
     * Kuzushiji-MNIST, QMNIST) has ten, and the greatest label would turn one damaged byte into a wider network.
     */
    private static final int CLASSES = 10;

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
        Map<String, String> sha256 = new LinkedHashMap<>();
        ImageSet train = readSet(directory, TRAIN_IMAGES, TRAIN_LABELS, sha256);
        ImageSet test = readSet(directory, TEST_IMAGES, TEST_LABELS, sha256);
        if (train.rows() != test.rows() || train.columns() != test.columns()) {
            throw new UserException(locate(directory, TEST_IMAGES) + ": expected images of " + size(train) + " as in "
                    + locate(directory, TRAIN_IMAGES) + ", but found " + size(test)
                    + ". Are these files of two data sets?");
        }
        return new ImageData(train, test, sha256);
    }

    private static ImageSet readSet(Path directory, String imagesName, String labelsName, Map<String, String> sha256) {
        IdxFile images = IdxFile.readImages(locate(directory, imagesName));
        IdxFile labels = IdxFile.readLabels(locate(directory, labelsName), CLASSES);
        if (images.count() != labels.count()) {
            throw new UserException(labels.path() + ": expected " + images.count() + " labels, one for each image of "
                    + images.path() + ", but found " + labels.count()
                    + ". Are training and test files swapped?");
        }
        sha256.put(imagesName, images.sha256());
        sha256.put(labelsName, labels.sha256());
        return new ImageSet(images.shape().get(1), images.shape().get(2), images.values(), labels.values(), CLASSES);
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

    private static String size(ImageSet images) {
        return images.rows() + " x " + images.columns() + " pixels";
    }
}
