package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;

/**
 * A run as its folder holds it.
 *
 * @param config     what its trials are trials of
 * @param provenance where the run comes from: the session that began it, see {@link #sessions}
 * @param results    the results so far, sorted by seed
 */
public record StoredRun(ExperimentConfig config, Provenance provenance, List<TrialResult> results) {
    public StoredRun {
        results = List.copyOf(results);
    }

    /**
     * Reads the run in {@code folder}, which may still be going on: nothing is locked or changed, and a line that is
     * not complete is left out.
     *
     * @throws UserException if the folder holds no run, or one of its files is broken
     */
    public static StoredRun read(Path folder) {
        if (!Files.exists(folder.resolve(RunFiles.CONFIG))) {
            throw new UserException("no run in " + folder + ": it has no " + RunFiles.CONFIG
                    + "; name a folder that was the --out of a run");
        }
        try {
            TrialLog.Contents log = TrialLog.read(folder.resolve(RunFiles.TRIALS));
            return new StoredRun(
                    RunFiles.readConfig(folder),
                    sessions(folder).get(0),
                    List.copyOf(log.results().values()));
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /**
     * The provenance of each session that wrote to the run in {@code folder}, at least one, the first one first: a run
     * that was stopped may have gone on with another build or on another machine.
     *
     * @throws UserException if the file is missing or broken
     */
    public static List<Provenance> sessions(Path folder) {
        try {
            return RunFiles.readSessions(folder);
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    private static UserException unreadable(Path folder, IOException failure) {
        return new UserException("cannot read the run in " + folder + ": " + Reason.of(failure), failure);
    }
}
