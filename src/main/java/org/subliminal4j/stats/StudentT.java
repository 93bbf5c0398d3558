package org.subliminal4j.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Student's t distribution, never sampled from. */
final class StudentT {
    private static final @Nullable RandomGenerator NO_SAMPLING = null;

    private StudentT() {}

    /** The t between whose negative and itself the distribution holds {@code level} of its mass. */
    static double quantile(double level, double degreesOfFreedom) {
        return -distribution(degreesOfFreedom).inverseCumulativeProbability((1 - level) / 2);
    }

    /** P(T <= t), precise in the lower tail; the upper tail is {@code lowerTail(-t)}. */
    static double lowerTail(double t, double degreesOfFreedom) {
        return distribution(degreesOfFreedom).cumulativeProbability(t);
    }

    private static TDistribution distribution(double degreesOfFreedom) {
        return new TDistribution(NO_SAMPLING, degreesOfFreedom);
    }
}
