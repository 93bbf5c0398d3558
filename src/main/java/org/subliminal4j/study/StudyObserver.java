package org.subliminal4j.study;

import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;

/** Watches a study as it runs. Each call comes from the worker that runs the trial, so calls overlap. */
public interface StudyObserver {
    /** Watches nothing. */
    StudyObserver NONE = new StudyObserver() {};

    /** Called when the trial of {@code seed} begins. */
    default void started(long seed) {}

    /** Called after each batch: see {@link TrialObserver#progressed}. */
    default void progressed(long seed, String phase, double done) {}

    /** Called for each network, before its trial is stored: see {@link TrialObserver#completed}. */
    default void completed(long seed, String arm, Weights weights) {}

    /** Called before a language model learns numbers: see {@link TrialObserver#learns}. */
    default void learns(long seed, String arm, NumberData numbers) {}

    /** Called when the number of workers that take a share of another worker's trial changes. */
    default void helping(int workers) {}

    /** Called when a trial is stored. */
    default void finished(Results results) {}
}
