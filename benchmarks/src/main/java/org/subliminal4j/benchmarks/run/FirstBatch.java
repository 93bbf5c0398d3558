package org.subliminal4j.benchmarks.run;

import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.experiment.ExperimentConfig;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;

/** Starts like the command line and ends when the first batch has been trained on: the time to look at is the process's. */
public final class FirstBatch {
    private FirstBatch() {}

    public static void main(String[] arguments) {
        new Trial(ExperimentConfig.paper(), Problem.mnist()).run(1, new TrialObserver() {
            private int calls;

            @Override
            public void progressed(Phase phase, int epoch, double done) {
                // The observer may be called before the update of its batch: the second call is surely after the
                // first's.
                if (++calls == 2) {
                    Runtime.getRuntime().halt(0);
                }
            }
        });
    }
}
