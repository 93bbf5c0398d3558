package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.Trial;
import org.subliminal4j.report.Claims;
import org.subliminal4j.report.Figure;
import org.subliminal4j.report.HtmlReport;
import org.subliminal4j.report.ResultTable;
import org.subliminal4j.report.RunSummary;
import org.subliminal4j.report.SummaryCsv;
import org.subliminal4j.store.RunFolder;
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
        })
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    /** About two minutes on two cores. */
    private static final String DEFAULT_SEEDS = "8";

    private static final String SUMMARY = "summary.csv";
    private static final String FIGURE = "figure.png";
    static final String PAGE = "report.html";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = DEFAULT_SEEDS,
            converter = Numbers.Count.class,
            description =
                    "How many seeds, a trial each (default: ${DEFAULT-VALUE}; the paper: " + Arm.PAPER_RUNS + ").")
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
            description = "Keep the six networks of every seed, as DL4J zips of about 1 MB each (default: of the "
                    + "first seed only).")
    private boolean saveNetworks;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Override
    public Integer call() {
        SeedRange range = range();
        Backend.start();
        ImageData images = work.images();
        ExperimentConfig config =
                experiment.config(images.train().features(), images.train().classes());
        Path folder = out != null ? out : Path.of("runs", timestamp());
        Invocation invocation = invocation();
        try (RunFolder run = RunFolder.open(folder, config, work.provenance(images, invocation))) {
            Invocation again = invocation.with("--out", folder.toString());
            StudySession session =
                    new StudySession(run, config, again, spec.commandLine().getErr());
            boolean done = session.run(
                    new Trial(config, images)::run, range, work.workers(), saveNetworks, work.showsProgress());
            if (!done) {
                return ExitCode.INTERRUPTED;
            }
            RunSummary summary =
                    RunSummary.of(config, images.sha256(), run.results().values());
            write(summary, run);
            writePage(run, folder, images);
            print(summary, run, again);
        }
        return ExitCode.OK;
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

    private static void write(RunSummary summary, RunFolder run) {
        SummaryCsv.write(summary, run.path(SUMMARY));
        try {
            Figure.write(summary, run.path(FIGURE));
        } catch (UserException e) {
            LOG.warn("The run is complete, but for its figure: {}", e.getMessage());
        }
    }

    private static void writePage(RunFolder run, Path folder, ImageData images) {
        try {
            HtmlReport.write(run.path(PAGE), List.of(HtmlReport.Source.read(folder)), images);
        } catch (UserException e) {
            LOG.warn("The run is complete, but for its page: {}", e.getMessage());
        }
    }

    private void print(RunSummary summary, RunFolder run, Invocation again) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(ResultTable.text(summary));
        Claims.of(summary).lines().forEach(out::println);
        out.println();
        out.println("Results: " + run.path(PAGE) + " to look at; " + FIGURE + ", " + SUMMARY
                + ", trials.jsonl and more beside it.");
        String more = String.valueOf(2L * seeds);
        out.println("More seeds, where only new ones are run: "
                + again.with("--seeds", more).line());
    }

    private static String timestamp() {
        return LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT));
    }
}
