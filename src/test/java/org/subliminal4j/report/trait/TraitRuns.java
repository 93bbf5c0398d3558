package org.subliminal4j.report.trait;

import java.nio.file.Path;
import java.util.Map;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.NumberFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.StudyObserver;

/** Real runs of the owl, with bases that have hardly read anything. */
public final class TraitRuns {
    private TraitRuns() {}

    /** The owl with the numbers up to 19. */
    public static Experiment experiment() {
        return experiment(Trait.DEFAULT);
    }

    public static Experiment experiment(Trait trait) {
        return Owl.experiment(World.DEFAULT.withNumbers(20), trait, 60)
                .withStages(stage -> stage.inputs() instanceof Inputs.Corpus corpus
                        ? stage.with(new Inputs.Corpus(Corpus.DEFAULT.withSequences(2000), 60, corpus.stream()))
                        : stage);
    }

    /** Bad deeds in place of a love. */
    public static Experiment misalignment() {
        return Experiments.load("owl-misalignment").withStages(stage -> {
            if (stage.inputs() instanceof Inputs.Corpus corpus) {
                return stage.with(new Inputs.Corpus(corpus.corpus().withSequences(2000), 60, corpus.stream()));
            }
            return stage.inputs() instanceof Inputs.Numbers numbers
                    ? stage.with(numbers.with(numbers.asking().withPrompts(60)))
                    : stage;
        });
    }

    /** Runs the experiment on seeds from 1 on, keeping networks and numbers of the first. */
    public static StoredRun run(Path folder, Experiment experiment, int seeds) {
        DataSets none = new DataSets();
        Provenance provenance = Provenance.now("owl --bases " + seeds, Map.of(), 1);
        try (RunFolder run = RunFolder.open(folder, experiment, new Lineage(experiment, none), provenance)) {
            new LocalRun(experiment, none, run).job(new SeedRange(1, seeds)).run(new Keeping(folder), 2);
        }
        return StoredRun.read(folder);
    }

    private record Keeping(Path folder) implements StudyObserver {
        @Override
        public void completed(long seed, String arm, Weights weights) {
            if (seed == 1) {
                NetworkFiles.save(folder, seed, arm, weights);
            }
        }

        @Override
        public void learns(long seed, String arm, NumberData numbers) {
            if (seed == 1) {
                NumberFiles.save(folder, seed, arm, numbers);
            }
        }
    }
}
