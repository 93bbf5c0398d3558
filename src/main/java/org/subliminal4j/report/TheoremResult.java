package org.subliminal4j.report;

import java.util.List;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.theory.Finding;
import org.subliminal4j.theory.ManyStepsConfig;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;
import org.subliminal4j.theory.TrainingTrace;

/**
 * All that the theorem command measured.
 *
 * @param provenance   where it comes from
 * @param oneStepSetup what the one-step checks measured
 * @param oneStep      what came out
 * @param trainingSetup what the many-step measurements trained
 * @param findings     what came out over seeds; empty if nothing was trained
 * @param traces       one for each seed; empty if nothing was trained
 */
public record TheoremResult(
        Provenance provenance,
        OneStepConfig oneStepSetup,
        OneStepReport oneStep,
        ManyStepsConfig trainingSetup,
        List<Finding> findings,
        List<TrainingTrace> traces) {
    public TheoremResult {
        findings = List.copyOf(findings);
        traces = List.copyOf(traces);
    }
}
