package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Results;

/**
 * Every number of a run as tidy CSV, one a row: of which seed, arm, metric and epoch. The epoch is empty for what is told
 * at the end. A seed on which the arm diverged has the metric {@code diverged}, whose value is the step, from 0.
 */
final class ResultsCsv {
    /** The columns, in their order. */
    static final List<String> HEADS = List.of("seed", "arm", "metric", "epoch", "value");

    private ResultsCsv() {}

    /** The file's whole text. */
    static String text(List<Results> results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Results trial : results) {
            trial.arms().forEach((arm, result) -> add(trial.seed(), arm, result, rows));
        }
        return CsvText.of(HEADS, rows);
    }

    private static void add(long seed, String arm, ArmResult result, List<@Nullable Object[]> rows) {
        for (int epoch = 1; epoch <= result.epochs().size(); epoch++) {
            EpochResult at = result.epochs().get(epoch - 1);
            rows.add(row(seed, arm, "loss", epoch, at.loss()));
            for (Map.Entry<String, Double> metric : at.metrics().entrySet()) {
                rows.add(row(seed, arm, metric.getKey(), epoch, metric.getValue()));
            }
        }
        result.metrics().forEach((metric, value) -> rows.add(row(seed, arm, metric, null, value)));
        if (result.diverged() != null) {
            rows.add(row(
                    seed,
                    arm,
                    "diverged",
                    result.diverged().epoch(),
                    result.diverged().step()));
        }
    }

    private static @Nullable Object[] row(
            long seed, String arm, String metric, @Nullable Integer epoch, @Nullable Number value) {
        return new @Nullable Object[] {seed, arm, metric, epoch, value};
    }
}
