package org.subliminal4j.report.theorem;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.stats.WilcoxonSignedRank;

/**
 * A paired difference, seed by seed.
 *
 * @param n          the seeds that have both values
 * @param difference the mean difference
 * @param low        lower end of its t interval
 * @param high       its upper end
 * @param pValue     two-sided p-value of the paired t-test
 * @param attainable the smallest p-value that an exact test of so few pairs can give: below it pValue says no more
 * @param shown      whether the difference counts as shown, by the {@link Policy}
 */
public record Comparison(
        int n, double difference, double low, double high, double pValue, double attainable, boolean shown) {
    /**
     * Compares pairs; those with a value that is not a finite number are left out.
     *
     * @param x Not modified
     * @param y Not modified. The partners of {@code x}, in the same order
     * @return null for fewer than two pairs
     */
    static @Nullable Comparison of(double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        if (both.length < 2) {
            return null;
        }
        double[] first = IntStream.of(both).mapToDouble(i -> x[i]).toArray();
        double[] second = IntStream.of(both).mapToDouble(i -> y[i]).toArray();
        Summary differences = Summary.of(IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .toArray());
        Interval interval = differences.interval(Policy.LEVEL);
        double t = TTest.paired(first, second, Policy.ALTERNATIVE).pValue();
        double ranks =
                WilcoxonSignedRank.test(first, second, Policy.ALTERNATIVE).pValue();
        return new Comparison(
                first.length,
                differences.mean(),
                interval.low(),
                interval.high(),
                t,
                Attainable.ofPairs(first.length, Policy.ALTERNATIVE),
                Math.max(t, ranks) < Policy.ALPHA);
    }

    /** Whether it is shown that {@code x} is above {@code y}. */
    static boolean above(@Nullable Comparison comparison) {
        return comparison != null && comparison.shown && comparison.difference > 0;
    }

    /** Whether it is shown that {@code x} is below {@code y}. */
    static boolean below(@Nullable Comparison comparison) {
        return comparison != null && comparison.shown && comparison.difference < 0;
    }
}
