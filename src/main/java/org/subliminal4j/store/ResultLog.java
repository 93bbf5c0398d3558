package org.subliminal4j.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;

/**
 * The append-only log of results: a line of JSON for each arm and seed, on the disk before {@link #append} returns. A line
 * that a kill cut short is the last one, and is not yet a result. Not safe for several threads.
 */
final class ResultLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultLog.class);

    /** How each of our lines begins. */
    private static final byte[] BEGINNING = "{\"schema\":".getBytes(StandardCharsets.US_ASCII);

    private final Path path;

    /** Not a channel: an interrupt of the thread would close that in the middle of a write. */
    private final RandomAccessFile file;

    /** What the file system knows the file by; null where it gives no such key. */
    private final @Nullable Object fileKey;

    private long length;

    private ResultLog(Path path, RandomAccessFile file, long length) throws IOException {
        this.path = path;
        this.file = file;
        this.length = length;
        fileKey = fileKey(path);
    }

    /**
     * What a log holds.
     *
     * @param lines  by lineage and seed, in the order of the file
     * @param length the bytes of the complete lines; what comes after them is the stump of a line
     */
    record Contents(Map<ResultLine.Id, ResultLine> lines, long length) {
        Contents {
            lines = Collections.unmodifiableMap(lines);
        }
    }

    /**
     * Reads a log, to which a run may be appending.
     *
     * @throws UserException if a line is broken other than by a kill, or if two results of an arm and seed differ
     * @throws IOException   if the file cannot be read
     */
    static Contents read(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        Map<ResultLine.Id, ResultLine> lines = new LinkedHashMap<>();
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = endOfLine(bytes, start);
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            if (end + 1 >= bytes.length && isStump(line, end < bytes.length) && !isJson(line)) {
                LOG.warn("The last line of {} ends in the middle and is left out: its trial will run again", path);
                break;
            }
            add(lines, parse(path, number, line), path, number);
            start = Math.min(end + 1, bytes.length);
        }
        return new Contents(lines, start);
    }

    private static ResultLine parse(Path path, int number, byte[] line) {
        try {
            return Json.parse(line, ResultLine.class);
        } catch (IOException broken) {
            throw new UserException(
                    "line " + number + " of " + path + " is broken (" + broken.getMessage()
                            + "): remove the line, and its trial runs again",
                    broken);
        }
    }

    private static void add(Map<ResultLine.Id, ResultLine> lines, ResultLine line, Path path, int number) {
        ResultLine other = lines.putIfAbsent(line.id(), line);
        if (other != null && !other.result().equals(line.result())) {
            throw new UserException("line " + number + " of " + path + " is another result of seed " + line.seed()
                    + " and arm '" + line.arm() + "' than a line before it: remove the wrong one");
        }
    }

    /**
     * Whether a last line may be one of ours that did not come to its end. What else is there was written by somebody, and is
     * not ours to cut off.
     *
     * @param ended whether its end of line is there: then zeros in it tell of pages that the disk lost
     */
    private static boolean isStump(byte[] line, boolean ended) {
        for (byte character : line) {
            if (character == 0) {
                return true;
            }
        }
        int length = Math.min(line.length, BEGINNING.length);
        return !ended && Arrays.equals(line, 0, length, BEGINNING, 0, length);
    }

    private static int endOfLine(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    private static boolean isJson(byte[] line) {
        try {
            Json.read(line);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /**
     * Opens a log to append to it, and cuts off what follows its first {@code length} bytes.
     *
     * @throws IOException if the file cannot be written
     */
    static ResultLog open(Path path, long length) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            ResultLog log = new ResultLog(path, file, length);
            if (file.length() > length) {
                file.setLength(length);
            }
            log.endLine();
            return log;
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    /** A last line that is whole but for its end gets it. */
    private void endLine() throws IOException {
        if (length > 0) {
            file.seek(length - 1);
            if (file.read() != '\n') {
                file.seek(length);
                file.write('\n');
                length++;
            }
        }
    }

    /**
     * Appends lines and forces them to the disk, all or none.
     *
     * @throws UserException if they cannot be written, for instance on a full disk, or if the log is not as this process
     *                       left it; the lines before stand
     */
    void append(List<ResultLine> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(Json.line(line)));
        try {
            requireUntouched();
            file.seek(length);
            file.write(bytes.toByteArray());
            file.getFD().sync();
        } catch (IOException failure) {
            takeBack();
            throw new UserException(
                    "cannot write to " + path + " (" + Reason.of(failure) + "): the trials before this one are stored;"
                            + " make room or repair the disk, and give the same command to go on",
                    failure);
        }
        length += bytes.size();
    }

    /** Lines that came only in part would be taken for broken ones. */
    private void takeBack() {
        try {
            if (file.length() > length) {
                file.setLength(length);
            }
        } catch (IOException e) {
            LOG.debug("The stump of a line stays in {}", path, e);
        }
    }

    /** Somebody else's hand in the log would cost results, theirs or ours. */
    void requireUntouched() {
        try {
            if (!java.util.Objects.equals(fileKey, fileKey(path)) || file.length() != length) {
                throw new UserException(
                        path + " was changed by another program while this run was writing to it: this run"
                                + " stops, so that no result is lost; see what is in the file, and give the same command to go on");
            }
        } catch (IOException gone) {
            throw new UserException(
                    path + " has gone while this run was writing to it (" + Reason.of(gone)
                            + "): put it back, and give the same command to go on",
                    gone);
        }
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
