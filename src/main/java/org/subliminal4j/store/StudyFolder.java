package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Provenance;

/**
 * The folder of a study that is going on: {@code study.json}, {@code provenance.json} and {@code results.jsonl}, held
 * against other processes. Results stand under the keys of their lineages, so that a study may grow, or change, and
 * keeps what it still has a use for. Safe for several threads.
 */
public final class StudyFolder extends ResultFolder implements KeyedResults {
    private StudyFolder(Path folder, ResultStore store) {
        super(folder, store);
    }

    /**
     * Opens {@code folder}, which is created with its parents where it is missing. What is asked is on the disk before the
     * first trial: {@code study.json} lists each version of the study, with the number of results that were known then.
     *
     * @param text       what is asked, as its reader will want to see it: the study's file
     * @param provenance where this session comes from
     * @throws UserException if the folder cannot be written, another process is writing to it, it holds a run or a study of
     *                       other images, or one of its files is broken
     */
    public static StudyFolder open(Path folder, String text, Provenance provenance) {
        return new StudyFolder(folder, ResultStore.open(folder, contents -> admit(folder, contents, text, provenance)));
    }

    private static void admit(Path folder, ResultLog.Contents contents, String text, Provenance session)
            throws IOException {
        if (OldRun.isIn(folder) || Files.exists(folder.resolve(RunFiles.EXPERIMENT))) {
            throw new UserException(folder + " holds a run and not a study: choose another --out");
        }
        boolean begun = Files.exists(folder.resolve(RunFiles.STUDY));
        if (!begun && contents.length() > 0) {
            throw new UserException(
                    folder + " holds results but no " + RunFiles.STUDY + " to say of what: choose another --out");
        }
        List<StudyVersion> versions = new ArrayList<>(begun ? RunFiles.readStudy(folder) : List.of());
        Sessions.join(folder, begun, session);
        if (versions.isEmpty() || !versions.get(versions.size() - 1).text().equals(text)) {
            versions.add(new StudyVersion(session.started(), contents.lines().size(), text));
            RunFiles.write(folder, RunFiles.STUDY, versions);
        }
    }

    /** Refuses a folder that holds a study. */
    static void requireNone(Path folder) {
        if (Files.exists(folder.resolve(RunFiles.STUDY))) {
            throw new UserException(folder + " holds a study and not a run: choose another --out");
        }
    }

    @Override
    public @Nullable ArmResult result(String key, long seed) {
        ResultLine line = store.find(key, seed);
        return line == null ? null : line.result();
    }

    /**
     * Stores what arms came to with a seed: it is on the disk when this returns. What is stored already is not stored
     * twice.
     *
     * @param keys    the key of each arm's result, by its name
     * @param results by the arms' names
     * @param seconds wall-clock time of the trial that brought them
     * @throws UserException as {@link RunFolder#append} does
     */
    public void append(long seed, Map<String, String> keys, Map<String, ArmResult> results, double seconds) {
        List<ResultLine> lines = new ArrayList<>();
        results.forEach((arm, result) -> lines.add(new ResultLine(
                ResultLine.SCHEMA, java.util.Objects.requireNonNull(keys.get(arm), arm), seed, arm, seconds, result)));
        store.append(lines);
    }
}
