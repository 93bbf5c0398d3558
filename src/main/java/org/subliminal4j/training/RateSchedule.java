package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** How the learning rate goes over a phase of training: a factor for each step. */
public sealed interface RateSchedule {
    /** The paper's: the rate stays as it is. */
    RateSchedule DEFAULT = new Constant();

    /**
     * The factor of the learning rate.
     *
     * @param step  the step, from 0
     * @param steps the number of steps of the phase
     */
    double factor(long step, long steps);

    /** Always 1. */
    @JsonTypeName("constant")
    record Constant() implements RateSchedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }
    }
    // TODO Linear(warmUp steps, end factor) "linear", Cosine(warmUp, end) "cosine", Steps(everySteps, factor) "steps"
}
