package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.report.theorem.Beyond;
import org.subliminal4j.report.theorem.Students;
import org.subliminal4j.report.theorem.Training;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.Study;

/** Trains what lies beyond the theorem, seeds side by side, and shows how far it is. */
final class TheoremTraining {
    private final WorkOptions work;
    private final PrintWriter err;

    /** @param err for progress */
    TheoremTraining(WorkOptions work, PrintWriter err) {
        this.work = work;
        this.err = err;
    }

    /**
     * Finds out before anything is measured that so many seeds do not fit into this machine side by side.
     *
     * @throws org.subliminal4j.common.UserException if they do not
     */
    void check(Experiment experiment, DataSets dataSets, Set<Beyond> parts, SeedRange seeds) {
        if (!parts.isEmpty()) {
            LocalRun.requireFits(experiment, dataSets, Math.min(work.workers(), seeds.count()));
        }
    }

    /**
     * Trains the arms that the asked parts need, and what they descend from.
     *
     * @return null if no part is asked for
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    @Nullable
    Training run(Experiment experiment, Set<Beyond> parts, SeedRange seeds, DataSets dataSets) {
        if (parts.isEmpty()) {
            return null;
        }
        Students students = Students.of(experiment);
        Set<String> arms = new LinkedHashSet<>();
        for (Beyond part : parts) {
            part.arms(students).stream().map(Arm::name).forEach(arms::add);
        }
        Trial trial = new Trial(Plan.of(experiment, arms), dataSets);
        List<Results> results = new ArrayList<>();
        try (ProgressDisplay display = new ProgressDisplay(err, seeds.count())) {
            if (work.showsProgress()) {
                display.open();
            }
            new Study(trial::run, results::add, display).run(seeds, Set.of(), work.workers());
        }
        return Training.of(experiment, results, parts);
    }
}
