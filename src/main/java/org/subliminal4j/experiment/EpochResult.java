package org.subliminal4j.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a network stands after an epoch.
 *
 * @param loss    mean training loss over the examples of the epoch, each measured before the update of its batch
 * @param metrics what its task tells of it, and its probes, in finite numbers: for images {@code accuracy}, a fraction of
 *                all test images after the last epoch of the arm, of every other one before it
 */
public record EpochResult(double loss, Map<String, Double> metrics) {
    public EpochResult {
        Checks.require(Double.isFinite(loss), "loss", "finite", loss);
        Checks.requireFinite("metrics", metrics);
        Double accuracy = metrics.get(ArmResult.ACCURACY);
        if (accuracy != null) {
            Checks.requireFraction("metrics." + ArmResult.ACCURACY, accuracy);
        }
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** A network that reads images, and what probes tell of it. */
    public static EpochResult of(double loss, double accuracy, Map<String, Double> probes) {
        Map<String, Double> metrics = new TreeMap<>(probes);
        metrics.put(ArmResult.ACCURACY, accuracy);
        return new EpochResult(loss, metrics);
    }

    /** Test accuracy, a fraction; NaN where networks are not judged by it. */
    public double accuracy() {
        return metrics.getOrDefault(ArmResult.ACCURACY, Double.NaN);
    }
}
