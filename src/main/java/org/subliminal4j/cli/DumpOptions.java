package org.subliminal4j.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.report.theorem.TheoremDump;
import org.subliminal4j.theory.OneStep;
import org.subliminal4j.theory.Situation;
import org.subliminal4j.theory.Situations;
import org.subliminal4j.training.Loss;
import picocli.CommandLine.Option;

/** The options that choose one step whose numbers are to be written out. */
final class DumpOptions {
    /** The losses by their names on the command line. */
    enum LossName {
        SQUARED(new Loss.SquaredError()),
        SOFTMAX(new Loss.CrossEntropy());

        private final Loss loss;

        LossName(Loss loss) {
            this.loss = loss;
        }
    }

    @Option(
            names = "--dump",
            paramLabel = "DIR",
            description = "Write theta0, dT, dS, the inputs and A of one step as .npy files, with a README, and do "
                    + "nothing else. dS is taken at the smallest --epsilon.")
    @Nullable
    Path folder;

    @Option(
            names = "--dump-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            converter = Numbers.Seed.class,
            description = "The seed of that step (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--dump-hidden",
            paramLabel = "N",
            split = ",",
            defaultValue = "256,256",
            converter = Numbers.Count.class,
            description = "The widths of its hidden layers (default: ${DEFAULT-VALUE}).")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--dump-auxiliary",
            paramLabel = "N",
            defaultValue = "3",
            converter = Numbers.Count.class,
            description = "Its number of auxiliary logits (default: ${DEFAULT-VALUE}).")
    private int auxiliary;

    @Option(
            names = "--dump-loss",
            paramLabel = "LOSS",
            defaultValue = "softmax",
            description = "Its imitation loss, softmax or squared (default: ${DEFAULT-VALUE}).")
    private LossName loss = LossName.SOFTMAX;

    @Option(
            names = "--dump-logits",
            paramLabel = "LOGITS",
            defaultValue = "auxiliary",
            description = "The logits it imitates, auxiliary or all (default: ${DEFAULT-VALUE}).")
    private Situations.Outputs outputs = Situations.Outputs.AUXILIARY;

    @Option(
            names = "--dump-inputs",
            paramLabel = "INPUTS",
            defaultValue = "noise",
            description = "What it imitates them on, noise or images (default: ${DEFAULT-VALUE}).")
    private Situations.Inputs inputs = Situations.Inputs.NOISE;

    /** Writes the step to {@code target}. */
    void write(ImageData data, int images, double eps, Path target) {
        Situations situations = new Situations(data, images);
        Situation situation = situations.draw(situations.network(hidden, auxiliary), inputs, loss.loss, outputs, seed);
        try (OneStep step = new OneStep(situation)) {
            TheoremDump.write(step, eps, "Drawn by `theorem --dump` of subliminal4j, seed " + seed + ".", target);
        }
    }
}
