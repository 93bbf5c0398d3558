package org.subliminal4j.theory;

import java.util.List;

/**
 * The steps measured in one setting.
 *
 * @param network        widths of the layers, such as {@code 784-256-256-13}
 * @param inputs         what the student imitates on: {@code noise} or {@code images}
 * @param loss           the imitation loss
 * @param logits         what it imitates: {@code all} or {@code auxiliary}
 * @param seed           decides the parameters and the images
 * @param predictedSlope the theorem's A
 * @param sameInit       a student from the reference, by eps in descending order
 * @param otherInit      a student from another initialisation, by the same eps
 */
public record SettingResult(
        String network,
        String inputs,
        String loss,
        String logits,
        long seed,
        double predictedSlope,
        List<StepMeasurement> sameInit,
        List<StepMeasurement> otherInit) {
    public SettingResult {
        sameInit = List.copyOf(sameInit);
        otherInit = List.copyOf(otherInit);
    }
}
