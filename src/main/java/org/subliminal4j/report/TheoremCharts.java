package org.subliminal4j.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.subliminal4j.backend.UserException;
import org.subliminal4j.report.TheoremPlot.Band;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.theory.Alignment;
import org.subliminal4j.theory.SettingResult;
import org.subliminal4j.theory.StepMeasurement;
import org.subliminal4j.theory.StudentArm;
import org.subliminal4j.theory.TrainingTrace;

/** The theorem's measurements as PNG charts, one question each. */
public final class TheoremCharts {
    private final TheoremResult result;
    private final List<TrainingTrace> traces;

    private TheoremCharts(TheoremResult result) {
        this.result = result;
        traces = result.traces();
    }

    /**
     * Writes the charts that the measurements suffice for to {@code folder}, which exists.
     *
     * @throws UserException if a file cannot be written, or this Java cannot draw text
     */
    public static void write(TheoremResult result, Path folder) {
        TheoremCharts charts = new TheoremCharts(result);
        if (!result.oneStep().settings().isEmpty()) {
            save(charts.slope(), folder.resolve("theorem-slope.png"));
            save(charts.ratio(), folder.resolve("theorem-ratio.png"));
        }
        if (charts.has(StudentArm.OTHER_INIT)) {
            save(charts.alignment(), folder.resolve("theorem-alignment.png"));
            save(charts.layers(), folder.resolve("theorem-layers.png"));
            save(charts.lines(), folder.resolve("theorem-lines.png"));
        }
        if (charts.has(StudentArm.PROJECTED)) {
            save(charts.cause(), folder.resolve("theorem-cause.png"));
        }
    }

    private static void save(XYChart chart, Path file) {
        try {
            WholeFile.write(file, BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG));
        } catch (IOException e) {
            throw new UserException("cannot draw " + file + " (" + e.getMessage() + ")", e);
        } catch (LinkageError | NullPointerException e) {
            throw new UserException(
                    "this Java cannot draw text: install fontconfig and a font, such as fonts-dejavu-core", e);
        }
    }

    private boolean has(StudentArm arm) {
        return !traces.isEmpty() && traces.get(0).arms().stream().anyMatch(trace -> trace.arm() == arm);
    }

    private XYChart slope() {
        List<SettingResult> settings = result.oneStep().settings();
        TheoremPlot plot = new TheoremPlot(
                "One step: the inner product shrinks with eps, if the init is shared",
                "eps, the teacher's step size",
                "|dS.dT| / A");
        plot.logarithmic(true);
        double[] eps = result.oneStepSetup().epsilons().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        plot.line("theorem: dS.dT = eps A", eps, eps, TheoremPlot.BLACK);
        plot.points(
                "same init, " + settings.size() + " settings",
                points(settings, SettingResult::sameInit, StepMeasurement::eps),
                scaled(settings, SettingResult::sameInit),
                TheoremPlot.BLUE);
        plot.points(
                "other init",
                points(settings, SettingResult::otherInit, StepMeasurement::eps),
                scaled(settings, SettingResult::otherInit),
                TheoremPlot.VERMILLION);
        return plot.chart();
    }

    private XYChart ratio() {
        List<SettingResult> settings = result.oneStep().settings();
        TheoremPlot plot = new TheoremPlot(
                "One step: measured over predicted; the theorem's first order ends where this leaves 1",
                "eps, the teacher's step size",
                "measured / predicted: median, and the middle 90% of " + settings.size() + " settings");
        plot.logarithmic(false);
        double[] eps = result.oneStepSetup().epsilons().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        plot.line("theorem", eps, DoubleStream.of(eps).map(e -> 1).toArray(), TheoremPlot.BLACK);
        plot.band("inner product dS.dT / (eps A)", eps, quantiles(innerProductRatios(settings)), TheoremPlot.BLUE);
        plot.band(
                "change of the teacher's loss / (-eps alpha A)",
                eps,
                quantiles(lossRatios(settings)),
                TheoremPlot.ORANGE);
        return plot.chart();
    }

    private XYChart alignment() {
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

    private XYChart layers() {
        TheoremPlot plot = new TheoremPlot(
                "Many steps: the student goes the teacher's way in the layers that they share",
                "epoch of distillation" + over(),
                "cosine of displacements of student and teacher");
        plot.legendAtSide();
        int hidden = result.trainingSetup().network().hidden().size();
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

    private XYChart lines() {
        TheoremPlot plot = new TheoremPlot(
                "Along straight lines: start (0), student (1), teacher (2)",
                "place on the two lines" + over(),
                "test accuracy");
        int points = result.trainingSetup().linePoints();
        double[] places = IntStream.range(0, 2 * points - 1)
                .mapToDouble(i -> (double) i / (points - 1))
                .toArray();
        for (StudentArm arm : List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT)) {
            plot.bars(arm.label(), places, bands(trace -> places(trace, arm)), color(arm));
        }
        return plot.chart();
    }

    private XYChart cause() {
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
        return IntStream.rangeClosed(1, result.trainingSetup().student().epochs())
                .asDoubleStream()
                .toArray();
    }

    private String over() {
        return traces.size() > 1 ? " (mean of " + traces.size() + " seeds, with its 95% interval)" : " (one seed)";
    }

    private List<Band> bands(java.util.function.Function<TrainingTrace, double[]> values) {
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

    private List<Band> quantiles(List<double[]> rows) {
        return IntStream.range(0, rows.get(0).length)
                .mapToObj(i -> {
                    double[] sorted =
                            rows.stream().mapToDouble(row -> row[i]).sorted().toArray();
                    int last = sorted.length - 1;
                    return new Band(
                            sorted[(int) Math.round(0.05 * last)],
                            sorted[last / 2],
                            sorted[(int) Math.round(0.95 * last)]);
                })
                .toList();
    }

    private static List<double[]> innerProductRatios(List<SettingResult> settings) {
        return settings.stream()
                .map(setting -> setting.sameInit().stream()
                        .mapToDouble(step -> step.innerProductRatio(setting.predictedSlope()))
                        .toArray())
                .toList();
    }

    private static List<double[]> lossRatios(List<SettingResult> settings) {
        return settings.stream()
                .map(setting -> setting.sameInit().stream()
                        .mapToDouble(step -> step.lossChangeRatio(setting.predictedSlope()))
                        .toArray())
                .toList();
    }

    private static double[] points(
            List<SettingResult> settings,
            java.util.function.Function<SettingResult, List<StepMeasurement>> steps,
            ToDoubleFunction<StepMeasurement> value) {
        return settings.stream()
                .flatMap(setting -> steps.apply(setting).stream())
                .mapToDouble(value)
                .toArray();
    }

    private static double[] scaled(
            List<SettingResult> settings, java.util.function.Function<SettingResult, List<StepMeasurement>> steps) {
        List<Double> values = new ArrayList<>();
        for (SettingResult setting : settings) {
            for (StepMeasurement step : steps.apply(setting)) {
                values.add(Math.abs(step.innerProduct()) / setting.predictedSlope());
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
