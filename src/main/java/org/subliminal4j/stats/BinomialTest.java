package org.subliminal4j.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;

/** The exact binomial test of a probability of success; its statistic is the number of successes. */
public final class BinomialTest {
    /** Counts whose probabilities differ by less than rounding may make them differ are equally probable, as in R. */
    private static final double ROUNDING = 1 + 1e-7;

    private BinomialTest() {}

    /**
     * Tests whether the probability of success is {@code probability}. The two-sided p-value adds up the probabilities
     * of all counts that are at most as probable as the one found.
     *
     * @param successes   from 0 to {@code trials}
     * @param trials      at least 1
     * @param probability the probability under the null hypothesis, in [0, 1]
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static TestResult test(int successes, int trials, double probability, Alternative alternative) {
        Samples.requireCounts(successes, trials);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Expected a probability in [0, 1], but found " + probability);
        }
        BinomialDistribution binomial = new BinomialDistribution(null, trials, probability);
        double found = binomial.probability(successes);
        double p = 0;
        for (int count = 0; count <= trials; count++) {
            double mass = binomial.probability(count);
            boolean asExtreme =
                    switch (alternative) {
                        case TWO_SIDED -> mass <= found * ROUNDING;
                        case GREATER -> count >= successes;
                        case LESS -> count <= successes;
                    };
            p += asExtreme ? mass : 0;
        }
        return new TestResult("exact binomial test", successes, Double.NaN, Math.min(1, p), alternative);
    }
}
