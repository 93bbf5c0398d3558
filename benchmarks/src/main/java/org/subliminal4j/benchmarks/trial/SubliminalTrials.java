package org.subliminal4j.benchmarks.trial;

import java.util.List;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;

/** This library: the seeds side by side, each on one thread. */
final class SubliminalTrials implements Trials {
    private final ImageData data;
    private final int seeds;

    SubliminalTrials(ImageData data, int seeds) {
        this.data = data;
        this.seeds = seeds;
    }

    @Override
    public List<double[]> run(int images, int epochs) {
        Experiment experiment = Experiment.paper()
                .withStages(stage -> stage.with(stage.schedule().withEpochs(epochs)))
                .withStages(stage -> stage.inputs() instanceof Inputs.Noise noise
                        ? stage.with(new Inputs.Noise(noise.noise(), images, noise.fresh(), noise.stream()))
                        : stage);
        ImageData part = new ImageData(data.train().take(images), data.test(), data.sha256());
        org.subliminal4j.experiment.Trial trial = new org.subliminal4j.experiment.Trial(Plan.of(experiment), new DataSets().with("mnist", part));
        return SideBySide.run(seeds, seed -> accuracies(trial.run(seed)));
    }

    private static double[] accuracies(Results results) {
        return results.arms().values().stream()
                .mapToDouble(ArmResult::accuracy)
                .toArray();
    }
}
