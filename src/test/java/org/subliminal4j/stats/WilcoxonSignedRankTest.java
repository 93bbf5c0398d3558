package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WilcoxonSignedRankTest {
    @Test
    void exactMatchesRsDepressionExample() {
        // R: wilcox.test(x, y, paired = TRUE, alternative = "greater")
        TestResult result = WilcoxonSignedRank.test(
                ReferenceData.DEPRESSION_FIRST, ReferenceData.DEPRESSION_SECOND, Alternative.GREATER);

        assertThat(result.statistic()).isEqualTo(40);
        assertThat(result.degreesOfFreedom()).isNaN();
        assertThat(result.pValue()).isCloseTo(0.01953, within(5e-6)).isEqualTo(10.0 / 512);
    }

    @Test
    void exactCountsTheSleepExampleWithItsTieAndItsZero() {
        // SciPy 1.17.1: wilcoxon(x, y, method=PermutationMethod(n_resamples=inf)): statistic 0, pvalue 0.00390625, that
        // is
        // 2 of the 2^9 patterns of signs. R before 4.6 approximates: p-value = 0.009091.
        TestResult result =
                WilcoxonSignedRank.test(ReferenceData.SLEEP_1, ReferenceData.SLEEP_2, Alternative.TWO_SIDED);

        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isEqualTo(2.0 / 512);
    }

    @ParameterizedTest
    @EnumSource
    void exactWithTiesCountsAllPatternsOfSigns(Alternative alternative) {
        RandomGenerator random = ReferenceData.random(16);
        for (int i = 0; i < 50; i++) {
            double[] tied = random.ints(random.nextInt(1, 11), -3, 4)
                    .asDoubleStream()
                    .map(d -> d == 0 ? 4 : d)
                    .toArray();
            double found = WilcoxonSignedRank.test(tied, new double[tied.length], alternative)
                    .pValue();

            assertThat(found).as(Arrays.toString(tied)).isEqualTo(byEnumeration(tied, alternative));
        }
    }

    private static double byEnumeration(double[] differences, Alternative alternative) {
        int n = differences.length;
        double statistic = statistic(differences);
        double lower = 0;
        double upper = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double[] pattern = differences.clone();
            for (int i = 0; i < n; i++) {
                pattern[i] = (signs >> i & 1) == 1 ? Math.abs(pattern[i]) : -Math.abs(pattern[i]);
            }
            lower += statistic(pattern) <= statistic ? 1 : 0;
            upper += statistic(pattern) >= statistic ? 1 : 0;
        }
        return alternative.pValue(lower / (1 << n), upper / (1 << n));
    }

    /** The sum of the mean ranks of the positive differences, counted one by one. */
    private static double statistic(double[] differences) {
        double sum = 0;
        for (double d : differences) {
            for (double other : differences) {
                double below = Math.abs(other) < Math.abs(d) ? 1 : Math.abs(other) == Math.abs(d) ? 0.5 : 0;
                sum += d > 0 ? below : 0;
            }
            sum += d > 0 ? 0.5 : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void exactAgreesWithCommonsStatistics(Alternative alternative) {
        RandomGenerator random = ReferenceData.random(12);
        for (int i = 0; i < 200; i++) {
            int n = random.nextInt(1, 51);
            double[] x = ReferenceData.normal(random, n, 0.3, 1);
            double[] y = ReferenceData.normal(random, n, 0, 1);

            assertAgrees(x, y, alternative);
        }
    }

    @ParameterizedTest
    @EnumSource
    void approximationAgreesWithCommonsStatisticsWithTiesAndForLargeSamples(Alternative alternative) {
        RandomGenerator random = ReferenceData.random(13);
        for (int i = 0; i < 200; i++) {
            int n = random.nextInt(51, 200);
            double[] y = ReferenceData.normal(random, n, 0, 1);
            double[] large = ReferenceData.normal(random, n + 1100, 0.05, 1);
            double[] tied = random.ints(n, -20, 26)
                    .asDoubleStream()
                    .map(d -> d == 0 ? 1 : d)
                    .toArray();

            assertAgrees(tied, new double[n], alternative);
            assertAgrees(large, Arrays.copyOf(y, large.length), alternative);
        }
    }

    private static void assertAgrees(double[] x, double[] y, Alternative alternative) {
        TestResult ours = WilcoxonSignedRank.test(x, y, alternative);
        var theirs = org.apache.commons.statistics.inference.WilcoxonSignedRankTest.withDefaults()
                .with(ContinuityCorrection.ENABLED)
                .with(ReferenceData.oracle(alternative))
                .test(x, y);

        assertThat(ours.statistic()).isEqualTo(theirs.getStatistic());
        assertThat(ours.pValue()).isCloseTo(theirs.getPValue(), withinPercentage(1e-7));
    }

    @Test
    void theLongestExactDistributionIsCountedWithoutOverflow() {
        double[] x = new double[50];
        Arrays.setAll(x, i -> i + 1);

        assertThat(WilcoxonSignedRank.test(x, new double[50], Alternative.GREATER)
                        .pValue())
                .isEqualTo(Math.scalb(1.0, -50));
        assertThat(WilcoxonSignedRank.test(x, new double[50], Alternative.LESS).pValue())
                .isEqualTo(1);
    }

    @Test
    void differencesThatOnlyRoundingTellsApartAreTied() {
        double[] x = {0.9134, 0.8008, 0.5284, 0.3000, 0.7112};
        double[] y = {0.9126, 0.8000, 0.5276, 0.3008, 0.7104};
        double[] tied = {1, 1, 1, -1, 1};
        assertThat(x[0] - y[0]).isNotEqualTo(x[1] - y[1]);

        TestResult result = WilcoxonSignedRank.test(x, y, Alternative.TWO_SIDED);

        assertThat(result).isEqualTo(WilcoxonSignedRank.test(tied, new double[5], Alternative.TWO_SIDED));
        assertThat(result.statistic()).isEqualTo(12);
    }

    @Test
    void zerosAreDropped() {
        double[] x = {3, 0, -1, 2, 0, 5};
        double[] without = {3, -1, 2, 5};

        assertThat(WilcoxonSignedRank.test(x, new double[6], Alternative.GREATER)
                        .statistic())
                .isEqualTo(WilcoxonSignedRank.test(without, new double[4], Alternative.GREATER)
                        .statistic())
                .isEqualTo(9);
    }

    @Test
    void withoutAnyDifferenceThereIsNoEvidence() {
        for (Alternative alternative : Alternative.values()) {
            TestResult result = WilcoxonSignedRank.test(new double[] {1, 2}, new double[] {1, 2}, alternative);
            assertThat(result.statistic()).isZero();
            assertThat(result.pValue()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatAreNotPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilcoxonSignedRank.test(new double[2], new double[3], Alternative.LESS))
                .withMessageContaining("2 in x and 3 in y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilcoxonSignedRank.test(new double[0], new double[0], Alternative.LESS));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> WilcoxonSignedRank.test(new double[] {Double.NaN}, new double[] {1}, Alternative.LESS));
    }
}
