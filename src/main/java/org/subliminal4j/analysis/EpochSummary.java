package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.stats.LogScale;

/**
 * Where an arm stands after one of its epochs, over the seeds on which it did not diverge.
 *
 * @param epoch    from 1, counted through all stages of the arm
 * @param accuracy test accuracy: before the last epoch, of every other test image
 * @param loss     mean training loss of the epoch
 * @param logLoss  the same for logarithmic axes; null where a loss is not above 0
 */
public record EpochSummary(
        int epoch, Sample accuracy, Sample loss, @Nullable LogScale logLoss) {
    /** The epochs of the arm of that name, in their order; none for an arm without training, or without results. */
    public static List<EpochSummary> of(String arm, Collection<Results> results) {
        Map<Long, List<EpochResult>> bySeed = new TreeMap<>();
        for (Results trial : results) {
            ArmResult result = trial.arms().get(arm);
            if (result != null && result.diverged() == null) {
                bySeed.put(trial.seed(), result.epochs());
            }
        }
        int last = bySeed.values().stream().mapToInt(List::size).max().orElse(0);
        List<EpochSummary> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= last; epoch++) {
            Sample accuracy = Sample.ofFractions(values(bySeed, epoch, EpochResult::accuracy));
            Sample loss = Sample.of(values(bySeed, epoch, EpochResult::loss));
            epochs.add(new EpochSummary(epoch, accuracy, loss, logarithmic(loss)));
        }
        return epochs;
    }

    private static Map<Long, Double> values(
            Map<Long, List<EpochResult>> bySeed, int epoch, ToDoubleFunction<EpochResult> measure) {
        Map<Long, Double> values = new TreeMap<>();
        bySeed.forEach((seed, epochs) -> {
            double value = epochs.size() < epoch ? Double.NaN : measure.applyAsDouble(epochs.get(epoch - 1));
            if (Sample.takes(value)) {
                values.put(seed, value);
            }
        });
        return values;
    }

    private static @Nullable LogScale logarithmic(Sample loss) {
        boolean positive = loss.n() > 0 && loss.bySeed().values().stream().allMatch(value -> value > 0);
        return positive ? LogScale.of(loss.values(), Policy.LEVEL) : null;
    }
}
