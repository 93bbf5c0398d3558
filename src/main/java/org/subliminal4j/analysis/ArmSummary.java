package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.WorldMetrics;

/**
 * What one arm comes to over the seeds.
 *
 * @param name    the arm's name
 * @param label   what a reader calls it
 * @param metrics each metric by name, for images {@code accuracy} and {@code balanced-accuracy} among them, and {@code
 *                training-loss} of what was trained; without the seeds where a {@link Sample} does not take it
 * @param leftOut the seeds on which it diverged, in their order
 * @param missing the seeds that have no result of it, in their order
 */
public record ArmSummary(
        String name, String label, Map<String, Sample> metrics, List<LeftOut> leftOut, List<Long> missing) {
    public ArmSummary {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        leftOut = List.copyOf(leftOut);
        missing = List.copyOf(missing);
    }

    /** Summarises {@code arm} over {@code results}, which are in the order of their seeds. */
    public static ArmSummary of(Arm arm, List<Results> results) {
        Map<String, Map<Long, Double>> values = new LinkedHashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        for (Results trial : results) {
            ArmResult result = trial.arms().get(arm.name());
            if (result == null) {
                missing.add(trial.seed());
            } else if (result.diverged() != null) {
                leftOut.add(new LeftOut(trial.seed(), result.diverged()));
            } else {
                finite(result).forEach((metric, value) -> values.computeIfAbsent(metric, key -> new TreeMap<>())
                        .put(trial.seed(), value));
            }
        }
        Map<String, Sample> metrics = new TreeMap<>();
        values.forEach((metric, bySeed) ->
                metrics.put(metric, fraction(metric) ? Sample.ofFractions(bySeed) : Sample.of(bySeed)));
        return new ArmSummary(arm.name(), arm.label(), metrics, leftOut, missing);
    }

    private static Map<String, Double> finite(ArmResult result) {
        Map<String, Double> finite = new TreeMap<>(result.metrics());
        if (!result.confusion().isEmpty()) {
            finite.put(BalancedAccuracy.NAME, BalancedAccuracy.of(result.confusion()));
        }
        finite.put(ArmResult.TRAINING_LOSS, result.trainingLoss());
        finite.values().removeIf(value -> !Sample.takes(value));
        return finite;
    }

    private static boolean fraction(String metric) {
        return metric.endsWith(ArmResult.ACCURACY) || WorldMetrics.has(metric);
    }

    /** The values of a metric; none where no seed has it. */
    public Sample sample(String metric) {
        return metrics.getOrDefault(metric, Sample.of(Map.of()));
    }

    /** The test accuracy at the end. */
    public Sample accuracy() {
        return sample(ArmResult.ACCURACY);
    }

    /** Whether it diverged on every seed that has a result of it. */
    public boolean diverged() {
        return judged() == 0 && !leftOut.isEmpty();
    }

    /** The seeds that have any number of it: each metric of its task is told of all of them. */
    private int judged() {
        return metrics.values().stream().mapToInt(Sample::n).max().orElse(0);
    }

    /** Which seeds diverged, as a sentence; null if none did. */
    public @Nullable String divergedWords() {
        if (leftOut.isEmpty()) {
            return null;
        }
        int seeds = judged() + leftOut.size();
        String first = ", first " + leftOut.get(0).words();
        return diverged()
                ? label + " diverged on " + (seeds == 1 ? "the only seed" : "all " + seeds + " seeds") + first + "."
                : label + " diverged on " + leftOut.size() + " of " + seeds + " seeds" + first
                        + "; they are in no mean.";
    }
}
