package org.subliminal4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Schedule;
import picocli.CommandLine.Option;

/** The options that change the experiment itself. */
final class ExperimentOptions {
    private static final String PAPER = " (the paper: ";

    @Option(
            names = "--experiment",
            paramLabel = "FILE",
            description = "Another experiment than the paper's, as JSON; experiment.json of a run's folder is one.")
    private @Nullable Path file;

    @Option(
            names = "--auxiliary",
            paramLabel = "M",
            converter = Numbers.Count.class,
            description = "Auxiliary logits of every network" + PAPER + "3).")
    private @Nullable Integer auxiliary;

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            converter = Numbers.Count.class,
            description = "Widths of the hidden layers" + PAPER + "256,256).")
    private @Nullable List<Integer> hidden;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "Epochs of the teacher and of each student" + PAPER + "5).")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "Images in a batch" + PAPER + "1024).")
    private @Nullable Integer batch;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            converter = Numbers.Rate.class,
            description = "Learning rate of every optimiser" + PAPER + "3e-4).")
    private @Nullable Double learningRate;

    /**
     * The paper's experiment, or that of a file, with what the options change.
     *
     * @throws UserException if the file cannot be read, or the options and the experiment contradict each other
     */
    Experiment experiment() {
        try {
            Experiment experiment = file == null ? Experiment.paper() : read(file);
            return changed(experiment).withStages(this::changed);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Experiment read(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file), Experiment.class);
        } catch (java.nio.file.FileSystemException e) {
            throw new UserException("cannot read the experiment " + file + ": " + Reason.of(e), e);
        } catch (IOException e) {
            throw new UserException("the experiment " + file + " makes no sense: " + e.getMessage(), e);
        }
    }

    private Experiment changed(Experiment experiment) {
        if (auxiliary == null && hidden == null) {
            return experiment;
        }
        if (!(experiment.architecture() instanceof Dense dense)) {
            throw new UserException("--auxiliary and --hidden are for dense networks, but the experiment has "
                    + experiment.architecture().label());
        }
        return experiment.with(new Dense(
                dense.inputs(),
                hidden == null ? dense.hidden() : new ArrayList<>(hidden),
                dense.activation(),
                dense.classes(),
                auxiliary == null ? dense.auxiliary() : auxiliary));
    }

    private Stage changed(Stage stage) {
        Schedule schedule = stage.schedule();
        Optimiser optimiser = schedule.optimiser();
        return stage.with(new Schedule(
                epochs == null ? schedule.epochs() : epochs,
                batch == null ? schedule.batchSize() : batch,
                learningRate == null ? optimiser : optimiser.withLearningRate(learningRate),
                schedule.rate()));
    }
}
