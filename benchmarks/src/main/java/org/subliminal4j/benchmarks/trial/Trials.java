package org.subliminal4j.benchmarks.trial;

import java.util.List;

/** A library that runs the six arms of the experiment for several seeds, on all cores. */
interface Trials {
    /**
     * Runs the trials.
     *
     * @param images how many training images and noise images to use, the first ones
     * @param epochs passes over them in each phase of training
     * @return for each seed the test accuracies of reference, teacher, auxiliary-only student, all-logits student,
     *     auxiliary-only cross-model and all-logits cross-model; no seeds where nothing is learnt
     */
    List<double[]> run(int images, int epochs);
}
