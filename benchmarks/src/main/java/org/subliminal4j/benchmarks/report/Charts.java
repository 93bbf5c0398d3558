package org.subliminal4j.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;
import org.subliminal4j.benchmarks.gemm.Product;

/** The measurements as pictures, with their 95% intervals. */
final class Charts {
    /** Okabe and Ito's colours, which the colour-blind tell apart. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73), new Color(0xD55E00), new Color(0xCC79A7)
    };

    private Charts() {}

    /** Writes {@code trial.png} and {@code gemm.png}; each only if it was measured. */
    static void write(Tables tables, int cores, Path folder) throws IOException {
        Optional<CategoryChart> trial = trial(tables);
        if (trial.isPresent()) {
            BitmapEncoder.saveBitmap(
                    trial.get(), folder.resolve("trial.png").toString(), BitmapEncoder.BitmapFormat.PNG);
        }
        if (!tables.blases().isEmpty()) {
            BitmapEncoder.saveBitmap(
                    gemm(tables, cores), folder.resolve("gemm.png").toString(), BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static Optional<CategoryChart> trial(Tables tables) {
        Optional<String> epochs = tables.trialEpochs();
        Map<String, Measured> bars = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (String library : Tables.TRIALS) {
            epochs.flatMap(count -> tables.trial(library, count)).ifPresent(time -> {
                names.add(Tables.title(library));
                bars.put(Tables.title(library), time);
            });
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        CategoryChart chart = chart(
                "All six arms of a seed, " + epochs.orElseThrow() + " epochs a phase",
                "",
                "seconds a seed (less is better)");
        add(chart, "seconds a seed", names, names.stream().map(bars::get).toList());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(10);
        return Optional.of(chart);
    }

    private static CategoryChart gemm(Tables tables, int cores) {
        CategoryChart chart = chart(
                "The products of a training step, one single-threaded caller on each of " + cores + " cores",
                "",
                "GFLOP/s of all callers (more is better)");
        // Every product is named.
        chart.getStyler().setXAxisTickMarkSpacingHint(40);
        chart.getStyler().setXAxisLabelRotation(50);
        List<Product> products = new ArrayList<>();
        for (Product product : Product.values()) {
            if (tables.blases().stream()
                    .allMatch(blas -> tables.rate(product, blas, cores, 1).isPresent())) {
                products.add(product);
            }
        }
        if (products.isEmpty()) {
            return chart;
        }
        List<String> names = products.stream()
                .map(product ->
                        product.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .toList();
        for (String blas : tables.blases()) {
            add(
                    chart,
                    blas,
                    names,
                    products.stream()
                            .map(product -> tables.rate(product, blas, cores, 1).orElseThrow())
                            .toList());
        }
        return chart;
    }

    private static CategoryChart chart(String title, String x, String y) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1100)
                .height(520)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setSeriesColors(COLOURS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setXAxisLabelRotation(25);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setAvailableSpaceFill(0.8);
        return chart;
    }

    private static void add(CategoryChart chart, String name, List<String> categories, List<Measured> values) {
        chart.addSeries(
                name,
                categories,
                values.stream().map(Measured::value).toList(),
                values.stream()
                        .map(measured -> Double.isNaN(measured.halfWidth()) ? 0 : measured.halfWidth())
                        .toList());
    }
}
