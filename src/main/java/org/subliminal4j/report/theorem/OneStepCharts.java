package org.subliminal4j.report.theorem;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.theory.CheckResult;
import org.subliminal4j.theory.OneStepChecks;
import org.subliminal4j.theory.OtherInitChecks;
import org.subliminal4j.theory.SettingResult;
import org.subliminal4j.theory.StepMeasurement;

/** What one gradient step shows of the theorem, over its size. */
final class OneStepCharts {
    private final List<SettingResult> settings;
    private final double[] eps;

    OneStepCharts(TheoremResult result) {
        settings = result.oneStep().settings();
        eps = result.oneStepSetup().epsilons().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The inner product over the step's size. */
    XYChart slope() {
        boolean shrinks = passes(OneStepChecks.sign(settings));
        boolean sharedOnly = shrinks && passes(OtherInitChecks.of(settings, List.of()));
        TheoremPlot plot = new TheoremPlot(
                shrinks
                        ? "One step: the inner product shrinks with eps" + (sharedOnly ? ", if the init is shared" : "")
                        : "One step: the inner product over the teacher's step size",
                "eps, the teacher's step size",
                "|dS.dT| / A, where it is not 0");
        plot.logarithmic(true);
        plot.line("theorem: dS.dT = eps A", eps, eps, Palette.INK);
        cloud(plot, "same init, " + settings.size() + " settings", SettingResult::sameInit, Palette.BLUE);
        cloud(plot, "other init", SettingResult::otherInit, Palette.VERMILLION);
        return plot.chart();
    }

    /** Where measured and predicted part. */
    XYChart ratio() {
        boolean predicted = passes(OneStepChecks.value(settings)) && passes(OneStepChecks.effect(settings));
        TheoremPlot plot = new TheoremPlot(
                "One step: measured over predicted"
                        + (predicted ? "; the theorem's first order ends where this leaves 1" : ""),
                "eps, the teacher's step size",
                "measured / predicted: median, and the middle 90% of " + settings.size() + " settings");
        plot.logarithmic(false);
        plot.line("theorem", eps, DoubleStream.of(eps).map(e -> 1).toArray(), Palette.INK);
        plot.band(
                "inner product dS.dT / (eps A)",
                eps,
                Bands.quantiles(rows(StepMeasurement::innerProductRatio)),
                Palette.BLUE);
        plot.band(
                "change of the teacher's loss / (-eps alpha A)",
                eps,
                Bands.quantiles(rows(StepMeasurement::lossChangeRatio)),
                Palette.ORANGE);
        return plot.chart();
    }

    private static boolean passes(List<CheckResult> checks) {
        return checks.stream().allMatch(CheckResult::passed);
    }

    private List<double[]> rows(ToDoubleBiFunction<StepMeasurement, Double> ratio) {
        return settings.stream()
                .map(setting -> setting.sameInit().stream()
                        .mapToDouble(step -> ratio.applyAsDouble(step, setting.predictedSlope()))
                        .toArray())
                .toList();
    }

    /** A logarithmic axis has no place for 0. */
    private void cloud(
            TheoremPlot plot, String name, Function<SettingResult, List<StepMeasurement>> steps, Palette color) {
        List<double[]> points = settings.stream()
                .flatMap(setting -> steps.apply(setting).stream().flatMap(step -> {
                    double size = Math.abs(step.innerProduct()) / setting.predictedSlope();
                    return size > 0 && Double.isFinite(size)
                            ? Stream.of(new double[] {step.eps(), size})
                            : Stream.empty();
                }))
                .toList();
        plot.points(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                color);
    }
}
