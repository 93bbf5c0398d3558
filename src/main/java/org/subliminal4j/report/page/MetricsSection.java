package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;

/** What probes tell of the arms, and the accuracy that the charts do not show. */
final class MetricsSection {
    private MetricsSection() {}

    /** Whether there is anything beside what the networks are judged by. */
    static boolean any(RunView view) {
        return !rows(view).isEmpty();
    }

    static String html(RunView view) {
        return Html.numbers(
                "At the end, mean over the seeds" + view.of(),
                List.of("Metric and arm", "Seeds", "Mean", "95% interval", "sd"),
                rows(view));
    }

    private static List<List<String>> rows(RunView view) {
        List<List<String>> rows = new ArrayList<>();
        view.analysis().arms().values().stream()
                .flatMap(arm -> arm.metrics().keySet().stream())
                .filter(metric -> !metric.equals(view.analysis().chance().metric()))
                .distinct()
                .sorted()
                .forEach(metric -> view.analysis().arms().values().stream()
                        .filter(arm -> arm.metrics().containsKey(metric))
                        .forEach(arm -> rows.add(row(arm, metric))));
        return rows;
    }

    private static List<String> row(ArmSummary arm, String metric) {
        Sample sample = arm.sample(metric);
        return List.of(
                metric + ", " + arm.label(),
                String.valueOf(sample.n()),
                number(sample.mean()),
                sample.dotsAlone()
                        ? "-"
                        : number(sample.interval().low()) + " to "
                                + number(sample.interval().high()),
                number(sample.sd()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : Html.minus(String.format(Locale.ROOT, "%.4f", value));
    }
}
