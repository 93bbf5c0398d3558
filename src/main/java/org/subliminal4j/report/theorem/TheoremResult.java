package org.subliminal4j.report.theorem;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;

/**
 * All that the theorem command measured.
 *
 * @param provenance   where it comes from
 * @param oneStepSetup what the one-step checks measured
 * @param oneStep      what came out
 * @param training     what many steps came to; null if nothing was trained
 */
public record TheoremResult(
        Provenance provenance,
        OneStepConfig oneStepSetup,
        OneStepReport oneStep,
        @Nullable Training training) {}
