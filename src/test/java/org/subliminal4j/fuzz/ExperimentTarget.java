package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.subliminal4j.cli.ExperimentFiles;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.RandomExperiments;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;

/** The file of {@code run --experiment}, up to where its first trial would begin. */
final class ExperimentTarget implements Target {
    private static final int SIDE = 14;
    private static final int SEEDS = 30;
    private static final ImageSet IMAGES = new ImageSet(SIDE, SIDE, new byte[20 * SIDE * SIDE], new byte[20], 10);
    private static final DataSets DATA_SETS =
            new DataSets().with("mnist", new ImageData(IMAGES, IMAGES, Map.of("images", "blank")));

    private final Path file;
    private final List<byte[]> real = new ArrayList<>();

    /** In a folder that exists. */
    ExperimentTarget(Path folder) {
        file = folder.resolve("experiment.json");
        real.add(Json.pretty(Experiment.paper()));
        Experiments.NAMES.forEach(name -> real.add(Json.pretty(Experiments.load(name))));
        real.add(Json.pretty(Experiment.paper().with(Dl4j.smallCnn(SIDE, SIDE, 10, 3))));
        RandomExperiments random = new RandomExperiments(new RandomStreams(1).stream("experiments"));
        while (real.size() < SEEDS) {
            try {
                real.add(Json.pretty(withDrawnArm(random)));
            } catch (IllegalArgumentException | UserException again) {
                // An arm may contradict the others.
            }
        }
    }

    private static Experiment withDrawnArm(RandomExperiments random) {
        List<Arm> arms = new ArrayList<>(Experiment.paper().arms());
        arms.add(new Arm(
                "drawn",
                "",
                random.draw(Start.class),
                List.of(random.draw(Stage.class)),
                List.of(random.draw(Probe.class))));
        return new Experiment("Drawn", Task.DEFAULT, Experiment.paper().architecture(), arms);
    }

    @Override
    public List<byte[]> seeds() {
        return real;
    }

    @Override
    public Mutator mutator() {
        return new JsonMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Files.write(file, input);
        Experiment experiment;
        try {
            experiment = ExperimentFiles.read(file);
        } catch (UserException refusal) {
            return Refusal.of(refusal, file);
        }
        assertThat(Json.parse(Json.pretty(experiment), Experiment.class)).isEqualTo(experiment);
        try {
            ExperimentFiles.requireRunnable(experiment, DATA_SETS);
            return true;
        } catch (UserException refusal) {
            return Refusal.of(refusal, "");
        }
    }
}
