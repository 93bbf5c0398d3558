package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.report.CsvText;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.StudyAnalysis;
import org.subliminal4j.study.outcome.StudyResults;

/**
 * A study as CSV, with a column for each factor, in which its levels stand by their labels. Fractions are in full precision;
 * a cell of the table is empty where there is no such number.
 */
final class StudyCsv {
    private static final List<String> RESULT_HEADS = List.of("seed", "arm", "metric", "value");
    private static final List<String> SUMMARY_HEADS = List.of(
            "arm",
            "metric",
            "n",
            "diverged",
            "mean",
            "sd",
            "low",
            "high",
            "published",
            "published_n",
            "difference",
            "difference_low",
            "difference_high",
            "p_holm",
            "equivalence_p",
            "verdict",
            "source");

    private StudyCsv() {}

    /**
     * One line for each cell, seed, arm that is wanted, and metric at the end, the loss of its last epoch among them; of an arm that diverged one line, with the
     * metric {@code diverged} and the epoch as its value.
     */
    static String results(StudyResults results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Cell cell : results.plan().cells()) {
            for (Results trial : results.of(cell)) {
                trial.arms().forEach((arm, result) -> {
                    if (cell.arms().contains(arm)) {
                        add(cell, trial.seed(), arm, result, rows);
                    }
                });
            }
        }
        return CsvText.of(heads(results.plan(), RESULT_HEADS), rows);
    }

    private static void add(Cell cell, long seed, String arm, ArmResult result, List<@Nullable Object[]> rows) {
        result.metrics().forEach((metric, value) -> rows.add(row(cell, seed, arm, metric, value)));
        if (result.diverged() != null) {
            rows.add(row(cell, seed, arm, "diverged", result.diverged().epoch()));
        } else if (!result.epochs().isEmpty()) {
            rows.add(row(cell, seed, arm, ArmResult.TRAINING_LOSS, result.trainingLoss()));
        }
    }

    /** One line for each cell, arm and metric; several where several values are expected of it. */
    static String summary(StudyAnalysis analysis) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CellSummary cell : analysis.cells()) {
            for (Map.Entry<String, ArmSummary> arm : cell.arms().entrySet()) {
                List<String> metrics = new ArrayList<>(arm.getValue().metrics().keySet());
                if (!metrics.contains(analysis.measure().metric())) {
                    metrics.add(analysis.measure().metric());
                }
                for (String metric : metrics) {
                    List<Judged> judged = analysis.judged(cell.cell(), arm.getKey(), metric);
                    if (judged.isEmpty()) {
                        rows.add(row(cell, arm.getValue(), metric, null));
                    }
                    judged.forEach(each -> rows.add(row(cell, arm.getValue(), metric, each)));
                }
            }
        }
        return CsvText.of(heads(analysis.plan(), SUMMARY_HEADS), rows);
    }

    private static @Nullable Object[] row(CellSummary cell, ArmSummary arm, String metric, @Nullable Judged judged) {
        Sample sample = arm.sample(metric);
        Agreement.Tests tests = judged == null ? null : judged.tests();
        return row(
                cell.cell(),
                arm.name(),
                metric,
                sample.n(),
                arm.leftOut().size(),
                orEmpty(sample.mean()),
                orEmpty(sample.sd()),
                sample.dotsAlone() ? null : orEmpty(sample.interval().low()),
                sample.dotsAlone() ? null : orEmpty(sample.interval().high()),
                judged == null ? null : judged.expectation().mean(),
                judged == null ? null : judged.expectation().n(),
                tests == null ? null : tests.difference(),
                tests == null ? null : orEmpty(tests.interval().low()),
                tests == null ? null : orEmpty(tests.interval().high()),
                tests == null || judged == null ? null : orEmpty(judged.holm()),
                tests == null ? null : tests.equivalence(),
                judged == null ? null : judged.result().words(),
                judged == null ? null : judged.expectation().source());
    }

    private static List<String> heads(StudyPlan plan, List<String> others) {
        List<String> heads = new ArrayList<>(List.of("cell"));
        plan.factors().stream().map(Factor::name).forEach(heads::add);
        heads.addAll(others);
        return heads;
    }

    private static @Nullable Object[] row(Cell cell, @Nullable Object... others) {
        List<@Nullable Object> row = new ArrayList<>(List.of(cell.index() + 1));
        cell.levels().forEach(level -> row.add(level.label()));
        row.addAll(Arrays.asList(others));
        return row.toArray();
    }

    private static @Nullable Double orEmpty(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
