package org.subliminal4j.benchmarks.steps;

import java.util.stream.IntStream;
import org.subliminal4j.network.Dense;

/**
 * Consecutive logits of a network, as the peers take them.
 *
 * @param from the first logit, inclusive
 * @param to   the last logit, exclusive
 */
public record LogitRange(int from, int to) {
    /** The logits that are read as a digit. */
    public static LogitRange classes(Dense network) {
        return new LogitRange(0, network.classes());
    }

    /** The logits that mean nothing. */
    public static LogitRange auxiliary(Dense network) {
        return new LogitRange(network.classes(), network.outputs());
    }

    /** Class and auxiliary logits together. */
    public static LogitRange all(Dense network) {
        return new LogitRange(0, network.outputs());
    }

    /** The number of logits. */
    public int size() {
        return to - from;
    }

    /** The logits by number. */
    public int[] numbers() {
        return IntStream.range(from, to).toArray();
    }
}
