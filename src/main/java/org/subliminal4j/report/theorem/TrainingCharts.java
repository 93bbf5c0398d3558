package org.subliminal4j.report.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Layout;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.StepRule.Take;

/** What many steps of training show beyond the theorem, epoch by epoch, as means over the seeds that did not diverge. */
final class TrainingCharts {
    private static final List<Palette> OWN = List.of(Palette.BLUE, Palette.SKY, Palette.GREEN);
    private static final List<Palette> OTHER = List.of(Palette.VERMILLION, Palette.ORANGE, Palette.PURPLE);

    private final Training training;
    private final Students students;
    private final Titles titles;

    TrainingCharts(Training training) {
        this.training = training;
        students = Students.of(training.experiment());
        titles = new Titles(students, training.trials());
    }

    /** Whether students from another init were trained. */
    boolean hasOtherInits() {
        return !trained(students.otherInits()).isEmpty();
    }

    /** Whether students were trained with a part of each gradient taken out. */
    boolean hasAltered() {
        return !trained(students.altered()).isEmpty();
    }

    /** Of the gradients, step by step. */
    XYChart alignment() {
        TheoremPlot plot = new TheoremPlot(
                titles.alignment(),
                "step; bars: mean over the steps of an epoch" + over(),
                "cosine of distillation and trait gradient");
        for (Arm arm : comparedByInit()) {
            List<ArmResult> results = results(arm);
            if (results.isEmpty() || results.get(0).steps().isEmpty()) {
                continue;
            }
            double[] steps = results.get(0).steps().stream()
                    .mapToDouble(Probe.Step::step)
                    .toArray();
            double length = steps[steps.length - 1] / results.get(0).epochs().size();
            double[] middles = DoubleStream.of(epochs(results))
                    .map(epoch -> (epoch - 0.5) * length)
                    .toArray();
            plot.points(
                    arm.label() + ", single steps",
                    steps,
                    middle(results, result -> steps(result, "gradientCosine")),
                    color(arm));
            plot.bars(arm.label(), middles, bands(results, result -> probes(result, "gradientCosine")), color(arm));
        }
        plot.level("0", 0, Palette.INK);
        return plot.chart();
    }

    /** Of the ways of student and teacher, layer by layer. */
    XYChart layers() {
        TheoremPlot plot = new TheoremPlot(
                titles.layers(), "epoch of distillation" + over(), "cosine of displacements of student and teacher");
        plot.legendAtSide();
        for (Arm arm : comparedByInit()) {
            List<String> hidden =
                    training.experiment().architectureOf(arm.name()).layout().expand(List.of(Layout.HIDDEN));
            List<Palette> colors = arm.equals(students.plain()) ? OWN : OTHER;
            for (int i = 0; i <= hidden.size(); i++) {
                String part = i == hidden.size() ? "" : "." + hidden.get(i);
                plot.bars(
                        arm.label() + ", " + (part.isEmpty() ? "all parameters" : "hidden " + hidden.get(i)),
                        epochs(results(arm)),
                        bands(results(arm), result -> probes(result, "displacementCosine" + part)),
                        colors.get(i % colors.size()));
            }
        }
        return plot.chart();
    }

    /** Accuracy on the way from the reference to the student, and on to the teacher. */
    XYChart lines() {
        TheoremPlot plot = new TheoremPlot(
                "Along straight lines: start (0), student (1), teacher (2)",
                "place on the two lines" + over(),
                "test accuracy");
        for (Arm arm : comparedByInit()) {
            List<double[]> rows =
                    results(arm).stream().map(TrainingCharts::line).toList();
            int points = rows.isEmpty() ? 0 : rows.get(0).length;
            double[] places = IntStream.range(0, points)
                    .mapToDouble(i -> 2.0 * i / (points - 1))
                    .toArray();
            plot.bars(arm.label(), places, Bands.means(rows), color(arm));
        }
        return plot.chart();
    }

