package org.subliminal4j.cli;

import java.nio.file.Path;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import picocli.CommandLine;

/** What {@code run} does with the file of an experiment before it makes a folder, for tests of other packages. */
public final class ExperimentFiles {
    private ExperimentFiles() {}

    /** As {@code --experiment}. */
    public static Experiment read(Path file) {
        ExperimentOptions options = new ExperimentOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("experiment", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs("--experiment", file.toString());
        return options.experiment();
    }

    /** As {@code run} does, on one worker. */
    public static void requireRunnable(Experiment experiment, DataSets dataSets) {
        ImageData images = dataSets.get(experiment.images().data());
        SeedRun.requireRunnable(Fitting.to(experiment, images), dataSets, 1);
    }
}
