package org.subliminal4j.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.legacy.TrialResult;

/**
 * The append-only log of trial results: one line of JSON for each trial, on the disk before {@link #append} returns. A
 * line that a kill cut short is the last one, and is not yet a result. Not safe for several threads.
 */
final class TrialLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialLog.class);

    private final Path path;

    /** Not a channel: an interrupt of the thread would close that in the middle of a write. */
    private final RandomAccessFile file;

    private long length;

    private TrialLog(Path path, RandomAccessFile file, long length) {
        this.path = path;
        this.file = file;
        this.length = length;
    }

    /**
     * What a log holds.
     *
     * @param results the results by seed
     * @param length  the bytes of the complete lines; what comes after them is the stump of a line
     */
    record Contents(SortedMap<Long, TrialResult> results, long length) {
        Contents {
            results = Collections.unmodifiableSortedMap(results);
        }
    }

    /**
     * Reads a log, to which a run may be appending.
     *
     * @throws UserException if a line is broken other than by a kill, or if two results of a seed differ
     * @throws IOException   if the file cannot be read
     */
    static Contents read(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        SortedMap<Long, TrialResult> results = new TreeMap<>();
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = endOfLine(bytes, start);
            if (end < 0) {
                break;
            }
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            try {
                TrialResult result = Json.parse(line, TrialResult.class);
                TrialResult other = results.putIfAbsent(result.seed(), result);
                if (other != null && !other.equals(result)) {
                    throw new UserException("line " + number + " of " + path + " is another result of seed "
                            + result.seed() + " than a line before it: remove the wrong one");
                }
            } catch (IOException broken) {
                if (end + 1 == bytes.length && !Json.isJson(line)) {
                    break;
                }
                throw new UserException(
                        "line " + number + " of " + path + " is broken (" + broken.getMessage()
                                + "): remove the line, and its trial runs again",
                        broken);
            }
            start = end + 1;
        }
        return new Contents(results, start);
    }

    private static int endOfLine(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Opens a log to append to it, and cuts off what follows its first {@code length} bytes.
     *
     * @throws IOException if the file cannot be written
     */
    static TrialLog open(Path path, long length) throws IOException {
        TrialLog log = new TrialLog(path, new RandomAccessFile(path.toFile(), "rw"), length);
        try {
            long stump = log.file.length() - length;
            if (stump > 0) {
                LOG.warn("The last line of {} ends in the middle: its trial will run again", path);
                log.cut();
            }
            return log;
        } catch (IOException failure) {
            log.close();
            throw failure;
        }
    }

    /**
     * Appends one line and forces it to the disk.
     *
     * @throws UserException if it cannot be written, for instance on a full disk; the lines before it stand, and the
     *                       next attempt starts after them
     */
    void append(TrialResult result) {
        byte[] line = Json.line(result);
        try {
            cut();
            file.seek(length);
            file.write(line);
            file.getFD().sync();
        } catch (IOException failure) {
            throw new UserException(
                    "cannot write to " + path + " (" + Reason.of(failure) + "): the trials before this one are stored;"
                            + " make room or repair the disk, and give the same command to go on",
                    failure);
        }
        length += line.length;
    }

    private void cut() throws IOException {
        if (file.length() > length) {
            file.setLength(length);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
