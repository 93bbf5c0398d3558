package org.subliminal4j.experiment;

import org.subliminal4j.data.ImageData;

/** One configuration and one seed become one result: a pure function, but for what an observer does. */
public final class Trial {
    private final ExperimentConfig config;
    private final ImageData data;

    /** A trial of {@code config} on {@code data}. */
    public Trial(ExperimentConfig config, ImageData data) {
        this.config = config;
        this.data = data;
    }

    /**
     * Runs all six arms on one thread.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public TrialResult run(long seed, TrialObserver observer) {
        throw new UnsupportedOperationException("to come " + config + data.sha256());
    }
}
