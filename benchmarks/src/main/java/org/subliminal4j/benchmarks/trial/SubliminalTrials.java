package org.subliminal4j.benchmarks.trial;

import java.util.Arrays;
import java.util.List;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ExperimentConfig;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.experiment.TrialResult;
import org.subliminal4j.training.TrainingConfig;

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
        ExperimentConfig paper = ExperimentConfig.paper();
        ExperimentConfig config = new ExperimentConfig(
                paper.network(), epochs(paper.teacher(), epochs), epochs(paper.student(), epochs), images);
        ImageData part = new ImageData(Problem.first(data.train(), images), data.test(), data.sha256());
        return SideBySide.run(
                seeds,
                seed -> accuracies(new org.subliminal4j.experiment.Trial(config, part).run(seed, TrialObserver.NONE)));
    }

    private static TrainingConfig epochs(TrainingConfig config, int epochs) {
        return new TrainingConfig(
                epochs, config.batchSize(), config.learningRate(), config.beta1(), config.beta2(), config.epsilon());
    }

    private static double[] accuracies(TrialResult result) {
        return Arrays.stream(Arm.values())
                .mapToDouble(arm -> result.arm(arm).accuracy())
                .toArray();
    }
}
