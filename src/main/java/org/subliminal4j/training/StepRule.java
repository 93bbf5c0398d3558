package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.random.RandomStreams;

/**
 * What is done to a gradient before the optimiser sees it: an intervention or a defence. A description; rules of one
 * stage are applied one after the other.
 */
public sealed interface StepRule {
    /**
     * The rule at work on one network.
     *
     * @param model   the network, whose parameters it may read
     * @param context what it may need beside the network
     */
    Action start(Model model, Context context);

    /**
     * @param images  the labelled images that the trait is made of
     * @param streams the seed's streams
     */
    record Context(ImageSet images, RandomStreams streams) {}

    /** The parts of the network that it is about, by name; empty where it is about all of it. */
    default java.util.List<String> parts() {
        return java.util.List.of();
    }

    /** A rule at work. */
    interface Action extends AutoCloseable {
        /**
         * Changes the gradient of one step.
         *
         * @param gradient Modified. In the order of the layout; the model's parameters are those before the update
         * @param step     from 1
         */
        void apply(HostArray gradient, long step);

        @Override
        default void close() {}
    }
    // TODO records: Freeze, Project, GradientNoise, Clip
    record Todo() implements StepRule {
        @Override
        public Action start(Model model, Context context) {
            throw new UnsupportedOperationException("TODO");
        }
    }
}
