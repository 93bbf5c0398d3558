package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.ExperimentConfig;

/** The files of a run's folder, by name, and how the small ones are read and written. */
final class RunFiles {
    static final String CONFIG = "config.json";
    static final String PROVENANCE = "provenance.json";
    static final String TRIALS = "trials.jsonl";

    private RunFiles() {}

    static ExperimentConfig readConfig(Path folder) throws IOException {
        return read(folder.resolve(CONFIG), ExperimentConfig.class);
    }

    /** The provenance of each session that wrote to the run, at least one, the first one first. */
    static List<Provenance> readSessions(Path folder) throws IOException {
        Path file = folder.resolve(PROVENANCE);
        List<Provenance> sessions = List.of(read(file, Provenance[].class));
        if (sessions.isEmpty()) {
            throw new UserException(file + " names no session, but a run has at least one");
        }
        return sessions;
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        if (Files.notExists(file)) {
            throw new UserException(file + " is missing, and the run is not whole without it");
        }
        byte[] json = Files.readAllBytes(file);
        try {
            return Json.parse(json, type);
        } catch (IOException broken) {
            throw new UserException(file + " is not what a run writes there: " + broken.getMessage(), broken);
        }
    }

    /** Writes a file so that a kill leaves the old one or the new one, never a part. */
    static void write(Path folder, String name, Object value) {
        WholeFile.write(folder.resolve(name), Json.pretty(value));
    }
}
