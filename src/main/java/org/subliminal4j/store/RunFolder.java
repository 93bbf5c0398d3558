package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
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
public final class RunFolder extends ResultFolder {
    private final Map<String, String> keys;

    private RunFolder(Path folder, ResultStore store, Map<String, String> keys) {
        super(folder, store);
        this.keys = keys;
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
        Map<String, String> keys = new LinkedHashMap<>();
        experiment.arms().forEach(arm -> keys.put(arm.name(), lineage.result(arm.name())));
        ResultStore store = ResultStore.open(folder, contents -> admit(folder, contents, keys, experiment, provenance));
        return new RunFolder(folder, store, keys);
    }

    /** Begins a run, or lets this session into the run that is there; a session that is refused leaves no trace. */
    private static void admit(
            Path folder,
            ResultLog.Contents contents,
            Map<String, String> keys,
            Experiment experiment,
            Provenance session)
            throws IOException {
        if (OldRun.isIn(folder)) {
            throw new UserException(
                    folder + " holds a run of version 0.1.0, which can be read by report but not gone on with:"
                            + " choose another --out");
        }
        StudyFolder.requireNone(folder);
        boolean begun = Files.exists(folder.resolve(RunFiles.EXPERIMENT));
        if (!begun && contents.length() > 0) {
            throw new UserException(
                    folder + " holds results but no " + RunFiles.EXPERIMENT + " to say of what: choose another --out");
        }
        if (begun) {
            Sessions.requireSame("experiment", folder, Json.differences(RunFiles.readExperiment(folder), experiment));
        }
        requireKnown(folder, contents, keys);
        Sessions.join(folder, begun, session);
        if (!begun) {
            // Last, so that a folder with an experiment is complete.
            RunFiles.write(folder, RunFiles.EXPERIMENT, experiment);
        }
    }

    /** What another version stored of the same arm would stand beside what this one stores. */
    private static void requireKnown(Path folder, ResultLog.Contents contents, Map<String, String> keys) {
        for (ResultLine line : contents.lines().values()) {
            if (!line.key().equals(keys.get(line.arm()))) {
                throw new UserException(folder.resolve(RunFiles.RESULTS) + " holds a result of seed " + line.seed()
                        + " and arm '" + line.arm() + "' that is not of this experiment and these images, as this"
                        + " version knows them: choose another --out");
            }
        }
    }

    /** The arms of which no result is stored for a seed, in the order of the experiment. */
    public List<String> missing(long seed) {
        return keys.keySet().stream().filter(arm -> find(arm, seed) == null).toList();
    }

    /** The seeds of which every arm is stored, by seed: a copy that does not change. */
    public Map<Long, Results> results() {
        Map<Long, Results> results = new TreeMap<>();
        for (long seed : store.lines().stream().map(ResultLine::seed).distinct().toList()) {
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
        return store.find(java.util.Objects.requireNonNull(keys.get(arm)), seed);
    }

    /**
     * Stores the results of a trial: they are on the disk when this returns. What is stored already is not stored twice.
     *
     * @throws UserException if another result is stored for an arm and seed, if they cannot be written, for instance on a
     *                       full disk, or if lock or log are not as this process left them; what was stored before stands
     */
    public void append(Results trial) {
        List<ResultLine> lines = new ArrayList<>();
        trial.arms().forEach((arm, result) -> {
            String key = java.util.Objects.requireNonNull(keys.get(arm));
            lines.add(new ResultLine(ResultLine.SCHEMA, key, trial.seed(), arm, trial.seconds(), result));
        });
        store.append(lines);
    }
}
