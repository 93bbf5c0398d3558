package org.subliminal4j.theory;

/** Told how far a measurement is; called from any thread. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (what, done) -> {};

    /**
     * @param what what is under way
     * @param done the part of it that is done, from 0 to 1
     */
    void progressed(String what, double done);
}
