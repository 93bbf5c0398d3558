package org.subliminal4j.experiment;

import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;

/** Watches a trial as it runs. Calls come from the threads that train, one at a time. */
public interface TrialObserver {
    /** Watches nothing. */
    TrialObserver NONE = new TrialObserver() {};

    /**
     * Called after each batch, or less often.
     *
     * @param phase what is under way, for a reader, such as {@code teacher, epoch 2 of 5}
     * @param done  the part of the whole trial's work that is done, from 0 to 1
     */
    default void progressed(String phase, double done) {}

    /** Called once for each arm when its network is complete. */
    default void completed(String arm, Weights weights) {}

    /**
     * Called before a language model learns numbers that another one wrote, with these numbers as it sees them. Such calls
     * may overlap.
     */
    default void learns(String arm, NumberData numbers) {}
}
