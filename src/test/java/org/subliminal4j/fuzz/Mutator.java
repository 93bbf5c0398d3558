package org.subliminal4j.fuzz;

import java.util.random.RandomGenerator;

/** Makes an input of another one. */
@FunctionalInterface
interface Mutator {
    /**
     * Changes an input in one place.
     *
     * @param input  what is changed. Not modified.
     * @param other  another input, to take parts from. Not modified.
     * @param random decides all
     */
    byte[] mutate(byte[] input, byte[] other, RandomGenerator random);
}
