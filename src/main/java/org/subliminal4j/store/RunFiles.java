package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Provenance;

/** The files of a run's folder, by name, and how the small ones are read and written. */
final class RunFiles {
    static final String EXPERIMENT = "experiment.json";
    static final String STUDY = "study.json";
    static final String PROVENANCE = "provenance.json";
    static final String RESULTS = "results.jsonl";

    private RunFiles() {}

    static Experiment readExperiment(Path folder) throws IOException {
        return read(folder.resolve(EXPERIMENT), Experiment.class);
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

    /** The versions of a study, at least one, the first one first. */
    static List<StudyVersion> readStudy(Path folder) throws IOException {
        Path file = folder.resolve(STUDY);
        List<StudyVersion> versions = List.of(read(file, StudyVersion[].class));
        if (versions.isEmpty()) {
            throw new UserException(file + " names no study, but a study's folder holds at least one");
        }
        return versions;
    }

    /** Reads the JSON of a record. */
    static <T> T read(Path file, Class<T> type) throws IOException {
        byte[] json = bytes(file);
        try {
            return Json.parse(json, type);
        } catch (IOException broken) {
            throw new UserException(file + " is not what a run writes there: " + broken.getMessage(), broken);
        }
    }

    /**
     * Checks that what a run appends to is a file of its own folder, or is not there yet: through a link two folders could
     * share one log under two locks.
     *
     * @throws UserException if it is a symbolic link, a folder or a device
     */
    static void requireOwn(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException(file + " must be a file of its own, but is "
                    + (Files.isSymbolicLink(file) ? "a symbolic link" : "a folder or a device")
                    + ": choose another --out, or put a file in its place");
        }
    }

    /** The content of a file that must be there. */
    static byte[] bytes(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new UserException(file + " is missing, and the run is not whole without it");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + " must be a file, but is a folder or a device");
        }
        return Files.readAllBytes(file);
    }

    /** Writes a file so that a kill leaves the old one or the new one, never a part. */
    static void write(Path folder, String name, Object value) {
        WholeFile.write(folder.resolve(name), Json.pretty(value));
    }
}
