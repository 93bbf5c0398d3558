package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;

/**
 * A run as its folder holds it.
 *
 * @param folder     where it lies
 * @param experiment what its trials are trials of
 * @param sessions   where it comes from, at least one session, the first one first: a run that was stopped may have gone
 *                   on with another build or on another machine
 * @param results    the results so far, sorted by seed; a seed may lack arms
 */
public record StoredRun(Path folder, Experiment experiment, List<Provenance> sessions, List<Results> results) {
    public StoredRun {
        sessions = List.copyOf(sessions);
        results = List.copyOf(results);
    }

    /** The session that began the run. */
    public Provenance provenance() {
        return sessions.get(0);
    }

    /**
     * Reads the run in {@code folder}, which may still be going on: nothing is locked or changed, and a line that is not
     * complete is left out, with a warning. Runs of version 0.1.0 can be read as well.
     *
     * @throws UserException if the folder holds no run, or one of its files is broken
     */
    public static StoredRun read(Path folder) {
        try {
            if (OldRun.isIn(folder)) {
                return OldRun.read(folder);
            }
            if (!Files.exists(folder.resolve(RunFiles.EXPERIMENT))) {
                throw new UserException("no run in " + folder + ": it has no " + RunFiles.EXPERIMENT
                        + "; name a folder that was the --out of a run");
            }
            Experiment experiment = RunFiles.readExperiment(folder);
            return new StoredRun(
                    folder,
                    experiment,
                    RunFiles.readSessions(folder),
                    results(folder, experiment, ResultLog.read(folder.resolve(RunFiles.RESULTS))));
        } catch (IOException failure) {
            throw new UserException("cannot read the run in " + folder + ": " + Reason.of(failure), failure);
        }
    }

    private static List<Results> results(Path folder, Experiment experiment, ResultLog.Contents log) {
        Map<Long, Map<String, ResultLine>> bySeed = new TreeMap<>();
        for (ResultLine line : log.lines().values()) {
            ResultLine other = bySeed.computeIfAbsent(line.seed(), seed -> new LinkedHashMap<>())
                    .put(line.arm(), line);
            if (other != null) {
                throw new UserException(folder.resolve(RunFiles.RESULTS) + " holds two lineages of the arm '"
                        + line.arm() + "' for seed " + line.seed() + ": remove the one that is not of "
                        + RunFiles.EXPERIMENT);
            }
        }
        return bySeed.entrySet().stream()
                .map(entry -> ordered(entry.getKey(), entry.getValue(), experiment))
                .toList();
    }

    private static Results ordered(long seed, Map<String, ResultLine> lines, Experiment experiment) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        double seconds = 0;
        for (Arm arm : experiment.arms()) {
            ResultLine line = lines.get(arm.name());
            if (line != null) {
                arms.put(arm.name(), line.result());
                seconds = Math.max(seconds, line.seconds());
            }
        }
        return new Results(seed, arms, seconds);
    }
}
