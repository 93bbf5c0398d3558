package org.subliminal4j.experiment;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;

/** How the networks of one kind of task are taught and judged. Safe for several threads. */
interface Domain {
    /**
     * Refuses now, and not in the middle of a study, what cannot be taught.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    void check(Plan plan);

    /**
     * How the networks of {@code task} are taught and judged.
     *
     * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     */
    static Domain of(Task task, DataSets dataSets, DataType type) {
        return task instanceof Task.World world
                ? new WorldDomain(world, type, dataSets.bases())
                : new ImageDomain((Task.Images) task, dataSets);
    }

    /** How much work a step is beside others, in any unit. */
    double work(Plan.Step step, Experiment experiment);

    /**
     * Begins the trial of one seed.
     *
     * @param streams  the seed's streams
     * @param arms     the networks as far as the trial has come
     * @param observer told of what they learn
     */
    Run begin(Experiment experiment, RandomStreams streams, Probe.Arms arms, TrialObserver observer);

    /** The trial of one seed. Safe for several threads. */
    interface Run {
        /** What a network comes to that no stage trains. */
        ArmResult untrained(Weights weights);

        /** What a group of stages is taught. */
        Lesson lesson(Plan.Group group);
    }

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
