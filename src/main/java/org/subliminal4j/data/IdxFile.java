package org.subliminal4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;

/**
 * What one file in MNIST's IDX format holds: a header, followed by one unsigned byte for each element.
 *
 * @param path   where it was read
 * @param shape  {@code (count, rows, columns)} of images, {@code (count)} of labels
 * @param values the elements, row-major, unsigned bytes; not copied: do not modify
 * @param sha256 SHA-256 of the file, uncompressed
 */
@SuppressWarnings("ArrayRecordComponent") // tens of megabytes, shared and never compared
record IdxFile(Path path, List<Integer> shape, byte[] values, String sha256) {
    /**
     * Reads a file of images, raw or gzip by its content, whatever its name.
     *
     * @throws UserException if it cannot be read, or is not exactly such a file
     */
    static IdxFile readImages(Path path) {
        return read(IdxHeader.read(path, true));
    }

    /**
     * Reads a file of labels, raw or gzip by its content, whatever its name.
     *
     * @throws UserException if it cannot be read, is not exactly such a file, or has a label from {@code classes} on
     */
    static IdxFile readLabels(Path path, int classes) {
        return readLabels(IdxHeader.read(path, false), classes);
    }

    /** Reads the labels after a header; see {@link #readLabels(Path, int)}. */
    static IdxFile readLabels(IdxHeader header, int classes) {
        IdxFile file = read(header);
        boolean wide = header.kind() == IdxKind.WIDE_LABELS;
        byte[] labels = new byte[file.count()];
        for (int i = 0; i < labels.length; i++) {
            int label = wide ? file.firstColumn(i) : file.values[i] & 0xff;
            if (label < 0 || label >= classes) {
                String found = "label " + label + " at position " + i;
                throw IdxFault.of(file.path, "labels from 0 to " + (classes - 1), found, IdxFault.COPY_AGAIN);
            }
            labels[i] = (byte) label;
        }
        return new IdxFile(file.path, List.of(labels.length), labels, file.sha256);
    }

    /** Reads what follows a header. */
    static IdxFile read(IdxHeader header) {
        Path path = header.path();
        MessageDigest digest = Sha256.digest();
        try (InputStream content = new DigestInputStream(IdxStream.whole(path, header.gzip()), digest)) {
            // Read, not skipped: what is skipped is not digested.
            content.readNBytes(header.kind().headerLength());
            // Takes memory as the bytes arrive.
            byte[] values = content.readNBytes((int) header.promised());
            header.checkFound(values.length);
            header.checkFound(values.length + (content.read() < 0 ? 0 : 1));
            return new IdxFile(path, header.shape(), values, Sha256.hex(digest));
        } catch (IOException e) {
            throw IdxFault.of(path, e);
        }
    }

    /** The number of images or labels. */
    int count() {
        return shape.get(0);
    }

    /** The first of the 32-bit integers of a row. */
    private int firstColumn(int row) {
        return ByteBuffer.wrap(values).getInt(4 * shape.get(1) * row);
    }
}
