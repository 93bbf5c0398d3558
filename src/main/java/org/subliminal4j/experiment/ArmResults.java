package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Inference;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Trainer.Diverged;

/** Makes results of what was measured. */
final class ArmResults {
    private ArmResults() {}

    /** Of a network that no stage trains. */
    static ArmResult untrained(Weights weights, ImageSet test) {
        if (!weights.finite()) {
            return lost(weights);
        }
        return of(weights, List.of(), List.of(), Inference.confusion(weights, test), Map.of(), null);
    }

    /** Of a network that descends from one that diverged, and so is trained no further: diverged before a first step. */
    static ArmResult lost(Weights weights) {
        return new ArmResult(Map.of(), List.of(), List.of(), weights.sha256(), new Diverged(0, 0));
    }

    /** Of a network after a stage. */
    static ArmResult of(
            Weights weights,
            List<EpochResult> epochs,
            List<Probe.Step> steps,
            int[][] confusion,
            Map<String, Double> probes,
            @Nullable Diverged diverged) {
        if (diverged != null) {
            return new ArmResult(Map.of(), epochs, List.of(), weights.sha256(), diverged);
        }
        Map<String, Double> metrics = new HashMap<>(finite(probes));
        metrics.put(ArmResult.ACCURACY, Inference.accuracy(confusion));
        List<List<Integer>> rows = Arrays.stream(confusion)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new ArmResult(metrics, epochs, finite(steps), rows, weights.sha256(), null);
    }

    /** A probe that comes to no finite number tells nothing. */
    static Map<String, Double> finite(Map<String, Double> probes) {
        Map<String, Double> finite = new HashMap<>(probes);
        finite.values().removeIf(number -> !Double.isFinite(number));
        return finite;
    }

    private static List<Probe.Step> finite(List<Probe.Step> steps) {
        return steps.stream()
                .map(step -> new Probe.Step(step.step(), finite(step.metrics())))
                .toList();
    }

    /** Of an arm after one stage more: what diverged once stays diverged. */
    static ArmResult followedBy(ArmResult before, ArmResult after) {
        if (before.diverged() != null) {
            return before;
        }
        List<EpochResult> epochs = new ArrayList<>(before.epochs());
        epochs.addAll(after.epochs());
        return new ArmResult(
                after.metrics(), epochs, after.steps(), after.confusion(), after.sha256(), after.diverged());
    }
}
