package org.subliminal4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.study.SeedRange;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** With which seed a run begins, and where its results go. */
final class SeedRunOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--first-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            converter = Numbers.Seed.class,
            description = "The first seed, which the others follow (default: ${DEFAULT-VALUE}).")
    private long firstSeed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the results. One that holds a run of the same setting goes on with it "
                    + "(default: runs/<date and time>).")
    private @Nullable Path out;

    /**
     * So many seeds.
     *
     * @throws ParameterException if there are not so many
     */
    SeedRange seeds(int count) {
        try {
            return new SeedRange(firstSeed, count);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** The folder for the results, which need not exist. */
    Path folder() {
        return out != null ? out : NewFolder.in(Path.of("runs"));
    }
}
