package org.subliminal4j.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** IDX files for tests: the repository's MNIST, and small ones made up. */
public final class IdxFiles {
    static final Path MNIST = Path.of("datasets", "mnist");
    public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
    static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    private IdxFiles() {}

    /** A header of {@code integers}, then {@code length} bytes that count up modulo 10. */
    static byte[] idx(int length, int... integers) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * integers.length + length);
        for (int integer : integers) {
            buffer.putInt(integer);
        }
        for (int i = 0; i < length; i++) {
            buffer.put((byte) (i % 10));
        }
        return buffer.array();
    }

    public static byte[] images(int count, int rows, int columns) {
        return idx(count * rows * columns, 2051, count, rows, columns);
    }

    public static byte[] labels(int count) {
        return idx(count, 2049, count);
    }

    /** Labels that count up modulo 10 in the first of eight columns of 32-bit integers; the others hold 77. */
    public static byte[] wideLabels(int count) {
        ByteBuffer buffer = ByteBuffer.allocate(12 + 32 * count);
        buffer.putInt(0x0C02).putInt(count).putInt(8);
        for (int i = 0; i < 8 * count; i++) {
            buffer.putInt(i % 8 == 0 ? i / 8 % 10 : 77);
        }
        return buffer.array();
    }

    /** Writes a small data set: 30 training and 20 test images of 4 x 3 pixels. */
    public static void writeSmallSet(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(TRAIN_IMAGES), images(30, 4, 3));
        Files.write(directory.resolve(TRAIN_LABELS), labels(30));
        Files.write(directory.resolve(TEST_IMAGES), images(20, 4, 3));
        Files.write(directory.resolve(TEST_LABELS), labels(20));
    }

    static void copyMnist(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : NAMES) {
            Files.copy(MNIST.resolve(name + ".gz"), directory.resolve(name + ".gz"));
        }
    }

    static byte[] gzip(byte[] raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(raw);
        }
        return packed.toByteArray();
    }

    static byte[] gunzip(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
