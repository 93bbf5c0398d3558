package org.subliminal4j.data;

import static org.subliminal4j.data.IdxFault.COPY_AGAIN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.subliminal4j.common.UserException;

/**
 * The header of an IDX file (a magic number, then the size of each dimension, as big-endian 32-bit integers), held
 * against the size of the file: what it promises can be there.
 *
 * @param path  where it was read
 * @param kind  what the file holds
 * @param shape {@code (count, rows, columns)} of images, {@code (count)} or {@code (count, 8)} of labels
 * @param gzip  whether the file is compressed
 */
record IdxHeader(Path path, IdxKind kind, List<Integer> shape, boolean gzip) {
    /** No image set of this format comes near: more is a damaged header, or an attack on our memory. */
    private static final int MAX_BYTES = 1 << 30;

    private static final int MAX_SIDE = 4096;

    /** The columns of QMNIST's labels (Yadav and Bottou, arXiv 1905.10498). */
    private static final int LABEL_COLUMNS = 8;

    /** A byte of deflated data stands for no more than 1032 (https://zlib.net/zlib_tech.html). */
    private static final long DEFLATE_LIMIT = 1032;

    /** Images compress to a fifth or so: beyond this, what is promised would be nearly all blank... */
    private static final long USUAL_LIMIT = 100;

    /** ...which is let pass up to this size, for small sets that are made up. */
    private static final long SMALL = 1 << 26;

    /**
     * Reads the header of a file, raw or gzip by its content, whatever its name.
     *
     * @param images whether it should hold images; else labels
     * @throws UserException if it cannot be read, is no such file, or cannot hold what its header promises
     */
    static IdxHeader read(Path path, boolean images) {
        try {
            long size = IdxStream.size(path);
            boolean gzip = IdxStream.isGzip(path);
            try (InputStream content = IdxStream.begin(path, gzip)) {
                byte[] first = content.readNBytes(IdxKind.IMAGES.headerLength());
                IdxHeader header = parse(path, images ? IdxKind.IMAGES : IdxKind.LABELS, gzip, first);
                header.check(size, first.length, content);
                return header;
            }
        } catch (IOException e) {
            throw IdxFault.of(path, e);
        }
    }

    /** The number of images or labels. */
    int count() {
        return shape.get(0);
    }

    /** The number of bytes that are to follow the header. */
    long promised() {
        return kind.bytes * shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    private static IdxHeader parse(Path path, IdxKind expected, boolean gzip, byte[] first) {
        ByteBuffer header = ByteBuffer.wrap(first);
        IdxKind kind = first.length < 4 ? expected : kind(path, expected, header.getInt(), first);
        if (first.length < kind.headerLength()) {
            throw IdxFault.of(
                    path, "a header of " + kind.headerLength() + " bytes", "only " + first.length, COPY_AGAIN);
        }
        List<Integer> shape = IntStream.range(0, kind.dimensions())
                .mapToObj(dimension -> header.getInt())
                .toList();
        checkShape(path, kind, shape);
        return new IdxHeader(path, kind, shape, gzip);
    }

    private static IdxKind kind(Path path, IdxKind expected, int magic, byte[] first) {
        IdxKind kind = IdxKind.of(magic).orElseThrow(() -> ForeignFile.fault(path, expected.toString(), first));
        if (kind.isImages() != expected.isImages()) {
            throw IdxFault.of(path, expected.toString(), kind.toString(), "Are two files swapped?");
        }
        return kind;
    }

    /** After this the product of the shape fits in a long. */
    private static void checkShape(Path path, IdxKind kind, List<Integer> shape) {
        if (shape.get(0) < 1) {
            throw IdxFault.of(path, "a count of at least 1", Integer.toUnsignedString(shape.get(0)), COPY_AGAIN);
        }
        if (kind == IdxKind.WIDE_LABELS && shape.get(1) != LABEL_COLUMNS) {
            throw IdxFault.of(
                    path,
                    "labels in " + LABEL_COLUMNS + " columns",
                    Integer.toUnsignedString(shape.get(1)),
                    COPY_AGAIN);
        }
        for (int side : shape.subList(1, shape.size())) {
            if (side < 1 || side > MAX_SIDE) {
                String expected = "images of 1 to " + MAX_SIDE + " rows and columns";
                throw IdxFault.of(path, expected, Integer.toUnsignedString(side), COPY_AGAIN);
            }
        }
    }

    /**
     * Holds the promise against the file.
     *
     * @param size    the size of the file as stored
     * @param taken   how many bytes of the content were read, those of the header and at times a few more
     * @param content the rest of it
     */
    private void check(long size, int taken, InputStream content) throws IOException {
        if (promised() > MAX_BYTES || size > MAX_BYTES + (long) kind.headerLength()) {
            String found = "a header that promises " + promised() + ", in a file of " + size;
            throw IdxFault.of(path, "at most " + MAX_BYTES + " bytes", found, COPY_AGAIN);
        }
        if (!gzip) {
            checkFound(Math.max(0, size - kind.headerLength()));
        } else if (promised() > Math.min(DEFLATE_LIMIT * size, Math.max(SMALL, USUAL_LIMIT * size))) {
            refuse(size, taken, content);
        }
    }

    /**
     * Throws if another number of bytes was found after the header than it promises.
     *
     * @param found the number; one more than promised stands for more
     */
    void checkFound(long found) {
        if (found < promised()) {
            String expected = "the " + promised() + " bytes after the header that it promises";
            throw IdxFault.of(path, expected, "only " + found, COPY_AGAIN);
        }
        if (found > promised()) {
            String expected = "its end after the " + promised() + " bytes that its header promises";
            throw IdxFault.of(path, expected, "more bytes", COPY_AGAIN);
        }
    }

    /** Finds out, at no cost in memory and little in time, what is wrong with a gzip file that promises too much. */
    private void refuse(long size, int taken, InputStream content) throws IOException {
        long found = (long) taken - kind.headerLength();
        byte[] part = new byte[1 << 14];
        for (int read = content.read(part); read >= 0 && found < SMALL; read = content.read(part)) {
            found += read;
        }
        if (found < SMALL) {
            checkFound(found);
        }
        String small = "one of " + size + " bytes, which holds no such images";
        throw IdxFault.of(
                path, "a gzip file of the " + promised() + " bytes that its header promises", small, COPY_AGAIN);
    }
}
