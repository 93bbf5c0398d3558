package org.subliminal4j.report.theorem;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.subliminal4j.report.style.Palette;

/** A chart in the house style: white, a legend below, the colours of the {@link Palette}. */
final class TheoremPlot {
    private static final float THIN = 1;
    private static final float THICK = 2.5f;

    private final XYChart chart;

    /** A value with the ends of an interval around it. */
    record Band(double low, double middle, double high) {}

    TheoremPlot(String title, String x, String y) {
        chart = new XYChartBuilder()
                .width(1200)
                .height(760)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16))
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20))
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartPadding(16)
                .setMarkerSize(7);
        chart.getStyler()
                .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setPlotGridLinesColor(Palette.LINE.colour())
                .setXAxisDecimalPattern("0.####")
                .setYAxisDecimalPattern("0.####")
                .setErrorBarsColorSeriesColor(true);
    }

    /** Makes the x axis logarithmic, and the y axis where asked. */
    void logarithmic(boolean both) {
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(true)
                .setXAxisTickLabelsFormattingFunction(TheoremPlot::power);
        if (both) {
            chart.getStyler()
                    .setYAxisLogarithmic(true)
                    .setYAxisLogarithmicDecadeOnly(true)
                    .setYAxisTickLabelsFormattingFunction(TheoremPlot::power);
        }
    }

    /** Puts the legend to the right, for more entries than fit below. */
    void legendAtSide() {
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setLegendLayout(Styler.LegendLayout.Vertical);
    }

    /** A thin line without markers. */
    void line(String name, double[] x, double[] y, Palette color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color.colour());
        series.setLineWidth(THIN);
    }

    /** A thin line across the whole chart. */
    void level(String name, double y, Palette color) {
        double[] ends = chart.getSeriesCollection().stream()
                .flatMapToDouble(series -> DoubleStream.of(series.getXMin(), series.getXMax()))
                .sorted()
                .toArray();
        if (ends.length > 0) {
            line(name, new double[] {ends[0], ends[ends.length - 1]}, new double[] {y, y}, color);
        }
    }

    /** Markers without a line; none where there are no points. */
    void points(String name, double[] x, double[] y, Palette color) {
        if (x.length == 0) {
            return;
        }
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        Color full = color.colour();
        series.setMarkerColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), 110));
    }

    /** A thick line between two dashed ones. */
    void band(String name, double[] x, List<Band> bands, Palette color) {
        XYSeries middle = chart.addSeries(name, x, values(bands, Band::middle));
        middle.setMarker(SeriesMarkers.NONE);
        middle.setLineColor(color.colour());
        middle.setLineWidth(THICK);
        edge(name + ", low", x, values(bands, Band::low), color);
        edge(name + ", high", x, values(bands, Band::high), color);
    }

    private void edge(String name, double[] x, double[] y, Palette color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color.colour());
        series.setLineStyle(
                new BasicStroke(THIN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, THICK, new float[] {5, 4}, 0));
        series.setShowInLegend(false);
    }

    /** A thick line with markers and an error bar at each; the intervals are symmetric. None where there are no bands. */
    void bars(String name, double[] x, List<Band> bands, Palette color) {
        if (bands.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name, x, values(bands, Band::middle), values(bands, band -> band.high() - band.middle()));
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color.colour());
        series.setLineColor(color.colour());
        series.setLineWidth(THICK);
    }

    XYChart chart() {
        return chart;
    }

    private static double[] values(List<Band> bands, ToDoubleFunction<Band> part) {
        return bands.stream().mapToDouble(part).toArray();
    }

    private static String power(double value) {
        return String.format(Locale.ROOT, "%.0e", value);
    }
}
