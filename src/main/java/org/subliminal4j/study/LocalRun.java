package org.subliminal4j.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Footprint;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;

/** Runs an experiment on many seeds into a folder: seeds side by side on this machine, and only what is not stored yet. */
public final class LocalRun {
    private final Experiment experiment;
    private final DataSets dataSets;
    private final RunFolder folder;
    private final Map<List<String>, Trial> trials = new ConcurrentHashMap<>();

    /**
     * A run of {@code experiment} into an open folder.
     *
     * @param dataSets where its images are read from
     */
    public LocalRun(Experiment experiment, DataSets dataSets, RunFolder folder) {
        this.experiment = experiment;
        this.dataSets = dataSets;
        this.folder = folder;
    }

    /**
     * Runs {@code experiment} on {@code seeds} into {@code folder}, or goes on with the run that is there, and returns when
     * all are stored. One worker for each core.
     *
     * @throws org.subliminal4j.common.UserException if the data or the folder are not to be had
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; what was stored stays stored
     */
    public static StoredRun into(Path folder, Experiment experiment, SeedRange seeds) {
        DataSets dataSets = new DataSets();
        int workers = Math.min(seeds.count(), Runtime.getRuntime().availableProcessors());
        requireFits(experiment, dataSets, workers);
        Provenance provenance = Provenance.now("by a program", dataSets.sha256(experiment.task()), workers);
        try (RunFolder run = RunFolder.open(folder, experiment, new Lineage(experiment, dataSets), provenance)) {
            LocalRun local = new LocalRun(experiment, dataSets, run);
            local.job(seeds).run(StudyObserver.NONE, workers);
            run.verify();
        }
        return StoredRun.read(folder);
    }

    /**
     * Checks, before anything is allocated, that so many trials of {@code experiment} fit into this machine side by side.
     *
     * @param dataSets where its images are, if it has any
     * @throws org.subliminal4j.common.UserException if they do not
     */
    public static void requireFits(Experiment experiment, DataSets dataSets, int workers) {
        Footprint footprint = Footprint.of(experiment, dataSets);
        footprint.requireFits(workers, Runtime.getRuntime().maxMemory(), Machine.memory());
        Backend.requireRoomFor(workers, footprint.outside());
    }

    /** The trials of {@code seeds}, each stored as it ends. */
    public Job job(SeedRange seeds) {
        return new Job(List.of(new Job.Part(
                seeds::stream,
                seeds.count(),
                () -> stored(seeds),
                (seed, watching, helpers) -> trial(folder.missing(seed)).run(seed, watching, helpers),
                folder::append)));
    }

    /** The seeds of which every arm is stored. */
    private Set<Long> stored(SeedRange seeds) {
        return folder.results().keySet().stream().filter(seeds::contains).collect(Collectors.toSet());
    }

    private Trial trial(List<String> arms) {
        return trials.computeIfAbsent(arms, missing -> new Trial(Plan.of(experiment, missing), dataSets));
    }
}
