package org.subliminal4j.stats;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The smallest p-values that samples of a size can give without an assumption on their distribution: with so few seeds no
 * outcome is rarer under the null hypothesis. What a t-test gives below them comes from its assumption of normality in
 * tails that nobody has seen.
 */
public final class Attainable {
    private Attainable() {}

    /**
     * The smallest p-value of the sign test, and of Wilcoxon's signed-rank test, of {@code pairs} differences: all of one
     * sign have the probability 2^-pairs, and twice that for two sides.
     *
     * @param pairs at least 0
     */
    public static double ofPairs(int pairs, Alternative alternative) {
        require(pairs, "pairs");
        return twice(Math.scalb(1.0, -pairs), alternative);
    }

    /**
     * The smallest p-value of a permutation test of two samples: all of one above all of the other, one of
     * (n + m choose n) ways, and twice that for two sides.
     *
     * @param n the size of one sample, at least 0
     * @param m the size of the other, at least 0
     */
    public static double ofSamples(int n, int m, Alternative alternative) {
        require(n, "n");
        require(m, "m");
        return twice(Math.exp(-CombinatoricsUtils.binomialCoefficientLog(n + m, n)), alternative);
    }

    /**
     * The fewest pairs whose smallest p-value lies below {@code alpha}.
     *
     * @param alpha strictly between 0 and 1
     */
    public static int fewestPairs(double alpha, Alternative alternative) {
        Samples.requireLevel(alpha);
        int pairs = 1;
        while (ofPairs(pairs, alternative) >= alpha) {
            pairs++;
        }
        return pairs;
    }

    private static double twice(double tail, Alternative alternative) {
        return alternative.pValue(tail, tail);
    }

    private static void require(int count, String name) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, but found " + count);
        }
    }
}
