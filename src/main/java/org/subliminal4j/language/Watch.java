package org.subliminal4j.language;

import org.subliminal4j.network.Learner;

/** Looks on while a model is trained. */
public interface Watch {
    /** Lets it train. */
    Watch NONE = loss -> true;

    /**
     * Called before the first step.
     *
     * @param learner what is trained: its parameters change with every step
     */
    default void begin(Learner learner) {}

    /**
     * Called after each step.
     *
     * @param loss of the step's batch, before the step
     * @return whether there is to be another step
     */
    boolean step(double loss);
}
