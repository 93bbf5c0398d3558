package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;

/**
 * The folder of a run that is going on: {@code config.json}, {@code provenance.json} and {@code trials.jsonl}, held
 * against other processes. A kill at any moment loses no more than the trials under way; opening the folder again goes
 * on from there. Safe for several threads.
 */
public final class RunFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    /** What may differ from one session to the next without a difference in the bits of a trial. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("started", "command", "cores", "workers");

    private final Path folder;
    private final FolderLock lock;
    private final TrialLog log;
    private final SortedMap<Long, TrialResult> results;
    private boolean closed;

    private RunFolder(Path folder, FolderLock lock, TrialLog log, SortedMap<Long, TrialResult> results) {
        this.folder = folder;
        this.lock = lock;
        this.log = log;
        this.results = new TreeMap<>(results);
    }

    /**
     * Opens {@code folder}, which is created with its parents where it is missing. The run that it holds already must
     * be of the same configuration and the same images. That it comes from another build or machine is allowed, with a
     * warning: {@code provenance.json} lists every session.
     *
     * @param config     what the trials are trials of
     * @param provenance where this session comes from
     * @throws UserException if the folder cannot be written, another process is writing to it, it holds a run of
     *                       another configuration or other images, or one of its files is broken
     */
    public static RunFolder open(Path folder, ExperimentConfig config, Provenance provenance) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                admit(folder, config, provenance);
                Path trials = folder.resolve(RunFiles.TRIALS);
                TrialLog.Contents contents = TrialLog.read(trials);
                return new RunFolder(folder, lock, TrialLog.open(trials, contents.length()), contents.results());
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

    /** Begins a run, or lets this session into the run that is there. */
    private static void admit(Path folder, ExperimentConfig config, Provenance session) throws IOException {
        boolean begun = Files.exists(folder.resolve(RunFiles.CONFIG));
        if (!begun && TrialLog.read(folder.resolve(RunFiles.TRIALS)).length() > 0) {
            throw new UserException(
                    folder + " holds trials but no " + RunFiles.CONFIG + " to say of what: choose another --out");
        }
        List<Provenance> sessions = new ArrayList<>();
        if (begun) {
            sessions.addAll(RunFiles.readSessions(folder));
            requireSame("configuration", folder, Json.differences(RunFiles.readConfig(folder), config));
            requireSame("data set", folder, Json.differences(sessions.get(0).dataSha256(), session.dataSha256()));
            warnOfDifferences(folder, sessions.get(sessions.size() - 1), session);
        }
        sessions.add(session);
        RunFiles.write(folder, RunFiles.PROVENANCE, sessions);
        if (!begun) {
            // Last, so that a folder with a configuration is complete.
            RunFiles.write(folder, RunFiles.CONFIG, config);
        }
    }

    private static void requireSame(String what, Path folder, List<Json.Difference> differences) {
        if (!differences.isEmpty()) {
            String list = differences.stream().map(String::valueOf).collect(Collectors.joining("; "));
            throw new UserException(folder + " holds a run with another " + what + ": " + list
                    + "; make them the same to go on with it, or choose another --out");
        }
    }

    private static void warnOfDifferences(Path folder, Provenance before, Provenance now) {
        for (Json.Difference difference : Json.differences(before, now)) {
            if (!WITHOUT_EFFECT.contains(difference.key())) {
                LOG.warn("The run in {} goes on, but its trials may give other bits: {}", folder, difference);
            }
        }
    }

    /** The results so far, sorted by seed: a copy that does not change. */
    public synchronized Map<Long, TrialResult> results() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /**
     * Stores the result of a trial: it is on the disk when this returns. A result that is stored already is not stored
     * twice.
     *
     * @throws IllegalArgumentException if another result is stored for the seed
     * @throws UserException            if it cannot be written, for instance on a full disk; what was stored before stands
     */
    public synchronized void append(TrialResult result) {
        if (closed) {
            throw new IllegalStateException("Expected an open run, but " + folder + " was closed");
        }
        TrialResult stored = results.get(result.seed());
        if (stored == null) {
            log.append(result);
            results.put(result.seed(), result);
        } else if (!stored.equals(result)) {
            throw new IllegalArgumentException("Expected a seed without a result, but " + folder
                    + " holds another result of seed " + result.seed());
        }
    }

    /** Where a file of this name lies, or would lie, in the folder. */
    public Path path(String name) {
        return folder.resolve(name);
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
            LOG.debug("Closing {} with {} results", folder, results.size());
        } catch (IOException failure) {
            LOG.warn("Closing {} failed, but all results are on the disk: {}", folder, Reason.of(failure));
        }
    }
}
