package org.subliminal4j.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Estimates of a probability from counts. */
public final class Proportion {
    private Proportion() {}

    /**
     * Wilson's score interval of a probability (E. B. Wilson, JASA 22, 1927), without continuity correction.
     *
     * @param successes from 0 to {@code trials}
     * @param trials    at least 1
     * @param level     the confidence level, strictly between 0 and 1
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static Interval wilson(int successes, int trials, double level) {
        Samples.requireCounts(successes, trials);
        Samples.requireLevel(level);
        double n = trials;
        double z = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 - level) / 2);
        double proportion = successes / n;
        double scale = 1 + z * z / n;
        double centre = (proportion + z * z / (2 * n)) / scale;
        double halfWidth = z / scale * Math.sqrt(proportion * (1 - proportion) / n + z * z / (4 * n * n));
        double low = successes == 0 ? 0 : centre - halfWidth;
        double high = successes == trials ? 1 : centre + halfWidth;
        return new Interval(low, high, level);
    }

    /**
     * The exact interval of a probability (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934): the probabilities that
     * a binomial test at (1 - level) / 2 on each side does not exclude.
     *
     * @param successes from 0 to {@code trials}
     * @param trials    at least 1
     * @param level     the confidence level, strictly between 0 and 1
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static Interval clopperPearson(int successes, int trials, double level) {
        Samples.requireCounts(successes, trials);
        Samples.requireLevel(level);
        double tail = (1 - level) / 2;
        int failures = trials - successes;
        double low = successes == 0 ? 0 : beta(successes, failures + 1.0, tail);
        // By the mirror image, as 1 - tail would lose digits.
        double high = failures == 0 ? 1 : 1 - beta(failures, successes + 1.0, tail);
        return new Interval(low, high, level);
    }

    private static double beta(double a, double b, double probability) {
        return new BetaDistribution(null, a, b).inverseCumulativeProbability(probability);
    }
}
