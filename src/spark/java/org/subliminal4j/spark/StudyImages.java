package org.subliminal4j.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;

/**
 * A data set on its way to a node: its name, what identifies it and, unless the nodes have it, its files. A node reads it
 * once, whoever asks, and whatever it reads is held against the SHA-256 of each file.
 *
 * @param name   what experiments call it: {@code mnist}, or a folder
 * @param sha256 as in {@link ImageData#sha256}
 * @param files  the bytes of the four files, raw or gzip, in the order of {@code sha256}; null where nodes read them
 *               themselves
 */
record StudyImages(String name, Map<String, String> sha256, @Nullable Broadcast<byte[][]> files)
        implements Serializable {
    private static final Map<Map<String, String>, ImageData> READ = new ConcurrentHashMap<>();

    /** A data set with its files, which are sent to a node when it first asks. */
    static StudyImages shipped(String name, DataSets dataSets, JavaSparkContext context) {
        Map<String, String> sha256 = dataSets.get(name).sha256();
        List<byte[]> files = new ArrayList<>();
        for (Path file : ImageData.files(DataSets.folder(name))) {
            try {
                files.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UserException("cannot read " + file + ": " + Reason.of(e), e);
            }
        }
        return new StudyImages(name, sha256, context.broadcast(files.toArray(byte[][]::new)));
    }

    /** A data set that each node has in the same folder, or MNIST wherever the node has it. */
    static StudyImages onNodes(String name, DataSets dataSets) {
        return new StudyImages(name, dataSets.get(name).sha256(), null);
    }

    /**
     * The images, on a node.
     *
     * @throws UserException if they are not to be had there, or are others
     */
    ImageData load() {
        return READ.computeIfAbsent(sha256, unread -> {
            ImageData data = files == null ? new DataSets().get(name) : unpacked(files.value());
            if (!data.sha256().equals(sha256)) {
                throw new UserException("expected images '" + name + "' with the SHA-256 " + sha256 + ", but found "
                        + data.sha256() + ": give each node the files of the driver, or leave out "
                        + SparkExecutor.IMAGES);
            }
            return data;
        });
    }

    private ImageData unpacked(byte[][] contents) {
        try {
            Path folder = Files.createTempDirectory("subliminal4j-images");
            List<Path> written = new ArrayList<>();
            try {
                int next = 0;
                for (String file : sha256.keySet()) {
                    // Raw or gzip is told by the content.
                    written.add(Files.write(folder.resolve(file), contents[next++]));
                }
                return ImageData.read(folder);
            } finally {
                for (Path file : written) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write images to " + System.getProperty("java.io.tmpdir"), e);
        }
    }
}
