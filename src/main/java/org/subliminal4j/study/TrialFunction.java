package org.subliminal4j.study;

import org.subliminal4j.legacy.TrialObserver;
import org.subliminal4j.legacy.TrialResult;

/** A seed becomes a trial's result, as {@code new Trial(config, data)::run} does it. Called by many threads at once. */
@FunctionalInterface
public interface TrialFunction {
    /**
     * Runs the trial of {@code seed} in the calling thread.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    TrialResult run(long seed, TrialObserver observer);
}
