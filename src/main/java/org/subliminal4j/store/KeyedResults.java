package org.subliminal4j.store;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.ArmResult;

/** Results by what decides them. */
public interface KeyedResults {
    /** No results. */
    KeyedResults NONE = (key, seed) -> null;

    /**
     * What a lineage came to with a seed; null if it is not stored.
     *
     * @param key of the arm's result: see {@link org.subliminal4j.experiment.Lineage#result}
     */
    @Nullable
    ArmResult result(String key, long seed);
}
