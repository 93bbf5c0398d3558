package org.subliminal4j.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Trainer.Diverged;

/**
 * What one arm came to with one seed.
 *
 * @param metrics   named finite numbers at the end: what its task tells, for images {@code accuracy}, a fraction of the test
 *                  images, and what probes tell (one that comes to no finite number tells nothing); empty for an arm that
 *                  diverged
 * @param epochs    where it stood after each epoch of all its stages; empty for an untrained network
 * @param steps     what probes told of single steps of its last stage
 * @param confusion counts on the test images, {@code confusion.get(label).get(prediction)}, of which the accuracy is the part on
 *                  the diagonal; empty for an arm that diverged, and where networks are not judged by classes
 * @param sha256    SHA-256, in hexadecimal, of its parameters as little-endian float32 in the order of the layout
 * @param diverged  where its loss or its parameters stopped being finite numbers; epoch 0 where it descends
 *                  from one that diverged and was not trained; null for one that did not diverge
 */
public record ArmResult(
        Map<String, Double> metrics,
        List<EpochResult> epochs,
        List<Probe.Step> steps,
        List<List<Integer>> confusion,
        String sha256,
        @Nullable Diverged diverged) {
    /** The metric of networks that read images. */
    public static final String ACCURACY = "accuracy";

    /** What an output calls {@link #trainingLoss}. */
    public static final String TRAINING_LOSS = "training-loss";

    public ArmResult {
        Checks.requireFinite("metrics", metrics);
        Checks.requireValues("epochs", epochs);
        Checks.requireValues("steps", steps);
        Checks.requireValue("confusion", confusion);
        Checks.require(
                sha256 != null && sha256.matches("[0-9a-f]{64}"),
                "sha256",
                "64 hexadecimal digits",
                "'" + sha256 + "'");
        steps.forEach(step -> Checks.requireFinite("steps", step.metrics()));
        if (diverged == null && confusion.isEmpty()) {
            Checks.require(!metrics.isEmpty(), "metrics", "at least one", metrics);
            Checks.require(!metrics.containsKey(ACCURACY), "confusion", "given beside an accuracy", confusion);
        } else if (diverged == null) {
            Confusions.check(confusion);
            Confusions.requireAccuracy("metrics." + ACCURACY, metrics.get(ACCURACY), confusion);
        } else {
            Checks.require(metrics.isEmpty(), "metrics", "empty for an arm that diverged", metrics);
            Checks.require(confusion.isEmpty(), "confusion", "empty for an arm that diverged", confusion);
        }
        metrics = java.util.Collections.unmodifiableMap(new TreeMap<>(metrics));
        epochs = List.copyOf(epochs);
        steps = List.copyOf(steps);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** A result of which no single steps are told. */
    public ArmResult(
            Map<String, Double> metrics,
            List<EpochResult> epochs,
            List<List<Integer>> confusion,
            String sha256,
            @Nullable Diverged diverged) {
        this(metrics, epochs, List.of(), confusion, sha256, diverged);
    }

    /** Test accuracy at the end, a fraction; NaN for an arm that diverged, or is not judged by it. */
    public double accuracy() {
        return metrics.getOrDefault(ACCURACY, Double.NaN);
    }

    /** Mean training loss of the last epoch, in the unit of the arm's own loss; NaN for an arm that was not trained. */
    public double trainingLoss() {
        return epochs.isEmpty() ? Double.NaN : epochs.get(epochs.size() - 1).loss();
    }
}
