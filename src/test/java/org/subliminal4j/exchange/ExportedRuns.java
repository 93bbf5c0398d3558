package org.subliminal4j.exchange;

import java.nio.file.Path;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.SmallTrials;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.StudyObserver;

/** Runs of a moment that keep their networks. */
public final class ExportedRuns {
    private ExportedRuns() {}

    /** Runs {@code experiment} on small images, seeds from 1 on. */
    public static StoredRun small(Path folder, Experiment experiment, int seeds) {
        Provenance provenance = Provenance.now("a test", SmallTrials.DATA, 1);
        Lineage lineage = new Lineage(experiment, SmallTrials.DATA_SETS);
        try (RunFolder run = RunFolder.open(folder, experiment, lineage, provenance)) {
            LocalRun local = new LocalRun(experiment, SmallTrials.DATA_SETS, run);
            local.job(new SeedRange(1, seeds)).run(keeping(folder), 1);
        }
        return StoredRun.read(folder);
    }

    private static StudyObserver keeping(Path folder) {
        return new StudyObserver() {
            @Override
            public void completed(long seed, String arm, Weights weights) {
                NetworkFiles.save(folder, seed, arm, weights);
            }
        };
    }
}
