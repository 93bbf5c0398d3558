package org.subliminal4j.legacy;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Watches a trial as it runs, in the thread that runs it. */
public interface TrialObserver {
    /** Watches nothing. */
    TrialObserver NONE = new TrialObserver() {};

    /** The parts of a trial, in their order. */
    enum Phase {
        /** The reference becomes the teacher. */
        TEACHER,
        /** The four students are distilled side by side. */
        STUDENTS
    }

    /**
     * Called after each batch.
     *
     * @param phase what is under way
     * @param epoch the epoch of the phase, from 1
     * @param done  the part of the whole trial's work that is done, from 0 to 1
     */
    default void progressed(Phase phase, int epoch, double done) {}

    /**
     * Called once for each arm when its network is complete. The network belongs to the observer from then on.
     *
     * @param arm     which of the six
     * @param network an ordinary DL4J network, its parameters float32
     */
    default void completed(Arm arm, MultiLayerNetwork network) {}
}
