package org.subliminal4j.experiment;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a network stands after an epoch.
 *
 * @param loss     mean training loss over the images of the epoch, each measured before the update of its batch
 * @param accuracy test accuracy after the epoch, a fraction: of all test images after the last epoch of the arm, of every
 *                 other one before it
 * @param probes   what probes tell of it, in finite numbers
 */
public record EpochResult(double loss, double accuracy, Map<String, Double> probes) {
    public EpochResult {
        Checks.require(Double.isFinite(loss), "loss", "finite", loss);
        Checks.requireFraction("accuracy", accuracy);
        Checks.requireFinite("probes", probes);
        probes = java.util.Collections.unmodifiableMap(new TreeMap<>(probes));
    }
}
