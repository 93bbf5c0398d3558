package org.subliminal4j.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Wilcoxon's signed-rank test whether paired differences lie symmetrically about zero. Its statistic is the sum of the
 * ranks, by absolute value, of the positive differences (V in R).
 *
 * <p>Differences of zero are dropped, as Wilcoxon did, and ties share their mean rank. Up to 50 differences that remain,
 * the p-value is exact, given the ties (B. Streitberg and J. Roehmel, Statistical Software Newsletter 12, 1986); beyond,
 * it is the normal approximation with correction for ties and for continuity. If nothing remains, the statistic is 0 and
 * the p-value 1. Apache Commons Statistics has neither the exact p-value with ties nor ties by rounding.
 */
public final class WilcoxonSignedRank {
    private static final String NAME = "Wilcoxon signed-rank test";

    /** Up to here the number of sign patterns, 2^n, and every sum of them are exact in a long. */
    private static final int LARGEST_EXACT = 50;

    private WilcoxonSignedRank() {}

    /**
     * Tests the differences {@code x[i] - y[i]}. Those that rounding alone could tell apart, within four units in the
     * last place of the largest value, count as tied: accuracies are multiples of 1/10000, which binary fractions only
     * approach.
     *
     * @param x at least one finite value. Not modified.
     * @param y the partners of {@code x}, in the same order. Not modified.
     * @throws IllegalArgumentException if the lengths differ, there is no pair, or a value is not finite
     */
    public static TestResult test(double[] x, double[] y, Alternative alternative) {
        double[] differences = Samples.differences(x, y, 1);
        double rounding = 4 * Math.ulp(Math.max(largest(x), largest(y)));
        double[] nonZero = Arrays.stream(differences)
                .filter(d -> Math.abs(d) > rounding)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (nonZero.length == 0) {
            return new TestResult(NAME, 0, Double.NaN, 1, alternative);
        }
        Ranking ranking = rank(nonZero, rounding);
        double p = nonZero.length <= LARGEST_EXACT
                ? exactPValue(ranking, alternative)
                : normalPValue(nonZero.length, ranking, alternative);
        return new TestResult(NAME, ranking.positiveSum, Double.NaN, p, alternative);
    }

    /**
     * @param doubled       twice the rank of each difference, which makes the mean ranks of ties whole
     * @param positiveSum   the sum of the ranks of the positive differences
     * @param tieCorrection the sum of t^3 - t over the groups of t tied differences
     */
    private record Ranking(int[] doubled, double positiveSum, double tieCorrection) {}

    /** Ranks differences that are sorted by absolute value. */
    private static Ranking rank(double[] sorted, double rounding) {
        int[] doubled = new int[sorted.length];
        double positiveSum = 0;
        double tieCorrection = 0;
        int start = 0;
        while (start < sorted.length) {
            int end = start + 1;
            while (end < sorted.length && Math.abs(sorted[end]) - Math.abs(sorted[start]) <= rounding) {
                end++;
            }
            for (int i = start; i < end; i++) {
                doubled[i] = start + 1 + end;
                positiveSum += sorted[i] > 0 ? doubled[i] / 2.0 : 0;
            }
            double tied = end - start;
            tieCorrection += tied * tied * tied - tied;
            start = end;
        }
        return new Ranking(doubled, positiveSum, tieCorrection);
    }

    private static double exactPValue(Ranking ranking, Alternative alternative) {
        long[] patterns = signPatterns(ranking.doubled);
        long statistic = Math.round(2 * ranking.positiveSum);
        long lower = 0;
        long upper = 0;
        for (int sum = 0; sum < patterns.length; sum++) {
            lower += sum <= statistic ? patterns[sum] : 0;
            upper += sum >= statistic ? patterns[sum] : 0;
        }
        int n = ranking.doubled.length;
        return alternative.pValue(Math.scalb((double) lower, -n), Math.scalb((double) upper, -n));
    }

    /** The number of ways, at each index, to choose some of the ranks so that they add up to it. */
    private static long[] signPatterns(int[] ranks) {
        long[] patterns = new long[Arrays.stream(ranks).sum() + 1];
        patterns[0] = 1;
        int largestSum = 0;
        for (int rank : ranks) {
            largestSum += rank;
            for (int sum = largestSum; sum >= rank; sum--) {
                patterns[sum] += patterns[sum - rank];
            }
        }
        return patterns;
    }

    private static double normalPValue(double n, Ranking ranking, Alternative alternative) {
        double variance = n * (n + 1) * (2 * n + 1) / 24 - ranking.tieCorrection / 48;
        double deviation = ranking.positiveSum - n * (n + 1) / 4;
        NormalDistribution normal = new NormalDistribution(null, 0, Math.sqrt(variance));
        return alternative.pValue(
                normal.cumulativeProbability(deviation + 0.5), normal.cumulativeProbability(-(deviation - 0.5)));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
