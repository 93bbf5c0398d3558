package org.subliminal4j.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of whatever works for a while: on how many threads, and what it shows of it. */
final class WorkerOptions {
    @Option(
            names = "--workers",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "How many to run side by side, one thread each (default: the number of cores, here "
                    + "${DEFAULT-VALUE}). It changes no result.")
    private int workers;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "Show progress on standard error: auto, which is on a terminal only, on or off (default: "
                    + "${DEFAULT-VALUE}).")
    private ProgressMode progress = ProgressMode.AUTO;

    int workers() {
        return workers;
    }

    /** Whether the user said how many. */
    boolean limited(CommandSpec command) {
        return command.commandLine().getParseResult().hasMatchedOption("--workers");
    }

    boolean showsProgress() {
        return progress.shows();
    }
}
