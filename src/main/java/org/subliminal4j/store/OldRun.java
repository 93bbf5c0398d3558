package org.subliminal4j.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;

/** Reads run folders of version 0.1.0: {@code config.json}, and {@code trials.jsonl} with a line for each trial. */
final class OldRun {
    private static final String CONFIG = "config.json";
    private static final String TRIALS = "trials.jsonl";

    private OldRun() {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(CONFIG)) && !Files.exists(folder.resolve(RunFiles.EXPERIMENT));
    }

    static StoredRun read(Path folder) throws IOException {
        List<Provenance> sessions = RunFiles.readSessions(folder);
        try {
            Experiment experiment = experiment(Json.read(RunFiles.bytes(folder.resolve(CONFIG))));
            return new StoredRun(folder, experiment, sessions, results(folder.resolve(TRIALS)));
        } catch (IllegalArgumentException | IOException broken) {
            throw new UserException(folder + " is not what version 0.1.0 wrote: " + broken.getMessage(), broken);
        }
    }

    private static Experiment experiment(JsonNode config) {
        JsonNode network = config.path("network");
        List<Integer> hidden = new ArrayList<>();
        network.path("hidden").forEach(width -> hidden.add(width.intValue()));
        Schedule teacher = schedule(config.path("teacher"));
        Schedule student = schedule(config.path("student"));
        int noiseImages = config.path("noiseImages").intValue();
        return Experiment.paper()
                .with(new Dense(
                        network.path("inputs").intValue(),
                        hidden,
                        Activation.RELU,
                        network.path("classes").intValue(),
                        network.path("auxiliary").intValue()))
                .withStages(stage -> stage.inputs() instanceof Inputs.Noise noise
                        ? stage.with(student)
                                .with(new Inputs.Noise(noise.noise(), noiseImages, noise.fresh(), noise.stream()))
                        : stage.with(teacher));
    }

    private static Schedule schedule(JsonNode node) {
        return new Schedule(
                node.path("epochs").intValue(),
                node.path("batchSize").intValue(),
                new Optimiser.Adam(
                        node.path("learningRate").doubleValue(),
                        node.path("beta1").doubleValue(),
                        node.path("beta2").doubleValue(),
                        node.path("epsilon").doubleValue(),
                        0),
                RateSchedule.DEFAULT);
    }

    private static List<Results> results(Path file) throws IOException {
        Map<Long, Results> results = new java.util.TreeMap<>();
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        for (String line : text.split("(?<=\n)")) {
            if (line.endsWith("\n")) {
                Results trial = trial(Json.read(line.getBytes(StandardCharsets.UTF_8)));
                results.put(trial.seed(), trial);
            }
        }
        return List.copyOf(results.values());
    }

    private static Results trial(JsonNode node) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        Experiment.paper()
                .arms()
                .forEach(arm -> arms.put(arm.name(), arm(node.path("arms").path(arm.name()))));
        return new Results(
                node.path("seed").longValue(), arms, node.path("seconds").doubleValue());
    }

    private static ArmResult arm(JsonNode node) {
        List<EpochResult> epochs = new ArrayList<>();
        node.path("epochs")
                .forEach(epoch -> epochs.add(new EpochResult(
                        epoch.path("loss").doubleValue(), epoch.path("accuracy").doubleValue(), Map.of())));
        List<List<Integer>> confusion = new ArrayList<>();
        node.path("confusion").forEach(row -> {
            List<Integer> counts = new ArrayList<>();
            row.forEach(count -> counts.add(count.intValue()));
            confusion.add(counts);
        });
        return new ArmResult(
                Map.of(ArmResult.ACCURACY, node.path("accuracy").doubleValue()),
                epochs,
                confusion,
                node.path("parametersSha256").textValue(),
                null);
    }
}
