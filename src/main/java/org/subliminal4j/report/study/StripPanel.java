package org.subliminal4j.report.study;

import java.util.List;
import java.util.stream.IntStream;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.FigurePen;
import org.subliminal4j.report.page.SampleData;
import org.subliminal4j.report.style.ArmStyle;

/** The arms along a factor of names, or the arms of the only cell: a line for each, every seed a dot. */
record StripPanel(FactorChart chart) implements Panel {
    private static final double LINE = 44;
    private static final double GAP = 22;
    private static final double BOTTOM = 50;
    private static final double NUMBER = 90;

    /** One arm at one place. */
    private record Line(FactorChart.Series series, FactorChart.Point point) {}

    /**
     * The arms at one place.
     *
     * @param name what stands left of them
     */
    private record Row(String name, List<Line> lines) {
        double height() {
            return lines.size() * LINE + GAP;
        }
    }

    @Override
    public String title() {
        return chart.factor().isEmpty() ? "" : "by " + chart.factor();
    }

    private List<Row> rows() {
        if (chart.factor().isEmpty()) {
            return chart.series().stream()
                    .map(series -> new Row(series.label(), List.of(line(series, 0))))
                    .toList();
        }
        return IntStream.range(0, chart.levels().size())
                .mapToObj(level -> new Row(
                        chart.levels().get(level).label(),
                        chart.series().stream()
                                .map(series -> line(series, level))
                                .toList()))
                .toList();
    }

    private static Line line(FactorChart.Series series, int level) {
        return new Line(series, series.points().get(level));
    }

    @Override
    public double height() {
        return rows().stream().mapToDouble(Row::height).sum() + BOTTOM;
    }

    @Override
    public boolean wide() {
        return chart.factor().isEmpty();
    }

    @Override
    public void paint(FigurePen pen, double x, double y, double width) {
        double left = x + Math.min(400, width * 0.3);
        double right = x + width - NUMBER;
        double bottom = y + height() - BOTTOM;
        for (int percent = 0; percent <= 100; percent += 20) {
            pen.grid(place(percent / 100.0, left, right), y, bottom);
            pen.note(percent + "%", place(percent / 100.0, left, right), bottom + 32, 0.5);
        }
        if (chart.chance() != null) {
            pen.dashed(place(chart.chance(), left, right), y, bottom);
        }
        double top = y;
        for (Row row : rows()) {
            pen.level(top, x, x + width);
            pen.label(row.name(), x, top + row.height() / 2, left - x - 20, row.height());
            for (int i = 0; i < row.lines().size(); i++) {
                paint(pen, row.lines().get(i), top + GAP / 2 + (i + 0.5) * LINE, left, right);
            }
            top += row.height();
        }
    }

    private static void paint(FigurePen pen, Line line, double y, double left, double right) {
        ArmStyle style = Panel.style(line.series);
        SampleData sample = line.point.sample();
        int n = sample.values().size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = place(sample.values().get(i), left, right);
            ys[i] = y + (n == 1 ? 0 : ((i + 1) * 0.6180339887 % 1 - 0.5) * LINE * 0.5);
        }
        pen.dots(xs, ys, style);
        Double mean = sample.mean();
        if (mean != null && sample.low() != null && sample.high() != null) {
            pen.whisker(place(sample.low(), left, right), place(sample.high(), left, right), y);
            pen.mean(place(mean, left, right), y, style);
        }
        for (FactorChart.Expected value : line.point.expected()) {
            if (value.low() != null && value.high() != null) {
                pen.thin(place(value.low(), left, right), place(value.high(), left, right), y + LINE * 0.36);
            }
            pen.diamond(place(value.mean(), left, right), y + LINE * 0.36);
        }
        pen.note(mean == null ? line.point.note() : Words.percent(mean), right + NUMBER, y + 8, 1);
    }

    private static double place(double fraction, double left, double right) {
        return left + fraction * (right - left);
    }
}
