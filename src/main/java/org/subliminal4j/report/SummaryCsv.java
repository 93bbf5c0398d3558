package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.LeftOut;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.training.Trainer.Diverged;

/**
 * The arms of a run as CSV, a row for each metric of each arm; fractions in full precision. A cell is empty where there is
 * no such number: the interval of fewer seeds than have one, or a published value of another setting.
 */
final class SummaryCsv {
    /** The columns, in their order. */
    static final List<String> HEADS = List.of(
            "arm",
            "label",
            "metric",
            "n",
            "diverged",
            "first_diverged_epoch",
            "missing",
            "mean",
            "sd",
            "interval_low",
            "interval_high",
            "published_mean",
            "published_n",
            "difference",
            "welch_p_holm",
            "equivalence_p",
            "agreement");

    private SummaryCsv() {}

    /** The file's whole text. */
    static String text(Analysis analysis) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ArmSummary arm : analysis.arms().values()) {
            if (arm.metrics().isEmpty()) {
                rows.add(row(analysis, arm, analysis.chance().metric()));
            }
            arm.metrics().keySet().forEach(metric -> rows.add(row(analysis, arm, metric)));
        }
        return CsvText.of(HEADS, rows);
    }

    private static @Nullable Object[] row(Analysis analysis, ArmSummary arm, String metric) {
        Sample sample = arm.sample(metric);
        Agreement found = analysis.agreement(arm.name());
        Agreement agreement = found != null && found.published().metric().equals(metric) ? found : null;
        Agreement.Tests tests = agreement == null ? null : agreement.tests();
        return new @Nullable Object[] {
            arm.name(),
            arm.label(),
            metric,
            sample.n(),
            arm.leftOut().size(),
            firstEpoch(arm),
            arm.missing().size(),
            orEmpty(sample.mean()),
            orEmpty(sample.sd()),
            sample.dotsAlone() ? null : orEmpty(sample.interval().low()),
            sample.dotsAlone() ? null : orEmpty(sample.interval().high()),
            agreement == null ? null : agreement.published().mean(),
            agreement == null ? null : agreement.published().n(),
            tests == null ? null : tests.difference(),
            tests == null ? null : orEmpty(agreement == null ? Double.NaN : agreement.holm()),
            tests == null ? null : tests.equivalence(),
            agreement == null ? null : agreement.result().words()
        };
    }

    /** The epoch in which the first of the seeds that diverged did. */
    private static @Nullable Integer firstEpoch(ArmSummary arm) {
        return arm.leftOut().stream()
                .map(LeftOut::where)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Diverged::epoch)
                .orElse(null);
    }

    private static @Nullable Double orEmpty(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
