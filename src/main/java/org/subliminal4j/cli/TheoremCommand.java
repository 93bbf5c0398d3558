package org.subliminal4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.report.TheoremCharts;
import org.subliminal4j.report.TheoremJson;
import org.subliminal4j.report.TheoremResult;
import org.subliminal4j.report.TheoremTable;
import org.subliminal4j.theory.CheckName;
import org.subliminal4j.theory.CheckResult;
import org.subliminal4j.theory.Finding;
import org.subliminal4j.theory.Findings;
import org.subliminal4j.theory.ManySteps;
import org.subliminal4j.theory.ManyStepsConfig;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;
import org.subliminal4j.theory.OneStepSuite;
import org.subliminal4j.theory.Progress;
import org.subliminal4j.theory.StudentArm;
import org.subliminal4j.theory.TrainingTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
        })
final class TheoremCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(TheoremCommand.class);

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
            converter = CheckConverter.class,
            description =
                    "Make these checks only: sign, value, effect, other-init, null-cases, invariance, and what is "
                            + "measured over many steps, training, cause (default: all).")
    private @Nullable Set<CheckName> only;

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

    /** Reads a check by the name that files use. */
    static final class CheckConverter implements ITypeConverter<CheckName> {
        @Override
        public CheckName convert(String text) {
            return Arrays.stream(CheckName.values())
                    .filter(check -> check.key().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + Arrays.stream(CheckName.values())
                                    .map(CheckName::key)
                                    .collect(Collectors.joining(", "))
                            + ", but found '" + text + "'"));
        }
    }

    @Override
    public Integer call() {
        Set<CheckName> checks = only == null ? EnumSet.allOf(CheckName.class) : only;
        OneStepConfig config = oneStepConfig(checks);
        Backend.start();
        ImageData images = work.images();
        if (dump.folder != null) {
            dump.write(images, IMAGES, config.smallestEpsilon(), dump.folder);
            spec.commandLine().getOut().println("Wrote " + dump.folder.resolve("README.md") + " and its arrays.");
            return ExitCode.OK;
        }
        Path folder = out == null ? null : created(out);
        TheoremResult result = measure(checks, config, images);
        print(result);
        if (folder != null) {
            write(result, folder);
        }
        boolean passed = result.oneStep().checks().stream().allMatch(CheckResult::passed);
        return passed ? ExitCode.OK : ExitCode.FAILED;
    }

    private OneStepConfig oneStepConfig(Set<CheckName> checks) {
        try {
            return new OneStepConfig(
                    checks, upTo(seeds), epsilons == null ? OneStepConfig.defaultEpsilons() : epsilons, IMAGES, PAIRS);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--epsilon: " + e.getMessage(), e);
        }
    }

    private TheoremResult measure(Set<CheckName> checks, OneStepConfig config, ImageData images) {
        ManyStepsConfig training =
                ManyStepsConfig.paper(images.train().features(), images.train().classes());
        Invocation invocation =
                new Invocation(spec.root().commandLine().getParseResult().originalArgs());
        Provenance provenance = work.provenance(images, invocation);
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr(), work.showsProgress())) {
            OneStepReport oneStep = new OneStepSuite(config, images).run(work.workers(), line);
            List<TrainingTrace> traces = train(checks, training, images, line);
            List<Finding> findings = traces.isEmpty() ? List.of() : Findings.of(traces, List.copyOf(checks));
            return new TheoremResult(provenance, config, oneStep, training, findings, traces);
        }
    }

    private List<TrainingTrace> train(
            Set<CheckName> checks, ManyStepsConfig config, ImageData images, Progress progress) {
        EnumSet<StudentArm> arms = EnumSet.noneOf(StudentArm.class);
        if (checks.contains(CheckName.TRAINING)) {
            arms.addAll(List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT));
        }
        if (checks.contains(CheckName.CAUSE)) {
            arms.addAll(List.of(StudentArm.PLAIN, StudentArm.PROJECTED, StudentArm.OPPOSITE, StudentArm.RANDOM));
        }
        return arms.isEmpty()
                ? List.of()
                : new ManySteps(config, images, List.copyOf(arms)).run(upTo(trainingSeeds), work.workers(), progress);
    }

    private void print(TheoremResult result) {
        PrintWriter writer = spec.commandLine().getOut();
        List<CheckResult> checks = result.oneStep().checks();
        if (!checks.isEmpty()) {
            writer.println("Theorem 1, one step, float64:");
            writer.println(TheoremTable.checks(checks));
        }
        if (!result.findings().isEmpty()) {
            writer.println("Beyond the theorem, many steps of minibatch Adam in float32, measured, not proved:");
            writer.println(TheoremTable.findings(result.findings()));
        }
        long failed = checks.stream().filter(check -> !check.passed()).count();
        if (!checks.isEmpty()) {
            writer.println(
                    failed == 0
                            ? "All " + checks.size() + " checks pass."
                            : failed + " of " + checks.size() + " checks fail.");
        }
    }

    private void write(TheoremResult result, Path folder) {
        TheoremJson.write(result, folder.resolve("theorem.json"));
        try {
            TheoremCharts.write(result, folder);
        } catch (UserException e) {
            LOG.warn("The measurements are complete, but for their charts: {}", e.getMessage());
        }
        spec.commandLine().getOut().println("Results: " + folder.resolve("theorem.json") + ", charts beside it.");
    }

    /** Made before the measurements, so that a wrong name is told at once. */
    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("cannot make the folder " + folder + " (" + e + "): choose another --out", e);
        }
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
