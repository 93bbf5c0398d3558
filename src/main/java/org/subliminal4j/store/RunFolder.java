package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;

/**
 * The folder of a run that is going on: {@code experiment.json}, {@code provenance.json} and {@code results.jsonl}, held
 * against other processes. A kill at any moment loses no more than the trials under way; opening the folder again goes on
 * from there. Safe for several threads.
 */
public final class RunFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    /** What may differ from one session to the next without a difference in the bits of a trial. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("started", "command", "cores", "workers");

    private final Path folder;
    private final FolderLock lock;
    private final ResultLog log;
    private final Map<ResultLine.Id, ResultLine> lines;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private boolean closed;

    private RunFolder(
            Path folder,
            FolderLock lock,
            ResultLog log,
            Map<ResultLine.Id, ResultLine> lines,
            Experiment experiment,
            Lineage lineage) {
        this.folder = folder;
        this.lock = lock;
        this.log = log;
        this.lines = new LinkedHashMap<>(lines);
        for (Arm arm : experiment.arms()) {
            keys.put(arm.name(), lineage.result(arm.name()));
        }
    }

    /**
     * Opens {@code folder}, which is created with its parents where it is missing. The run that it holds already must be
     * of the same experiment and the same images. That it comes from another build or machine is allowed, with a warning:
     * {@code provenance.json} lists every session.
     *
     * @param experiment what the trials are trials of
     * @param lineage    the keys of its arms
     * @param provenance where this session comes from
     * @throws UserException if the folder cannot be written, another process is writing to it, it holds a run of another
     *                       experiment or other images, or one of its files is broken
     */
    public static RunFolder open(Path folder, Experiment experiment, Lineage lineage, Provenance provenance) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                List<Provenance> sessions = admitted(folder, experiment, provenance);
                Path results = folder.resolve(RunFiles.RESULTS);
                ResultLog.Contents contents = ResultLog.read(results);
                requireKnown(results, contents, experiment, lineage);
                // Not before all is known to be well: a session that is refused leaves no trace.
                begin(folder, experiment, sessions);
                ResultLog log = ResultLog.open(results, contents.length());
                return new RunFolder(folder, lock, log, contents.lines(), experiment, lineage);
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

    /** Whether this session may begin a run, or go on with the run that is there: all sessions, with this one. */
    private static List<Provenance> admitted(Path folder, Experiment experiment, Provenance session)
            throws IOException {
        if (OldRun.isIn(folder)) {
            throw new UserException(
                    folder + " holds a run of version 0.1.0, which can be read by report but not gone on with:"
                            + " choose another --out");
        }
        RunFiles.requireOwn(folder.resolve(RunFiles.RESULTS));
        boolean begun = Files.exists(folder.resolve(RunFiles.EXPERIMENT));
        if (!begun && ResultLog.read(folder.resolve(RunFiles.RESULTS)).length() > 0) {
            throw new UserException(
                    folder + " holds results but no " + RunFiles.EXPERIMENT + " to say of what: choose another --out");
        }
        List<Provenance> sessions = new ArrayList<>();
        if (begun) {
            sessions.addAll(RunFiles.readSessions(folder));
            requireSame("experiment", folder, Json.differences(RunFiles.readExperiment(folder), experiment));
            requireSame("data set", folder, Json.differences(sessions.get(0).dataSha256(), session.dataSha256()));
            warnOfDifferences(folder, sessions.get(sessions.size() - 1), session);
        }
        sessions.add(session);
        return sessions;
    }

    private static void begin(Path folder, Experiment experiment, List<Provenance> sessions) {
        RunFiles.write(folder, RunFiles.PROVENANCE, sessions);
        if (sessions.size() == 1) {
            // Last, so that a folder with an experiment is complete.
            RunFiles.write(folder, RunFiles.EXPERIMENT, experiment);
        }
    }

    /** What another version stored of the same arm would stand beside what this one stores. */
    private static void requireKnown(
            Path results, ResultLog.Contents contents, Experiment experiment, Lineage lineage) {
        Map<String, String> keys = new LinkedHashMap<>();
        experiment.arms().forEach(arm -> keys.put(arm.name(), lineage.result(arm.name())));
        for (ResultLine line : contents.lines().values()) {
            if (!line.key().equals(keys.get(line.arm()))) {
                throw new UserException(results + " holds a result of seed " + line.seed() + " and arm '" + line.arm()
                        + "' that is not of this experiment and these images, as this version knows them: choose"
                        + " another --out");
            }
        }
    }

    private static void requireSame(String what, Path folder, List<Json.Difference> differences) {
        if (!differences.isEmpty()) {
            String list = differences.stream().limit(8).map(String::valueOf).collect(Collectors.joining("; "));
            String more = differences.size() > 8 ? " and " + (differences.size() - 8) + " more" : "";
            throw new UserException(folder + " holds a run with another " + what + ": " + list + more
                    + "; make them the same to go on with it, or choose another --out");
        }
    }

    private static void warnOfDifferences(Path folder, Provenance before, Provenance now) {
        for (Json.Difference difference : Json.differences(before, now)) {
            if (!WITHOUT_EFFECT.contains(difference.key())) {
                LOG.warn(
                        "The run in {} goes on, but its trials may give other bits: {}",
                        folder,
                        Printable.line(difference.toString()));
            }
        }
    }

    /** The arms of which no result is stored for a seed, in the order of the experiment. */
    public synchronized List<String> missing(long seed) {
        return keys.keySet().stream().filter(arm -> find(arm, seed) == null).toList();
    }

    /** The seeds of which every arm is stored, by seed: a copy that does not change. */
    public synchronized Map<Long, Results> results() {
        Map<Long, Results> results = new TreeMap<>();
        for (long seed :
                lines.keySet().stream().map(ResultLine.Id::seed).distinct().toList()) {
            if (missing(seed).isEmpty()) {
                Map<String, ArmResult> arms = new LinkedHashMap<>();
                double seconds = 0;
                for (String arm : keys.keySet()) {
                    ResultLine line = java.util.Objects.requireNonNull(find(arm, seed));
                    arms.put(arm, line.result());
                    seconds = Math.max(seconds, line.seconds());
                }
                results.put(seed, new Results(seed, arms, seconds));
            }
        }
        return Collections.unmodifiableMap(results);
    }

    private @Nullable ResultLine find(String arm, long seed) {
        return lines.get(new ResultLine.Id(java.util.Objects.requireNonNull(keys.get(arm)), seed));
    }

    /**
     * Stores the results of a trial: they are on the disk when this returns. What is stored already is not stored twice.
     *
     * @throws UserException if another result is stored for an arm and seed, if they cannot be written, for instance on a
     *                       full disk, or if lock or log are not as this process left them; what was stored before stands
     */
    public synchronized void append(Results trial) {
        if (closed) {
            throw new IllegalStateException("Expected an open run, but " + folder + " was closed");
        }
        List<ResultLine> added = new ArrayList<>();
        trial.arms().forEach((arm, result) -> {
            ResultLine stored = find(arm, trial.seed());
            if (stored == null) {
                String key = java.util.Objects.requireNonNull(keys.get(arm));
                added.add(new ResultLine(ResultLine.SCHEMA, key, trial.seed(), arm, trial.seconds(), result));
            } else if (!stored.result().equals(result)) {
                throw new UserException("seed " + trial.seed() + " and arm '" + arm + "' came to another result than "
                        + folder + " holds, as on another machine or BLAS: remove the seed's lines from "
                        + RunFiles.RESULTS + " to run all of its arms here, or go on there");
            }
        });
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
    public synchronized void verify() {
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
            LOG.debug("Closing {} with {} results", folder, lines.size());
        } catch (IOException failure) {
            LOG.warn("Closing {} failed, but all results are on the disk: {}", folder, Reason.of(failure));
        }
    }
}
