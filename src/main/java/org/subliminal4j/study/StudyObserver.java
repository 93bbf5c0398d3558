package org.subliminal4j.study;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.TrialObserver;
import org.subliminal4j.legacy.TrialResult;

/** Watches a study as it runs. Each call comes from the worker that runs the trial, so calls overlap. */
public interface StudyObserver {
    /** Watches nothing. */
    StudyObserver NONE = new StudyObserver() {};

    /** Called when the trial of {@code seed} begins. */
    default void started(long seed) {}

    /** Called after each batch: see {@link TrialObserver#progressed}. */
    default void progressed(long seed, TrialObserver.Phase phase, int epoch, double done) {}

    /** Called for each network, before its trial is stored: see {@link TrialObserver#completed}. */
    default void completed(long seed, Arm arm, MultiLayerNetwork network) {}

    /** Called when a trial is stored. */
    default void finished(TrialResult result) {}
}
