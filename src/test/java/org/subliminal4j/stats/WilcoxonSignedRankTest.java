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
    void approximationMatchesRsSleepExampleWithATieAndAZero() {
        // R: with(sleep, wilcox.test(extra[group == 1], extra[group == 2], paired = TRUE)): V = 0, p-value = 0.009091
        TestResult result =
                WilcoxonSignedRank.test(ReferenceData.SLEEP_1, ReferenceData.SLEEP_2, Alternative.TWO_SIDED);

        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isCloseTo(0.009091, within(5e-7));
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
            int n = random.nextInt(20, 200);
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
