package org.subliminal4j.benchmarks.steps;

/** A library training the paper's network on a {@link Problem}. */
public interface Learner extends AutoCloseable {
    /**
     * Passes over all images once: in a new order, in batches, one step of Adam each.
     *
     * @return the mean over the batches of the cross-entropy to the targets, or of the divergence from them
     */
    double epoch();

    /** A copy of the parameters in DL4J's flat order. */
    float[] parameters();

    @Override
    void close();
}
