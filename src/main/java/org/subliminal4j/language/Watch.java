package org.subliminal4j.language;

/** Looks on while a model is trained. */
public interface Watch {
    /** Lets it train. */
    Watch NONE = loss -> true;

    /**
     * Called after each step.
     *
     * @param loss of the step's batch, before the step
     * @return whether there is to be another step
     */
    boolean step(double loss);
}
