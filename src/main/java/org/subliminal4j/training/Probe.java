package org.subliminal4j.training;

import java.util.Map;
import java.util.function.Function;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * Something to know of a network while and after it trains, beside its loss and its accuracy: named numbers. A
 * description; it never changes what is trained. A component called {@code arm} names the arm that is looked at as well.
 */
public sealed interface Probe {
    /** The probe at work on one network, before its first step. */
    Observer start(Model model, Context context);

    /**
     * What a probe may need beside the network.
     *
     * @param data    the images, with the labels that the trait is made of
     * @param streams the seed's streams
     * @param start   where an arm started from, by its name
     * @param end     what an arm came to, by its name
     */
    record Context(
            ImageData data, RandomStreams streams, Function<String, Weights> start, Function<String, Weights> end) {}

    /** A probe at work. */
    interface Observer extends AutoCloseable {
        /** The gradient of a step stands in the model, and no rule has changed it. Steps count from 1. */
        default void beforeUpdate(long step) {}

        /** The parameters have been updated. */
        default void afterUpdate(long step) {}

        /** What is to be told of an epoch that has ended, from 1; a metric's name has no blanks. */
        default Map<String, Double> epochEnded(int epoch) {
            return Map.of();
        }

        /** What is to be told at the end of the stage. */
        default Map<String, Double> ended() {
            return Map.of();
        }

        @Override
        default void close() {}
    }

    // TODO records: GradientAlignment, Displacement, Coverage, LinearProbe, Cka, Line
    record Todo() implements Probe {
        @Override
        public Observer start(Model model, Context context) {
            throw new UnsupportedOperationException("TODO");
        }
    }
}
