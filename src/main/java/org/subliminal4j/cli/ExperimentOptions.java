package org.subliminal4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import picocli.CommandLine.Option;

/** The options that change the experiment itself. */
final class ExperimentOptions {
    private static final String PAPER = " (default, and in the paper: ${DEFAULT-VALUE})";

    @Option(
            names = "--auxiliary",
            paramLabel = "M",
            converter = Numbers.Count.class,
            description = "Auxiliary logits of every network" + PAPER + ".")
    private int auxiliary;

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            converter = Numbers.Count.class,
            description = "Widths of the hidden layers" + PAPER + ".")
    private List<Integer> hidden = new ArrayList<>();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "Epochs of the teacher and of each student" + PAPER + ".")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "Images in a batch" + PAPER + ".")
    private int batch;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            converter = Numbers.Rate.class,
            description = "Learning rate of Adam" + PAPER + ".")
    private double learningRate;

    /** The paper's experiment with what the options change, on images of the given shape. */
    ExperimentConfig config(int inputs, int classes) {
        ExperimentConfig paper = ExperimentConfig.paper();
        return new ExperimentConfig(
                new MlpSpec(inputs, hidden, classes, auxiliary),
                changed(paper.teacher()),
                changed(paper.student()),
                paper.noiseImages());
    }

    private TrainingConfig changed(TrainingConfig paper) {
        return new TrainingConfig(epochs, batch, learningRate, paper.beta1(), paper.beta2(), paper.epsilon());
    }
}
