package org.subliminal4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.report.theorem.TheoremCharts;
import org.subliminal4j.report.theorem.TheoremJson;
import org.subliminal4j.report.theorem.TheoremResult;
import org.subliminal4j.report.theorem.TheoremTable;
import org.subliminal4j.report.theorem.Training;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.theory.CheckResult;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;
import org.subliminal4j.theory.OneStepSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks Theorem 1 of the paper for one step, and follows it into real training. */
@Command(
        name = "theorem",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Checks the paper's Theorem 1 (section 6.1) for one gradient step in float64, and measures what many steps of "
                    + "real training make of it. Exits with 1 if a check fails.",
            ""
        },
        footer = {
            "",
            "Example: two of the checks, and their charts:",
            "  subliminal4j theorem --only sign,value --out theorem"
        })
final class TheoremCommand implements Callable<Integer> {
    /** Enough for a batch that is full and quick. */
    private static final int IMAGES = 32;

    /** A share of signs is then known to 0.035, one standard error. */
    private static final int PAIRS = 200;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            converter = Numbers.Count.class,
            description = "Seeds of the one-step checks (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--epsilon",
            paramLabel = "EPS",
            split = ",",
            converter = Numbers.Rate.class,
            description = "The teacher's step sizes, at least two of them at most 1e-3 "
                    + "(default: 0.1,0.01,1e-3,1e-4,1e-5,1e-6).")
    private @Nullable List<Double> epsilons;

    @Option(
            names = "--only",
            paramLabel = "CHECK",
            split = ",",
            converter = Asked.Name.class,
            description = "Make these checks only: sign, value, effect, losses, other-init, null-cases, invariance, "
                    + "and what is measured over many steps, training, cause (default: all).")
    private @Nullable List<String> only;

    @Option(
            names = "--training-seeds",
            paramLabel = "N",
            defaultValue = "4",
            converter = Numbers.Count.class,
            description = "Seeds of the many-step measurements, each a teacher and up to five students "
                    + "(default: ${DEFAULT-VALUE}).")
    private int trainingSeeds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A folder for theorem.json and the charts (default: neither is written).")
    private @Nullable Path out;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private DumpOptions dump = new DumpOptions();

    @Override
    public Integer call() {
        Asked asked = Asked.of(only);
        OneStepConfig config = oneStepConfig(asked);
        Backend.requireRoomFor(work.workers(), 0);
        DataSets dataSets = new DataSets();
        Experiment beyond = work.on(Experiments.load("cause"));
        ImageData images = dataSets.get(beyond.images().data());
        PrintWriter writer = spec.commandLine().getOut();
        if (dump.folder != null) {
            dump.write(images, IMAGES, config.smallestEpsilon(), dump.folder);
            writer.println(
                    "Wrote " + Printable.line(dump.folder.resolve("README.md").toString()) + " and its arrays.");
            return ExitCode.OK;
        }
        TheoremTraining steps = new TheoremTraining(work, spec.commandLine().getErr());
        SeedRange seedsBeyond = new SeedRange(1, trainingSeeds);
        Experiment fitting = Fitting.to(beyond, images);
        steps.check(fitting, dataSets, asked.beyond(), seedsBeyond);
        if (out != null) {
            create(out);
        }
        Provenance provenance = work.provenance(images, Invocation.of(spec));
        OneStepReport oneStep = oneStep(config, images);
        print(oneStep.checks());
        Training training = steps.run(fitting, asked.beyond(), seedsBeyond, dataSets);
        if (training != null) {
            writer.println("Beyond the theorem, many steps of minibatch Adam in float32, measured, not proved:");
            writer.println(TheoremTable.findings(training));
            writer.flush();
        }
        boolean written = out == null || write(new TheoremResult(provenance, config, oneStep, training), out);
        return written && oneStep.checks().stream().allMatch(CheckResult::passed) ? ExitCode.OK : ExitCode.FAILED;
    }

    private OneStepConfig oneStepConfig(Asked asked) {
        try {
            return new OneStepConfig(
                    asked.checks(),
                    LongStream.rangeClosed(1, seeds).boxed().toList(),
                    epsilons == null ? OneStepConfig.defaultEpsilons() : epsilons,
                    IMAGES,
                    PAIRS);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--epsilon: " + e.getMessage(), e);
        }
    }

    private OneStepReport oneStep(OneStepConfig config, ImageData images) {
        try (ProgressLine line =
                new ProgressLine(spec.commandLine().getErr(), "Theorem 1, one step", work.showsProgress())) {
            return new OneStepSuite(config, images).run(work.workers(), line);
        }
    }

    private void print(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return;
        }
        PrintWriter writer = spec.commandLine().getOut();
        writer.println("Theorem 1, one step, float64:");
        writer.println(TheoremTable.checks(checks));
        long failed = checks.stream().filter(check -> !check.passed()).count();
        writer.println(
                failed == 0
                        ? "All " + checks.size() + " checks pass."
                        : failed + " of " + checks.size() + " checks fail.");
        writer.println();
        writer.flush();
    }

    /** Writes the files, after the table, which never depends on them; false if a chart could not be drawn. */
    private boolean write(TheoremResult result, Path folder) {
        TheoremJson.write(result, folder.resolve("theorem.json"));
        List<String> problems = TheoremCharts.write(result, folder);
        spec.commandLine()
                .getOut()
                .println("Results: "
                        + Printable.line(folder.resolve("theorem.json").toString()) + ", charts beside it.");
        problems.forEach(problem -> spec.commandLine().getErr().println("error: " + problem));
        return problems.isEmpty();
    }

    /** Made before the measurements, so that a wrong name is told at once. */
    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException(
                    "cannot make the folder " + folder + " (" + Reason.of(e) + "): choose another --out", e);
        }
    }
}
