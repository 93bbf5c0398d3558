package org.subliminal4j.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Required;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.Trainer.Diverged;

/** Reads run folders of version 0.1.0: {@code config.json}, and {@code trials.jsonl} with a line for each trial. */
final class OldRun {
    private static final String CONFIG = "config.json";
    private static final String TRIALS = "trials.jsonl";

    private OldRun() {}

    /** The files as version 0.1.0 wrote them. */
    private record Config(Network network, Training teacher, Training student, int noiseImages) {
        Experiment experiment() {
            return Experiment.paper().with(network.dense()).withStages(this::changed);
        }

        private Stage changed(Stage stage) {
            return stage.inputs() instanceof Inputs.Noise noise
                    ? stage.with(student.schedule())
                            .with(new Inputs.Noise(noise.noise(), noiseImages, noise.fresh(), noise.stream()))
                    : stage.with(teacher.schedule());
        }
    }

    private record Network(int inputs, List<Integer> hidden, int classes, int auxiliary) {
        Dense dense() {
            return new Dense(inputs, hidden, Activation.RELU, classes, auxiliary);
        }
    }

    private record Training(
            int epochs, int batchSize, double learningRate, double beta1, double beta2, double epsilon) {
        Schedule schedule() {
            return new Schedule(
                    epochs,
                    batchSize,
                    new Optimiser.Adam(learningRate, beta1, beta2, epsilon, 0),
                    RateSchedule.DEFAULT);
        }
    }

    private record Trial(long seed, Map<String, Arm> arms, double seconds) {
        Results results(Experiment experiment) {
            Map<String, ArmResult> results = new LinkedHashMap<>();
            for (var planned : experiment.arms()) {
                Arm arm = arms.get(planned.name());
                if (arm == null) {
                    throw new IllegalArgumentException("key 'arms." + planned.name() + "' is missing");
                }
                results.put(planned.name(), arm.result());
            }
            return new Results(seed, results, seconds);
        }
    }

    private record Arm(
            double accuracy,
            @Required List<Epoch> epochs,
            @Required List<List<Integer>> confusion,
            @Required String parametersSha256) {
        /** Version 0.1.0 went on with numbers that were none, and counted what they were read as. */
        ArmResult result() {
            List<EpochResult> finite = new ArrayList<>();
            for (Epoch epoch : epochs) {
                if (!Double.isFinite(epoch.loss())) {
                    Diverged diverged = new Diverged(finite.size() + 1, 0);
                    return new ArmResult(Map.of(), finite, List.of(), parametersSha256, diverged);
                }
                finite.add(EpochResult.of(epoch.loss(), epoch.accuracy(), Map.of()));
            }
            return new ArmResult(Map.of(ArmResult.ACCURACY, accuracy), finite, confusion, parametersSha256, null);
        }
    }

    private record Epoch(double loss, double accuracy) {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(CONFIG)) && !Files.exists(folder.resolve(RunFiles.EXPERIMENT));
    }

    static StoredRun read(Path folder) throws IOException {
        List<Provenance> sessions = RunFiles.readSessions(folder);
        Path config = folder.resolve(CONFIG);
        Experiment experiment;
        try {
            experiment = RunFiles.read(config, Config.class).experiment();
        } catch (IllegalArgumentException broken) {
            throw new UserException(config + " is not what version 0.1.0 wrote: " + broken.getMessage(), broken);
        }
        return new StoredRun(folder, experiment, sessions, results(folder.resolve(TRIALS), experiment));
    }

    /** A last line without its end was cut short by a kill. */
    private static List<Results> results(Path file, Experiment experiment) throws IOException {
        Map<Long, Results> results = new TreeMap<>();
        String text = Files.exists(file) ? new String(RunFiles.bytes(file), StandardCharsets.UTF_8) : "";
        int number = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            number++;
            if (line.endsWith("\n")) {
                Results trial = trial(file, number, line, experiment);
                Results other = results.putIfAbsent(trial.seed(), trial);
                if (other != null && !other.arms().equals(trial.arms())) {
                    throw new UserException("line " + number + " of " + file + " is another result of seed "
                            + trial.seed() + " than a line before it: remove the wrong one");
                }
            }
        }
        return List.copyOf(results.values());
    }

    private static Results trial(Path file, int number, String line, Experiment experiment) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8), Trial.class)
                    .results(experiment);
        } catch (IOException | IllegalArgumentException broken) {
            throw new UserException(
                    "line " + number + " of " + file + " is broken (" + broken.getMessage() + "): remove the line",
                    broken);
        }
    }
}
