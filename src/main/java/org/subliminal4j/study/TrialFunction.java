package org.subliminal4j.study;

import org.subliminal4j.experiment.Helpers;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.TrialObserver;

/** A seed becomes results, as {@code new Trial(plan, dataSets)::run} does it. Called by many threads at once. */
@FunctionalInterface
public interface TrialFunction {
    /**
     * Runs the trial of {@code seed}.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Results run(long seed, TrialObserver observer, Helpers helpers);
}
