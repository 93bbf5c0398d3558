package org.subliminal4j.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** The exact binomial test of a probability of success, of Apache Commons Statistics. */
public final class BinomialTest {
    private BinomialTest() {}

    /**
     * Tests whether the probability of success is {@code probability}. The two-sided p-value adds up the probabilities
     * of all counts that are at most as probable as the one found. What the test cannot exclude is
     * {@link Proportion#clopperPearson}.
     *
     * @param successes   from 0 to {@code trials}
     * @param trials      at least 1
     * @param probability the probability under the null hypothesis, in [0, 1]
     * @return the test with the number of successes as its statistic
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static TestResult test(int successes, int trials, double probability, Alternative alternative) {
        Samples.requireCounts(successes, trials);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Expected a probability in [0, 1], but found " + probability);
        }
        double p = org.apache.commons.statistics.inference.BinomialTest.withDefaults()
                .with(hypothesis(alternative))
                .test(trials, successes, probability)
                .getPValue();
        return new TestResult("exact binomial test", successes, Double.NaN, Math.min(1, p), alternative);
    }

    private static AlternativeHypothesis hypothesis(Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> AlternativeHypothesis.TWO_SIDED;
            case GREATER -> AlternativeHypothesis.GREATER_THAN;
            case LESS -> AlternativeHypothesis.LESS_THAN;
        };
    }
}
