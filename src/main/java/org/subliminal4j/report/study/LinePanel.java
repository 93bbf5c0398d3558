package org.subliminal4j.report.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.report.FigurePen;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.study.Level;

/** The arms along a factor of numbers. */
record LinePanel(FactorChart chart) implements Panel {
    private static final double LEFT = 70;
    private static final double BOTTOM = 70;
    private static final double EDGE = 30;

    @Override
    public String title() {
        return "by " + chart.factor();
    }

    @Override
    public double height() {
        return 500;
    }

    @Override
    public void paint(FigurePen pen, double x, double y, double width) {
        double bottom = y + height() - BOTTOM;
        for (int percent = 0; percent <= 100; percent += 20) {
            double at = at(percent / 100.0, y, bottom);
            pen.level(at, x + LEFT, x + width);
            pen.note(percent + "%", x + LEFT - 10, at + 7, 1);
        }
        if (chart.chance() != null) {
            pen.dashedLevel(at(chart.chance(), y, bottom), x + LEFT, x + width);
        }
        double last = Double.NEGATIVE_INFINITY;
        for (Level level : chart.levels()) {
            double place = place(number(level), x, width);
            // Labels that would touch the one before are left out.
            if (Math.abs(place - last) > 12 + 11.0 * level.label().length()) {
                pen.note(level.label(), place, bottom + 30, 0.5);
                last = place;
            }
        }
        pen.note(chart.factor(), x + LEFT + (width - LEFT) / 2, bottom + 60, 0.5);
        chart.series().forEach(series -> paint(pen, series, x, y, width, bottom));
        chart.series().forEach(series -> expected(pen, series, x, y, width, bottom));
    }

    private void paint(FigurePen pen, FactorChart.Series series, double x, double y, double width, double bottom) {
        ArmStyle style = Panel.style(series);
        List<FactorChart.Point> points = series.points().stream()
                .filter(point -> point.sample().mean() != null)
                .sorted(Comparator.comparingDouble(FactorChart.Point::number))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        double[] xs = points.stream()
                .mapToDouble(point -> place(point.number(), x, width))
                .toArray();
        double[] means = points.stream()
                .mapToDouble(point -> at(orNaN(point.sample().mean()), y, bottom))
                .toArray();
        if (points.stream().allMatch(point -> point.sample().low() != null)) {
            pen.band(
                    xs,
                    points.stream()
                            .mapToDouble(point -> at(orNaN(point.sample().low()), y, bottom))
                            .toArray(),
                    points.stream()
                            .mapToDouble(point -> at(orNaN(point.sample().high()), y, bottom))
                            .toArray(),
                    style);
        }
        for (int i = 0; i < xs.length; i++) {
            List<Double> values = points.get(i).sample().values();
            double[] dots =
                    values.stream().mapToDouble(value -> at(value, y, bottom)).toArray();
            double[] same = new double[dots.length];
            Arrays.fill(same, xs[i]);
            pen.seeds(same, dots, style);
        }
        pen.course(xs, means, style);
        for (int i = 0; i < xs.length; i++) {
            pen.mean(xs[i], means[i], style);
        }
    }

    private void expected(FigurePen pen, FactorChart.Series series, double x, double y, double width, double bottom) {
        for (FactorChart.Point point : series.points()) {
            for (FactorChart.Expected value : point.expected()) {
                double place = place(point.number(), x, width);
                if (value.low() != null && value.high() != null) {
                    pen.thinUpright(place, at(value.low(), y, bottom), at(value.high(), y, bottom));
                }
                pen.diamond(place, at(value.mean(), y, bottom));
            }
        }
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double number(Level level) {
        return Objects.requireNonNull(level.number());
    }

    private static double at(double fraction, double top, double bottom) {
        return bottom - fraction * (bottom - top);
    }

    private double place(double number, double x, double width) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Level level : chart.levels()) {
            least = Math.min(least, scaled(number(level)));
            most = Math.max(most, scaled(number(level)));
        }
        double from = x + LEFT + EDGE;
        double part = most > least ? (scaled(number) - least) / (most - least) : 0.5;
        return from + part * (x + width - EDGE - from);
    }

    private double scaled(double number) {
        return switch (chart.scale()) {
            case "log" -> Math.log(number);
            case "symlog" -> Math.log1p(number / chart.from());
            default -> number;
        };
    }
}
