package org.subliminal4j.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.study.SeedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the experiment of the paper's section 6.2 on many seeds, or goes on with such a run. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Runs the paper's MNIST experiment (section 6.2, figure 10): trains a teacher, distils students from it on "
                    + "noise images, and holds their test accuracies against the paper's.",
            ""
        },
        footer = {
            "",
            "Example: the paper's 100 seeds, stopped and gone on with at will, on networks of another width:",
            "  subliminal4j run --seeds 100 --hidden 512,512 --out runs/wide"
        })
final class RunCommand implements Callable<Integer> {
    /** About two minutes on two cores. */
    private static final String DEFAULT_SEEDS = "8";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = DEFAULT_SEEDS,
            converter = Numbers.Count.class,
            description = "How many seeds, a trial each (default: ${DEFAULT-VALUE}; the paper: 100).")
    private int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            converter = Numbers.Seed.class,
            description = "The first of the seeds, which follow one another (default: ${DEFAULT-VALUE}).")
    private long firstSeed;

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the results. One that holds a run of the same setting goes on with it "
                    + "(default: runs/<date and time>).")
    private @Nullable Path out;

    @Option(
            names = "--save-networks",
            description = "Keep the networks of every seed, as DL4J zips of about 1 MB each (default: of the "
                    + "first seed only).")
    private boolean saveNetworks;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Override
    public Integer call() {
        SeedRange range = SeedRun.seeds(spec.commandLine(), firstSeed, seeds);
        Backend.start();
        Experiment asked = work.on(experiment.experiment());
        DataSets dataSets = new DataSets();
        ImageData images = dataSets.get(asked.images().data());
        Invocation invocation = Invocation.of(spec);
        return new SeedRun(spec.commandLine(), "seeds", range, out, saveNetworks, work.threads())
                .run(
                        Fitting.to(asked, images),
                        dataSets,
                        work.provenance(images, invocation),
                        invocation,
                        run -> RunReport.of(run, images));
    }
}
