package org.subliminal4j.stats;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** Published data with published results, and seeded random samples. */
final class ReferenceData {
    /** R's {@code sleep}: extra hours of sleep on drug 1 and drug 2 (Student, Biometrika 6, 1908). */
    static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    /** Depression scales of ?wilcox.test in R (Hollander and Wolfe, 1973, pages 29f). */
    static final double[] DEPRESSION_FIRST = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};

    static final double[] DEPRESSION_SECOND = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

    private ReferenceData() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** What the tests of Apache Commons Statistics, an independent implementation, call the same hypothesis. */
    static AlternativeHypothesis oracle(Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> AlternativeHypothesis.TWO_SIDED;
            case GREATER -> AlternativeHypothesis.GREATER_THAN;
            case LESS -> AlternativeHypothesis.LESS_THAN;
        };
    }

    static double[] normal(RandomGenerator random, int n, double mean, double sd) {
        return random.doubles(n).map(ignored -> random.nextGaussian(mean, sd)).toArray();
    }
}
