package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.subliminal4j.report.TheoremPlot.Band;
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

    /** The inner product shrinks with the step. */
    XYChart slope() {
        TheoremPlot plot = new TheoremPlot(
                "One step: the inner product shrinks with eps, if the init is shared",
                "eps, the teacher's step size",
                "|dS.dT| / A");
        plot.logarithmic(true);
        plot.line("theorem: dS.dT = eps A", eps, eps, TheoremPlot.BLACK);
        plot.points(
                "same init, " + settings.size() + " settings",
                points(SettingResult::sameInit, StepMeasurement::eps),
                scaled(SettingResult::sameInit),
                TheoremPlot.BLUE);
        plot.points(
                "other init",
                points(SettingResult::otherInit, StepMeasurement::eps),
                scaled(SettingResult::otherInit),
                TheoremPlot.VERMILLION);
        return plot.chart();
    }

    /** Where measured and predicted part. */
    XYChart ratio() {
        TheoremPlot plot = new TheoremPlot(
                "One step: measured over predicted; the theorem's first order ends where this leaves 1",
                "eps, the teacher's step size",
                "measured / predicted: median, and the middle 90% of " + settings.size() + " settings");
        plot.logarithmic(false);
        plot.line("theorem", eps, DoubleStream.of(eps).map(e -> 1).toArray(), TheoremPlot.BLACK);
        plot.band("inner product dS.dT / (eps A)", eps, quantiles(innerProductRatios()), TheoremPlot.BLUE);
        plot.band("change of the teacher's loss / (-eps alpha A)", eps, quantiles(lossRatios()), TheoremPlot.ORANGE);
        return plot.chart();
    }

    private static List<Band> quantiles(List<double[]> rows) {
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

    private List<double[]> innerProductRatios() {
        return settings.stream()
                .map(setting -> setting.sameInit().stream()
                        .mapToDouble(step -> step.innerProductRatio(setting.predictedSlope()))
                        .toArray())
                .toList();
    }

    private List<double[]> lossRatios() {
        return settings.stream()
                .map(setting -> setting.sameInit().stream()
                        .mapToDouble(step -> step.lossChangeRatio(setting.predictedSlope()))
                        .toArray())
                .toList();
    }

    private double[] points(
            Function<SettingResult, List<StepMeasurement>> steps, ToDoubleFunction<StepMeasurement> value) {
        return settings.stream()
                .flatMap(setting -> steps.apply(setting).stream())
                .mapToDouble(value)
                .toArray();
    }

    private double[] scaled(Function<SettingResult, List<StepMeasurement>> steps) {
        List<Double> values = new ArrayList<>();
        for (SettingResult setting : settings) {
            for (StepMeasurement step : steps.apply(setting)) {
                values.add(Math.abs(step.innerProduct()) / setting.predictedSlope());
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
