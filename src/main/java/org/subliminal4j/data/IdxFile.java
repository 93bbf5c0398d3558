package org.subliminal4j.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;

/**
 * What one file in MNIST's IDX format holds: a header of big-endian 32-bit integers (a magic number, then the size of
 * each dimension), followed by one unsigned byte for each element.
 *
 * @param path   where it was read
 * @param shape  {@code (count, rows, columns)} of images, {@code (count)} of labels
 * @param values the elements, row-major, unsigned bytes; not copied: do not modify
 * @param sha256 SHA-256 of the file, uncompressed
 */
@SuppressWarnings("ArrayRecordComponent") // tens of megabytes, shared and never compared
record IdxFile(Path path, List<Integer> shape, byte[] values, String sha256) {
    /** No image set of this format comes near: more is a damaged header, or an attack on our memory. */
    private static final int MAX_BYTES = 1 << 30;

    private static final int MAX_SIDE = 4096;

    private static final String COPY_AGAIN = "Copy or download the file again.";

    /** The kinds of file, by the magic number they start with: 0x08 for unsigned bytes, then the dimensions. */
    private enum Kind {
        LABELS(0x0801),
        IMAGES(0x0803);

        final int magic;

        Kind(int magic) {
            this.magic = magic;
        }

        int dimensions() {
            return magic & 0xff;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT) + " (magic number " + magic + ")";
        }
    }

    /**
     * Reads a file of images, raw or gzip by its content, whatever its name.
     *
     * @throws UserException if it cannot be read, or is not exactly such a file
     */
    static IdxFile readImages(Path path) {
        return read(path, Kind.IMAGES);
    }

    /**
     * Reads a file of labels, raw or gzip by its content, whatever its name.
     *
     * @throws UserException if it cannot be read, is not exactly such a file, or has a label from {@code classes} on
     */
    static IdxFile readLabels(Path path, int classes) {
        IdxFile file = read(path, Kind.LABELS);
        for (int i = 0; i < file.count(); i++) {
            int label = file.values[i] & 0xff;
            if (label >= classes) {
                throw fault(
                        path, "labels from 0 to " + (classes - 1), "label " + label + " at position " + i, COPY_AGAIN);
            }
        }
        return file;
    }

    /** The number of images or labels. */
    int count() {
        return shape.get(0);
    }

    private static IdxFile read(Path path, Kind kind) {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = new DigestInputStream(open(path), digest)) {
            List<Integer> shape = readHeader(path, kind, content);
            long promised = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            if (promised > MAX_BYTES) {
                throw fault(path, "at most " + MAX_BYTES + " bytes", "a header that promises " + promised, COPY_AGAIN);
            }
            // Takes memory as the bytes arrive, so that a header that promises too much costs nothing.
            byte[] values = content.readNBytes((int) promised);
            if (values.length < promised) {
                String expected = "the " + promised + " bytes after the header that it promises";
                throw fault(path, expected, "only " + values.length, COPY_AGAIN);
            }
            if (content.read() >= 0) {
                String expected = "its end after the " + promised + " bytes that its header promises";
                throw fault(path, expected, "more bytes", COPY_AGAIN);
            }
            return new IdxFile(path, shape, values, Sha256.hex(digest));
        } catch (EOFException e) {
            throw fault(path, "a complete gzip file", "that it ends too early", COPY_AGAIN);
        } catch (ZipException e) {
            throw fault(path, "a sound gzip file", "a damaged one (" + e.getMessage() + ")", COPY_AGAIN);
        } catch (IOException e) {
            throw new UserException(path + ": cannot be read (" + e + "). Check the file and its permissions.", e);
        }
    }

    /** Reads the header up to the first element, and returns the shape, whose product fits in a long. */
    private static List<Integer> readHeader(Path path, Kind kind, InputStream content) throws IOException {
        int length = 4 * (1 + kind.dimensions());
        byte[] bytes = content.readNBytes(length);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length >= 4) {
            checkMagic(path, kind, header.getInt());
        }
        if (bytes.length < length) {
            throw fault(path, "a header of " + length + " bytes", "only " + bytes.length, COPY_AGAIN);
        }
        List<Integer> shape = IntStream.range(0, kind.dimensions())
                .mapToObj(dimension -> header.getInt())
                .toList();
        if (shape.get(0) < 1) {
            throw fault(path, "a count of at least 1", Integer.toUnsignedString(shape.get(0)), COPY_AGAIN);
        }
        for (int side : shape.subList(1, shape.size())) {
            if (side < 1 || side > MAX_SIDE) {
                String expected = "images of 1 to " + MAX_SIDE + " rows and columns";
                throw fault(path, expected, Integer.toUnsignedString(side), COPY_AGAIN);
            }
        }
        return shape;
    }

    private static void checkMagic(Path path, Kind kind, int magic) {
        for (Kind other : Kind.values()) {
            if (magic == other.magic && other != kind) {
                throw fault(path, kind.toString(), other.toString(), "Are two files swapped?");
            }
        }
        if (magic != kind.magic) {
            String found = "magic number " + Integer.toUnsignedString(magic);
            throw fault(path, kind + ", raw or gzip", found, "Is it an IDX file? If so: " + COPY_AGAIN);
        }
    }

    private static InputStream open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            String found = Files.exists(path) ? "something else" : "nothing";
            throw fault(path, "a file", found, "Put it there, or name another directory.");
        }
        long size = Files.size(path);
        if (size > MAX_BYTES) {
            throw fault(path, "at most " + MAX_BYTES + " bytes", String.valueOf(size), COPY_AGAIN);
        }
        byte[] stored = Files.readAllBytes(path);
        boolean gzip = stored.length >= 2 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b;
        return gzip ? new WholeGzip(stored) : new ByteArrayInputStream(stored);
    }

    private static UserException fault(Path path, String expected, String found, String remedy) {
        return new UserException(path + ": expected " + expected + ", but found " + found + ". " + remedy);
    }

    /** Refuses bytes after the end of the gzip data, which {@link GZIPInputStream} passes over in silence. */
    private static final class WholeGzip extends GZIPInputStream {
        private static final int TRAILER = 8;

        /** Given the whole file at once, the inflater's rest at the end is the trailer and what follows it. */
        WholeGzip(byte[] stored) throws IOException {
            super(new ByteArrayInputStream(stored), stored.length);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0 && inf.getRemaining() > TRAILER) {
                throw new ZipException("bytes after its end");
            }
            return read;
        }
    }
}
