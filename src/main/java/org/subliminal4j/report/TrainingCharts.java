package org.subliminal4j.report;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.subliminal4j.report.TheoremPlot.Band;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.theory.Alignment;
import org.subliminal4j.theory.ManyStepsConfig;
import org.subliminal4j.theory.StudentArm;
import org.subliminal4j.theory.TrainingTrace;

/** What many steps of training show beyond the theorem, epoch by epoch, as means over the seeds. */
final class TrainingCharts {
    private final ManyStepsConfig setup;
    private final List<TrainingTrace> traces;

    TrainingCharts(TheoremResult result) {
        setup = result.trainingSetup();
        traces = result.traces();
    }

    /** Whether the students of {@code arm} were trained. */
    boolean has(StudentArm arm) {
        return !traces.isEmpty() && traces.get(0).arms().stream().anyMatch(trace -> trace.arm() == arm);
    }

    /** Of the gradients, step by step. */
    XYChart alignment() {
        TheoremPlot plot = new TheoremPlot(
                "Many steps: the distillation gradient leans a little towards the trait's",
                "step; bars: mean over the steps of an epoch" + over(),
                "cosine of distillation and trait gradient");
        double[] steps = traces.get(0).arm(StudentArm.PLAIN).steps().stream()
                .mapToDouble(TrainingTrace.Step::step)
                .toArray();
        double last = steps[steps.length - 1];
        double length = last / epochs().length;
        double[] middles =
                DoubleStream.of(epochs()).map(epoch -> (epoch - 0.5) * length).toArray();
        for (StudentArm arm : List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT)) {
            List<Band> single = bands(trace -> trace.arm(arm).steps().stream()
                    .mapToDouble(step -> step.gradients().total())
                    .toArray());
            plot.points(
                    arm.label() + ", single steps",
                    steps,
                    single.stream().mapToDouble(Band::middle).toArray(),
                    color(arm));
            plot.bars(
                    arm.label(),
                    middles,
                    bands(trace -> trace.arm(arm).epochs().stream()
                            .mapToDouble(epoch -> epoch.gradients().total())
                            .toArray()),
                    color(arm));
        }
        plot.line("0", new double[] {steps[0], last}, new double[2], TheoremPlot.BLACK);
        return plot.chart();
    }

    /** Of the ways of student and teacher, layer by layer. */
    XYChart layers() {
        TheoremPlot plot = new TheoremPlot(
                "Many steps: the student goes the teacher's way in the layers that they share",
                "epoch of distillation" + over(),
                "cosine of displacements of student and teacher");
        plot.legendAtSide();
        int hidden = setup.network().hidden().size();
        Color[] colors = {TheoremPlot.BLUE, TheoremPlot.SKY, TheoremPlot.GREEN};
        for (StudentArm arm : List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT)) {
            for (int layer = 0; layer <= hidden; layer++) {
                int index = layer;
                ToDoubleFunction<Alignment> part = layer == hidden
                        ? Alignment::total
                        : alignment -> alignment.layers().get(index);
                Color color = arm == StudentArm.PLAIN ? colors[layer % colors.length] : other(layer);
                plot.bars(
                        arm.label() + ", " + (layer == hidden ? "all parameters" : "hidden layer " + (layer + 1)),
                        epochs(),
                        bands(trace -> trace.arm(arm).epochs().stream()
                                .mapToDouble(epoch -> part.applyAsDouble(epoch.displacements()))
                                .toArray()),
                        color);
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
        int points = setup.linePoints();
        double[] places = IntStream.range(0, 2 * points - 1)
                .mapToDouble(i -> (double) i / (points - 1))
                .toArray();
        for (StudentArm arm : List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT)) {
            plot.bars(arm.label(), places, bands(trace -> places(trace, arm)), color(arm));
        }
        return plot.chart();
    }

    /** Accuracy where a part of each gradient is taken out. */
    XYChart cause() {
        TheoremPlot plot = new TheoremPlot(
                "Take the trait-aligned part out of each gradient, and nothing is passed on",
                "epoch of distillation" + over(),
                "test accuracy");
        for (StudentArm arm : List.of(StudentArm.OPPOSITE, StudentArm.PLAIN, StudentArm.RANDOM, StudentArm.PROJECTED)) {
            // A little to the side, so that students who do the same are seen side by side.
            double aside = arm == StudentArm.RANDOM ? 0.05 : 0;
            double[] fromZero = DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(epochs()))
                    .map(epoch -> epoch + aside)
                    .toArray();
            plot.bars(
                    arm.label(),
                    fromZero,
                    bands(trace -> DoubleStream.concat(
                                    DoubleStream.of(trace.referenceAccuracy()),
                                    trace.arm(arm).epochs().stream().mapToDouble(TrainingTrace.Epoch::accuracy))
                            .toArray()),
                    color(arm));
        }
        return plot.chart();
    }

    private static Color color(StudentArm arm) {
        return switch (arm) {
            case PLAIN -> TheoremPlot.BLUE;
            case OTHER_INIT, PROJECTED -> TheoremPlot.VERMILLION;
            case OPPOSITE -> TheoremPlot.GREEN;
            case RANDOM -> TheoremPlot.ORANGE;
        };
    }

    private static Color other(int layer) {
        Color[] colors = {TheoremPlot.VERMILLION, TheoremPlot.ORANGE, TheoremPlot.PURPLE};
        return colors[layer % colors.length];
    }

    private static double[] places(TrainingTrace trace, StudentArm arm) {
        TrainingTrace.Line line = trace.lines().stream()
                .filter(candidate -> candidate.arm() == arm)
                .findFirst()
                .orElseThrow();
        return Stream.concat(
                        line.fromReference().stream(), line.toTeacher().stream().skip(1))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double[] epochs() {
        return IntStream.rangeClosed(1, setup.student().epochs())
                .asDoubleStream()
                .toArray();
    }

    private String over() {
        return traces.size() > 1 ? " (mean of " + traces.size() + " seeds, with its 95% interval)" : " (one seed)";
    }

    private List<Band> bands(Function<TrainingTrace, double[]> values) {
        List<double[]> rows = traces.stream().map(values).toList();
        return IntStream.range(0, rows.get(0).length)
                .mapToObj(i -> {
                    Summary summary =
                            Summary.of(rows.stream().mapToDouble(row -> row[i]).toArray());
                    Interval interval = summary.interval(0.95);
                    return summary.n() == 1
                            ? new Band(summary.mean(), summary.mean(), summary.mean())
                            : new Band(interval.low(), summary.mean(), interval.high());
                })
                .toList();
    }
}
