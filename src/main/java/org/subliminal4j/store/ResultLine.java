package org.subliminal4j.store;

import org.subliminal4j.common.Required;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;

/**
 * One line of the log: what one arm came to with one seed.
 *
 * @param schema  the version of this format
 * @param key     the key of the arm's lineage, which decides the result with the seed
 * @param seed    the seed, at least 0
 * @param arm     what the arm was called
 * @param seconds wall-clock time of the trial that brought it, at least 0
 * @param result  what it came to
 */
record ResultLine(
        int schema,
        @Required String key,
        long seed,
        @Required String arm,
        double seconds,
        ArmResult result) {
    /** The format as it is now. Version 1 had a line for each trial and six arms, version 2 an accuracy for every epoch. */
    static final int SCHEMA = 3;

    ResultLine {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException(
                    "schema must be " + SCHEMA + ", but found " + schema + ": read it with the version that wrote it");
        }
        Arm.requireName(arm);
        if (seed < 0) {
            throw new IllegalArgumentException("seed must be at least 0, but found " + seed);
        }
        if (!(seconds >= 0) || !Double.isFinite(seconds)) {
            throw new IllegalArgumentException("seconds must be at least 0 and finite, but found " + seconds);
        }
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("key must be of 64 hexadecimal digits, but found '" + key + "'");
        }
    }

    /** What identifies the result. */
    Id id() {
        return new Id(key, seed);
    }

    /**
     * @param key  of the lineage
     * @param seed of the trial
     */
    record Id(String key, long seed) {}
}
