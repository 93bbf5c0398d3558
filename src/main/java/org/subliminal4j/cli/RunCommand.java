package org.subliminal4j.cli;

import java.util.concurrent.Callable;
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

    @Mixin
    private SeedRunOptions place = new SeedRunOptions();

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Option(
            names = "--save-networks",
            description = "Keep the networks of every seed, as DL4J zips of about 1 MB each (default: of the "
                    + "first seed only).")
    private boolean saveNetworks;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Override
    public Integer call() {
        SeedRange range = place.seeds(seeds);
        Backend.start();
        Experiment asked = work.on(experiment.experiment());
        DataSets dataSets = new DataSets();
        ImageData images = dataSets.get(asked.images().data());
        Invocation invocation = Invocation.of(spec);
        return new SeedRun(spec.commandLine(), "seeds", range, place, saveNetworks, work.threads())
                .run(
                        Fitting.to(asked, images),
                        dataSets,
                        work.provenance(images, invocation),
                        invocation,
                        run -> RunReport.of(run, images));
    }
}
