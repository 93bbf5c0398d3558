package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Provenance;

/** A study as its folder holds it. */
public final class StoredStudy implements KeyedResults {
    private final Path folder;
    private final List<StudyVersion> versions;
    private final List<Provenance> sessions;
    private final Map<ResultLine.Id, ArmResult> results = new HashMap<>();

    private StoredStudy(Path folder) throws IOException {
        this.folder = folder;
        versions = RunFiles.readStudy(folder);
        sessions = RunFiles.readSessions(folder);
        ResultLog.read(folder.resolve(RunFiles.RESULTS)).lines().forEach((id, line) -> results.put(id, line.result()));
    }

    /** Whether {@code folder} holds a study. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(RunFiles.STUDY));
    }

    /**
     * Reads the study in {@code folder}, which may still be going on: nothing is locked or changed.
     *
     * @throws UserException if the folder holds no study, or one of its files is broken
     */
    public static StoredStudy read(Path folder) {
        if (!isIn(folder)) {
            throw new UserException("no study in " + folder + ": it has no " + RunFiles.STUDY
                    + "; name a folder that was the --out of a study");
        }
        try {
            return new StoredStudy(folder);
        } catch (IOException failure) {
            throw new UserException("cannot read the study in " + folder + ": " + Reason.of(failure), failure);
        }
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What it asked, at least one version, the first one first. */
    public List<StudyVersion> versions() {
        return versions;
    }

    /** Where its results come from, at least one session, the first one first. */
    public List<Provenance> sessions() {
        return sessions;
    }

    @Override
    public @Nullable ArmResult result(String key, long seed) {
        return results.get(new ResultLine.Id(key, seed));
    }
}
