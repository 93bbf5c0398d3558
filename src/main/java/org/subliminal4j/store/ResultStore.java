package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;

/**
 * The results in a folder, by lineage and seed, while this process is the one that writes to it: the log, its lock, and
 * what the log holds. Safe for several threads.
 */
final class ResultStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultStore.class);

    private final Path folder;
    private final FolderLock lock;
    private final ResultLog log;
    private final Map<ResultLine.Id, ResultLine> lines;
    private boolean closed;

    private ResultStore(Path folder, FolderLock lock, ResultLog log, Map<ResultLine.Id, ResultLine> lines) {
        this.folder = folder;
        this.lock = lock;
        this.log = log;
        this.lines = new LinkedHashMap<>(lines);
    }

    /** Finds out whether a session may write to the folder, given the results that are there; writes what begins it. */
    @FunctionalInterface
    interface Admission {
        void admit(ResultLog.Contents contents) throws IOException;
    }

    /**
     * Opens {@code folder}, which is created with its parents where it is missing.
     *
     * @throws UserException if the folder cannot be written, another process is writing to it, or its log is broken; and
     *                       what {@code admission} throws
     */
    static ResultStore open(Path folder, Admission admission) {
        try {
            java.nio.file.Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                Path results = folder.resolve(RunFiles.RESULTS);
                RunFiles.requireOwn(results);
                ResultLog.Contents contents = ResultLog.read(results);
                admission.admit(contents);
                return new ResultStore(folder, lock, ResultLog.open(results, contents.length()), contents.lines());
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UserException(
                    "cannot write to " + folder + " (" + Reason.of(failure)
                            + "): choose another --out, or see that this one can be written",
                    failure);
        }
    }

    /** The result of a lineage and seed; null if none is stored. */
    synchronized @Nullable ResultLine find(String key, long seed) {
        return lines.get(new ResultLine.Id(key, seed));
    }

    /** All results, in the order in which they came: a copy. */
    synchronized List<ResultLine> lines() {
        return List.copyOf(lines.values());
    }

    /**
     * Stores results: they are on the disk when this returns. What is stored already is not stored twice.
     *
     * @throws UserException if another result is stored for a lineage and seed, if they cannot be written, for instance on
     *                       a full disk, or if lock or log are not as this process left them; what was stored before stands
     */
    synchronized void append(List<ResultLine> results) {
        if (closed) {
            throw new IllegalStateException("Expected an open run, but " + folder + " was closed");
        }
        List<ResultLine> added = new ArrayList<>();
        for (ResultLine line : results) {
            ResultLine stored = lines.get(line.id());
            if (stored == null) {
                added.add(line);
            } else if (!stored.result().equals(line.result())) {
                throw new UserException("seed " + line.seed() + " and arm '" + line.arm() + "' came to another result"
                        + " than " + folder + " holds, as on another machine or BLAS: remove the seed's lines from "
                        + RunFiles.RESULTS + " to run all of its arms here, or go on there");
            }
        }
        if (!added.isEmpty()) {
            lock.requireHeld();
            log.append(added);
            added.forEach(line -> lines.put(line.id(), line));
        }
    }

    /**
     * Reads the log again and holds it against what was stored: to be called before success is reported.
     *
     * @throws UserException if the log lacks something that was stored
     */
    synchronized void verify() {
        lock.requireHeld();
        log.requireUntouched();
        try {
            Map<ResultLine.Id, ResultLine> found =
                    ResultLog.read(folder.resolve(RunFiles.RESULTS)).lines();
            if (!found.equals(lines)) {
                throw new UserException(
                        folder.resolve(RunFiles.RESULTS) + " does not hold what was stored in it: expected "
                                + lines.size() + " results, but found " + found.size() + "; is the disk sound?");
            }
        } catch (IOException failure) {
            throw new UserException("cannot read " + folder + " again: " + Reason.of(failure), failure);
        }
    }

    /** Lets go of the folder, for others to write to; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                log) {
            LOG.debug("Closing {} with {} results", folder, lines.size());
        } catch (IOException failure) {
            LOG.warn("Closing {} failed, but all results are on the disk: {}", folder, Reason.of(failure));
        }
    }
}
