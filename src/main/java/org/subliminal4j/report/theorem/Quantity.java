package org.subliminal4j.report.theorem;

import java.util.List;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.stats.Interval;

/** A number that a student of one seed comes to. */
enum Quantity {
    ACCURACY("test accuracy"),
    LOSS("distillation loss, last epoch"),
    DISPLACEMENT("cosine of displacements, at the end"),
    GRADIENT("cosine of gradients, mean over steps"),
    POSITIVE("share of steps with a positive cosine");

    private final String label;

    Quantity(String label) {
        this.label = label;
    }

    /** The quantity for a reader. */
    String label() {
        return label;
    }

    /** The number; NaN for a student that diverged, or of which it was not asked. */
    double of(ArmResult result) {
        List<EpochResult> epochs = result.epochs();
        if (result.diverged() != null || epochs.isEmpty()) {
            return Double.NaN;
        }
        EpochResult last = epochs.get(epochs.size() - 1);
        return switch (this) {
            case ACCURACY -> result.accuracy();
            case LOSS -> last.loss();
            case DISPLACEMENT -> last.metrics().getOrDefault("displacementCosine", Double.NaN);
            case GRADIENT ->
                epochs.stream()
                        .mapToDouble(epoch -> epoch.metrics().getOrDefault("gradientCosine", Double.NaN))
                        .average()
                        .orElse(Double.NaN);
            case POSITIVE -> result.metrics().getOrDefault("positiveGradientShare", Double.NaN);
        };
    }

    /** The part of an interval that is possible for the quantity. */
    Interval possible(Interval interval) {
        return switch (this) {
            case ACCURACY, POSITIVE -> interval.clipped(0, 1);
            case GRADIENT, DISPLACEMENT -> interval.clipped(-1, 1);
            case LOSS -> interval.clipped(0, Double.POSITIVE_INFINITY);
        };
    }
}
