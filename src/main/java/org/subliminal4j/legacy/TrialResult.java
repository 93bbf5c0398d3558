package org.subliminal4j.legacy;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one trial, one configuration with one seed, came to.
 *
 * @param seed    the seed of all its random streams
 * @param arms    the result of each of the six arms
 * @param seconds wall-clock time of the trial
 */
public record TrialResult(long seed, Map<Arm, ArmResult> arms, double seconds) {
    public TrialResult {
        if (!arms.keySet().equals(java.util.EnumSet.allOf(Arm.class))) {
            throw new IllegalArgumentException(
                    "A trial has a result for each of its six arms, but found " + arms.keySet());
        }
        arms = new EnumMap<>(arms);
    }

    /** The result of {@code arm}. */
    public ArmResult arm(Arm arm) {
        return java.util.Objects.requireNonNull(arms.get(arm));
    }
}
