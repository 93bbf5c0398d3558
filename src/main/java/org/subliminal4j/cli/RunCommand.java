package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        SeedRange range = range();
        if (out != null && out.toString().isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--out': expected a folder, but found '" + out + "'");
        }
        Backend.start();
        Experiment asked = work.on(experiment.experiment());
        DataSets dataSets = new DataSets();
        ImageData images = dataSets.get(asked.images().data());
        Experiment fitting = Fitting.to(asked, images);
        check(fitting, images, dataSets, range);
        Path folder = out != null ? out : NewFolder.in(Path.of("runs"));
        Invocation invocation = invocation();
        Lineage lineage = new Lineage(fitting, dataSets);
        try (RunFolder run = RunFolder.open(folder, fitting, lineage, work.provenance(images, invocation))) {
            Invocation again = invocation.with("--out", folder.toString());
            StudySession session =
                    new StudySession(folder, "seeds", again, spec.commandLine().getErr());
            KeptNetworks networks = new KeptNetworks(run, range, saveNetworks);
            networks.warn(run.results().keySet());
            if (!session.run(
                    new LocalRun(fitting, dataSets, run).job(range), networks, work.workers(), work.showsProgress())) {
                return ExitCode.INTERRUPTED;
            }
            run.verify();
            return tell(RunReport.of(StoredRun.read(folder), images), again);
        }
    }

    /** Finds out before a folder is made that the experiment cannot be run on these images, or on this machine. */
    private void check(Experiment experiment, ImageData images, DataSets dataSets, SeedRange seeds) {
        LocalRun.requireFits(experiment, images, Math.min(work.workers(), seeds.count()));
        try {
            new Trial(Plan.of(experiment), dataSets);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Prints what came out, then writes the files that show it: a run's table never depends on its pictures. */
    private int tell(RunReport report, Invocation again) {
        PrintWriter out = spec.commandLine().getOut();
        report.text().lines().map(Printable::line).forEach(out::println);
        out.flush();
        List<String> missing = report.write();
        out.println("Results: " + Printable.line(report.page().toString()) + " to look at, and more beside it.");
        out.println("More seeds, where only new ones are run: "
                + again.with("--seeds", String.valueOf(2L * seeds)).line());
        missing.forEach(problem -> spec.commandLine().getErr().println("error: " + Printable.line(problem)));
        return missing.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private SeedRange range() {
        try {
            return new SeedRange(firstSeed, seeds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Invocation invocation() {
        return new Invocation(spec.root().commandLine().getParseResult().originalArgs());
    }
}
