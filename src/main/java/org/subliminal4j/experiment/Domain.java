package org.subliminal4j.experiment;

import java.util.List;
import java.util.function.Function;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** How the networks of one kind of task are taught and judged. Safe for several threads. */
interface Domain {
    /**
     * Refuses now, and not in the middle of a study, what cannot be taught.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    void check(Plan plan);

    /** What a network comes to that no stage trains. */
    ArmResult untrained(Weights weights);

    /** How much work a step is beside others, in any unit. */
    double work(Plan.Step step, Experiment experiment);

    /**
     * What a group of stages is taught.
     *
     * @param streams the seed's streams
     * @param arms    the networks so far
     */
    Lesson lesson(Experiment experiment, Plan.Group group, RandomStreams streams, Networks arms);

    /**
     * Networks by the names of their arms.
     *
     * @param start as an arm starts
     * @param end   as it has come to by now
     */
    record Networks(Function<String, Weights> start, Function<String, Weights> end) {}

    /** What the stages of a group are taught. Safe for several threads. */
    interface Lesson {
        /**
         * Trains some of the stages, on the calling thread.
         *
         * @param begin the network of each step before it
         * @param taker given each arm as it comes out of its step, those that ride on it among them
         * @throws java.util.concurrent.CancellationException if the thread is interrupted
         */
        void train(List<Plan.Step> steps, List<Weights> begin, Progress progress, Taker taker);
    }

    /** Takes an arm as it comes out of a stage. */
    interface Taker {
        void take(String arm, Weights weights, ArmResult result);
    }
}
