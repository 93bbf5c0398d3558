package org.subliminal4j.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Helpers;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Weights;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;

/** Real runs, small enough for a test. */
final class ReportFixture {
    /** A tenth of MNIST. */
    static final ImageData IMAGES = fewer(Mnist.load());

    /** The paper's arms with small networks, on few images in small batches. */
    static final Experiment EXPERIMENT = Experiment.paper()
            .with(new Dense(784, List.of(128, 64), Activation.RELU, 10, 8))
            .withStages(stage -> stage.inputs() instanceof Inputs.Noise
                    ? stage.with(new Inputs.Noise(new NoiseKind.Uniform(), 6_000, false, "noise"))
                            .with(schedule(3))
                    : stage.with(schedule(3)));

    private ReportFixture() {}

    private static Schedule schedule(int epochs) {
        return new Schedule(epochs, 64, new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);
    }

    private static ImageData fewer(ImageData all) {
        return new ImageData(all.name(), all.train().take(6_000), all.test().take(1_000), all.sha256());
    }

    /** Runs the experiment on seeds from 1 on, keeping the networks of the first in {@code folder}. */
    static StoredRun run(Path folder, int seeds) {
        DataSets dataSets = new DataSets().with(Task.DEFAULT.data(), IMAGES);
        Trial trial = new Trial(Plan.of(EXPERIMENT), dataSets);
        List<Results> results = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            long current = seed;
            results.add(trial.run(
                    seed,
                    new TrialObserver() {
                        @Override
                        public void completed(String arm, Weights weights) {
                            if (current == 1) {
                                NetworkFiles.save(folder, current, arm, weights);
                            }
                        }
                    },
                    Helpers.NONE));
        }
        return new StoredRun(
                folder, EXPERIMENT, List.of(SampleRuns.provenance("run --seeds " + seeds, IMAGES.sha256())), results);
    }

    /** A run of networks as they were drawn, one of each shape, whose results are made up but for their hashes. */
    static StoredRun drawn(Path folder, Map<String, Architecture> shapes) {
        List<Arm> arms = new ArrayList<>();
        Map<String, ArmResult> results = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> {
            arms.add(new Arm(name, "", new Start.Fresh(name, Initialiser.DEFAULT, shape), List.of(), List.of()));
            Weights weights =
                    Weights.draw(shape, Initialiser.DEFAULT, DataType.FLOAT, new SplittableRandom(name.hashCode()));
            NetworkFiles.save(folder, 1, name, weights);
            ArmResult made = SampleRuns.result(0.1, 0, new SplittableRandom(1));
            results.put(name, new ArmResult(made.metrics(), made.epochs(), made.confusion(), weights.sha256(), null));
        });
        Experiment experiment = new Experiment("Shapes", Task.DEFAULT, Dense.paper(), arms);
        return new StoredRun(
                folder,
                experiment,
                List.of(SampleRuns.provenance("run", IMAGES.sha256())),
                List.of(new Results(1, results, 1)));
    }
}
