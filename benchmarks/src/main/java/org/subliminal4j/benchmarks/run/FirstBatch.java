package org.subliminal4j.benchmarks.run;

import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Helpers;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;

/** Starts like the command line and ends when the first batch has been trained on: the time to look at is the process's. */
public final class FirstBatch {
    private FirstBatch() {}

    public static void main(String[] arguments) {
        DataSets data = new DataSets().with("mnist", Problem.mnist());
        new Trial(Plan.of(Experiment.paper()), data).run(1, new TrialObserver() {
            @Override
            public void progressed(String phase, double done) {
                Runtime.getRuntime().halt(0);
            }
        }, Helpers.NONE);
    }
}
