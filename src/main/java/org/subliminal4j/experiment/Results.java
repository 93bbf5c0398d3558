package org.subliminal4j.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one trial, one experiment with one seed, came to.
 *
 * @param seed    the seed of all its random streams, at least 0
 * @param arms    the result of each arm, by name, in the order of the experiment
 * @param seconds wall-clock time of the trial; not part of what the seed decides
 */
public record Results(long seed, Map<String, ArmResult> arms, double seconds) {
    public Results {
        Checks.require(seed >= 0, "seed", "at least 0", seed);
        Checks.requireValues("arms", arms);
        Checks.require(seconds >= 0 && Double.isFinite(seconds), "seconds", "at least 0 and finite", seconds);
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    }

    /** The result of the arm of that name. */
    public ArmResult arm(String name) {
        ArmResult result = arms.get(name);
        if (result == null) {
            throw new IllegalArgumentException("expected one of the arms " + arms.keySet() + ", but found " + name);
        }
        return result;
    }
}