    /** Accuracy where a part of each gradient is taken out. */
    XYChart cause() {
        TheoremPlot plot = new TheoremPlot(
                titles.cause(),
                "epoch of distillation" + over(),
                "test accuracy, on half the images before the last epoch");
        List<Arm> arms = Stream.concat(Stream.of(students.plain()), trained(students.altered()).stream())
                .toList();
        for (Arm arm : arms) {
            // A little to the side, so that students who do the same are seen side by side.
            double aside = Students.take(arm).equals(java.util.Optional.of(Take.RANDOM)) ? 0.05 : 0;
            List<double[]> rows = new ArrayList<>();
            for (Results trial : training.trials()) {
                if (trial.arm(arm.name()).diverged() == null) {
                    double start = trial.arm(students.reference()).accuracy();
                    rows.add(DoubleStream.concat(
                                    DoubleStream.of(start),
                                    trial.arm(arm.name()).epochs().stream().mapToDouble(EpochResult::accuracy))
                            .toArray());
                }
            }
            double[] fromZero = IntStream.range(0, rows.isEmpty() ? 0 : rows.get(0).length)
                    .mapToDouble(epoch -> epoch + aside)
                    .toArray();
            plot.bars(arm.label(), fromZero, Bands.means(rows), color(arm));
        }
        return plot.chart();
    }

    private List<Arm> comparedByInit() {
        return Stream.concat(Stream.of(students.plain()), trained(students.otherInits()).stream())
                .toList();
    }

    private List<Arm> trained(List<Arm> arms) {
        return arms.stream()
                .filter(arm -> training.trials().stream()
                        .allMatch(trial -> trial.arms().containsKey(arm.name())))
                .toList();
    }

    private List<ArmResult> results(Arm arm) {
        return training.trials().stream()
                .map(trial -> trial.arm(arm.name()))
                .filter(result -> result.diverged() == null)
                .toList();
    }

    private Palette color(Arm arm) {
        if (students.otherInits().contains(arm)) {
            return Palette.VERMILLION;
        }
        return Students.take(arm)
                .map(take -> switch (take) {
                    case ALIGNED -> Palette.VERMILLION;
                    case OPPOSED -> Palette.GREEN;
                    case RANDOM -> Palette.ORANGE;
                    case ALONG -> Palette.PURPLE;
                    case KEEP_ALONG -> Palette.SKY;
                })
                .orElse(Palette.BLUE);
    }

    private static List<TheoremPlot.Band> bands(List<ArmResult> results, Function<ArmResult, double[]> curve) {
        return Bands.means(results.stream().map(curve).toList());
    }

    private static double[] middle(List<ArmResult> results, Function<ArmResult, double[]> curve) {
        return bands(results, curve).stream()
                .mapToDouble(TheoremPlot.Band::middle)
                .toArray();
    }

    private static double[] steps(ArmResult result, String metric) {
        return result.steps().stream()
                .mapToDouble(step -> step.metrics().getOrDefault(metric, Double.NaN))
                .toArray();
    }

    private static double[] probes(ArmResult result, String metric) {
        return result.epochs().stream()
                .mapToDouble(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN))
                .toArray();
    }

    /** Both lines as one; the student, where they meet, once. */
    private static double[] line(ArmResult result) {
        return DoubleStream.concat(
                        points(result, "lineFromStart."),
                        points(result, "lineToArm.").skip(1))
                .toArray();
    }

    private static DoubleStream points(ArmResult result, String prefix) {
        return result.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().startsWith(prefix))
                .mapToDouble(java.util.Map.Entry::getValue);
    }

    private static double[] epochs(List<ArmResult> results) {
        return IntStream.rangeClosed(
                        1, results.isEmpty() ? 0 : results.get(0).epochs().size())
                .asDoubleStream()
                .toArray();
    }

    private String over() {
        int seeds = training.trials().size();
        if (seeds == 1) {
            return " (one seed)";
        }
        return " (mean of " + seeds + " seeds"
                + (seeds < Policy.FEWEST_FOR_INTERVAL ? ", too few for an interval)" : ", with its 95% interval)");
    }
}
