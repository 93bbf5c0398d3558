package org.subliminal4j.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of a command that works for a while: on what images, on how many threads, and what it shows of it. */
final class WorkOptions {
    @Mixin
    private WorkerOptions workers = new WorkerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A data set to use in place of MNIST: four IDX files, raw or .gz, named like MNIST's "
                    + "(default: datasets/mnist, else the user's cache, else a download into it).")
    private @Nullable Path data;

    WorkerOptions threads() {
        return workers;
    }

    int workers() {
        return workers.workers();
    }

    /** Whether the user said how many. */
    boolean limited(CommandSpec command) {
        return workers.limited(command);
    }

    /** The task of {@code experiment}, on the data set that was named, if one was. */
    Experiment on(Experiment experiment) {
        return data == null
                ? experiment
                : experiment.with(
                        new Task.Images(data.toString(), experiment.images().labelling()));
    }

    ImageData images() {
        return Mnist.load(data);
    }

    boolean showsProgress() {
        return workers.showsProgress();
    }

    /** Who computes what, from now on. */
    Provenance provenance(ImageData images, Invocation invocation) {
        return provenance(images.sha256(), invocation, workers());
    }

    /** The same with another number of trials side by side. */
    Provenance provenance(Map<String, String> dataSha256, Invocation invocation, int sideBySide) {
        return Provenance.now(invocation.arguments(), dataSha256, sideBySide);
    }
}
