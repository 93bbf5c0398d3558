package org.subliminal4j.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.stats.TestResult;
import org.subliminal4j.stats.WilcoxonSignedRank;

/**
 * The two tests of paired differences, both two-sided.
 *
 * @param t          Student's t-test of their mean
 * @param ranks      Wilcoxon's signed-rank test
 * @param attainable the smallest p-value that an exact test of so few pairs can give
 */
public record PairedTests(TestResult t, TestResult ranks, double attainable) {
    /** Tests the differences {@code x[i] - y[i]}; null for fewer than two. */
    static @Nullable PairedTests of(double[] x, double[] y) {
        if (x.length < 2) {
            return null;
        }
        return new PairedTests(
                TTest.paired(x, y, Policy.ALTERNATIVE),
                WilcoxonSignedRank.test(x, y, Policy.ALTERNATIVE),
                Attainable.ofPairs(x.length, Policy.ALTERNATIVE));
    }

    /** The greater of the two p-values: both tests must reject. */
    public double pValue() {
        return Math.max(t.pValue(), ranks.pValue());
    }

    /** Both tests for a reader: {@code t(7) = 20.10, p < 0.0079; Wilcoxon V = 36, p = 0.0078}. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "t(%.0f) = %s, %s; Wilcoxon V = %s, %s",
                t.degreesOfFreedom(),
                Words.number(t.statistic()),
                Words.p(t.pValue(), attainable),
                Words.number(ranks.statistic()).replaceFirst("\\.?0+$", ""),
                Words.p(ranks.pValue(), attainable));
    }
}
