package org.subliminal4j.cli;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.study.StudyExecutor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where trials run. */
final class ExecutorOptions {
    private static final String LOCAL = "local";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            defaultValue = LOCAL,
            description = "Where trials run: local, which is here, or spark, in a build with -Pspark (default: "
                    + "${DEFAULT-VALUE}). It changes no result.")
    private String executor = LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "The Spark master, such as spark://host:7077 (default: what spark-submit says).")
    private @Nullable String master;

    /** Whether trials run on threads of this process. */
    boolean local() {
        if (!executor.equals(LOCAL)) {
            return false;
        }
        if (master != null) {
            throw new ParameterException(
                    spec.commandLine(), "Option '--master' is for --executor spark, but found --executor local");
        }
        return true;
    }

    /** Gets ready to run trials somewhere else. */
    StudyExecutor.Trials open(DataSets dataSets) {
        return StudyExecutor.named(executor).open(master, dataSets);
    }
}
