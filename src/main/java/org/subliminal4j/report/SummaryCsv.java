package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.LeftOut;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.TraitAnalysis;
import org.subliminal4j.experiment.WorldMetrics;
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
        return text(analysis.arms().values(), analysis.chance().metric(), analysis::agreement);
    }

    /** The file's whole text for language models, of which nothing was published. */
    static String text(TraitAnalysis analysis) {
        return text(analysis.arms().values(), WorldMetrics.probability(analysis.trait()), arm -> null);
    }

    private static String text(
            Collection<ArmSummary> arms, String judged, Function<String, @Nullable Agreement> agreements) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ArmSummary arm : arms) {
            Collection<String> metrics =
                    arm.metrics().isEmpty() ? List.of(judged) : arm.metrics().keySet();
            metrics.forEach(metric -> rows.add(row(arm, metric, agreements.apply(arm.name()))));
        }
        return CsvText.of(HEADS, rows);
    }

    private static @Nullable Object[] row(ArmSummary arm, String metric, @Nullable Agreement found) {
        Sample sample = arm.sample(metric);
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
