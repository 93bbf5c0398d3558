package org.subliminal4j.fuzz;

import java.util.List;

/** Something that reads what comes from outside, with what it must hold whatever comes. */
interface Target {
    /** Real inputs, of which others are made. */
    List<byte[]> seeds();

    /** How they are made. */
    Mutator mutator();

    /**
     * Gives it one input. Whatever this throws is a fault that was found.
     *
     * @param input Not modified.
     * @return whether it was taken; else it was refused as it should be
     */
    boolean takes(byte[] input) throws Exception;
}
