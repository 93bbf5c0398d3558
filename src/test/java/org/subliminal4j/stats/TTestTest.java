package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.subliminal4j.stats.ReferenceData.SLEEP_1;
import static org.subliminal4j.stats.ReferenceData.SLEEP_2;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.DataDispersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TTestTest {
    private static final double[] FLAT = {0.1, 0.1, 0.1};

    @Test
    void pairedMatchesRsSleepExample() {
        // R: with(sleep, t.test(extra[group == 1], extra[group == 2], paired = TRUE))
        TestResult result = TTest.paired(SLEEP_1, SLEEP_2, Alternative.TWO_SIDED);

        assertThat(result.statistic()).isCloseTo(-4.0621, within(5e-5));
        assertThat(result.degreesOfFreedom()).isEqualTo(9);
        assertThat(result.pValue()).isCloseTo(0.002833, within(5e-7));
    }

    @Test
    void welchMatchesRsSleepExample() {
        // R: t.test(extra ~ group, data = sleep)
        TestResult result = TTest.welch(Summary.of(SLEEP_1), Summary.of(SLEEP_2), Alternative.TWO_SIDED);

        assertThat(result.statistic()).isCloseTo(-1.8608, within(5e-5));
        assertThat(result.degreesOfFreedom()).isCloseTo(17.776, within(5e-4));
        assertThat(result.pValue()).isCloseTo(0.07939, within(5e-6));
    }

    @Test
    void oneSampleMatchesScipy() {
        // SciPy 1.17.1: ttest_1samp(sleep2, 0.5, alternative=...)
        assertThat(TTest.oneSample(SLEEP_2, 0.5, Alternative.TWO_SIDED).statistic())
                .isCloseTo(2.89023437230695, within(1e-12));
        assertThat(TTest.oneSample(SLEEP_2, 0.5, Alternative.TWO_SIDED).pValue())
                .isCloseTo(0.017877443293019657, within(1e-12));
        assertThat(TTest.oneSample(SLEEP_2, 0.5, Alternative.GREATER).pValue())
                .isCloseTo(0.008938721646509828, within(1e-12));
        assertThat(TTest.oneSample(SLEEP_2, 0.5, Alternative.LESS).pValue())
                .isCloseTo(0.9910612783534902, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithCommonsStatisticsOnRandomSamples(Alternative alternative) {
        org.apache.commons.statistics.inference.TTest oracle =
                org.apache.commons.statistics.inference.TTest.withDefaults()
                        .with(DataDispersion.HETEROSCEDASTIC)
                        .with(ReferenceData.oracle(alternative));
        RandomGenerator random = ReferenceData.random(11);
        for (int i = 0; i < 300; i++) {
            int n = random.nextInt(2, 60);
            double[] x = ReferenceData.normal(random, n, 0.5, 0.1);
            double[] y = ReferenceData.normal(random, n, 0.5 + random.nextGaussian() * 0.1, 0.05);
            double[] z = ReferenceData.normal(random, random.nextInt(2, 60), 0.45, 0.2);

            assertSame(
                    TTest.oneSample(x, 0.52, alternative), oracle.withMu(0.52).test(x));
            assertSame(TTest.paired(x, y, alternative), oracle.pairedTest(x, y));
            assertSame(TTest.welch(Summary.of(x), Summary.of(z), alternative), oracle.test(x, z));
        }
    }

    private static void assertSame(TestResult ours, org.apache.commons.statistics.inference.TTest.Result theirs) {
        assertThat(ours.statistic()).isCloseTo(theirs.getStatistic(), withinPercentage(1e-7));
        assertThat(ours.degreesOfFreedom()).isCloseTo(theirs.getDegreesOfFreedom(), withinPercentage(1e-7));
        assertThat(ours.pValue()).isCloseTo(theirs.getPValue(), withinPercentage(1e-6));
    }

    @Test
    void smallPValuesStayAboveZeroInEitherTail() {
        Summary far = new Summary(100, 0.9, 0.01);
        Summary low = new Summary(100, 0.1, 0.01);

        double greater = TTest.welch(far, low, Alternative.GREATER).pValue();

        assertThat(greater).isPositive().isLessThan(1e-200);
        assertThat(TTest.welch(low, far, Alternative.LESS).pValue()).isEqualTo(greater);
        assertThat(TTest.welch(far, low, Alternative.TWO_SIDED).pValue()).isEqualTo(2 * greater);
        assertThat(TTest.welch(far, low, Alternative.LESS).pValue()).isEqualTo(1);
    }

    @Test
    void anOverflowingStatisticHasPValueZero() {
        TestResult result = TTest.welch(
                new Summary(2, 1, Double.MIN_VALUE), new Summary(2, 0, Double.MIN_VALUE), Alternative.TWO_SIDED);

        assertThat(result.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(result.pValue()).isZero();
    }

    @Test
    void withoutSpreadOrDifferenceThereIsNoEvidence() {
        for (Alternative alternative : Alternative.values()) {
            assertThat(TTest.oneSample(FLAT, 0.1, alternative).pValue()).isEqualTo(1);
            assertThat(TTest.paired(SLEEP_1, SLEEP_1, alternative).statistic()).isZero();
            assertThat(TTest.paired(SLEEP_1, SLEEP_1, alternative).pValue()).isEqualTo(1);
        }
    }

    @Test
    void withoutSpreadADifferenceIsCertain() {
        assertThat(TTest.oneSample(FLAT, 0.2, Alternative.TWO_SIDED).statistic())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TTest.oneSample(FLAT, 0.2, Alternative.TWO_SIDED).pValue()).isZero();
        assertThat(TTest.oneSample(FLAT, 0.2, Alternative.LESS).pValue()).isZero();
        assertThat(TTest.oneSample(FLAT, 0.2, Alternative.GREATER).pValue()).isEqualTo(1);

        TestResult welch = TTest.welch(new Summary(3, 0.2, 0), new Summary(3, 0.1, 0), Alternative.GREATER);
        assertThat(welch.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(welch.degreesOfFreedom()).isNaN();
        assertThat(welch.pValue()).isZero();
    }

    @Test
    void welchWithOneFlatSampleIsTheOneSampleTest() {
        TestResult welch = TTest.welch(Summary.of(SLEEP_2), new Summary(3, 0.5, 0), Alternative.TWO_SIDED);

        assertThat(welch.degreesOfFreedom()).isCloseTo(9, within(1e-12));
        assertThat(welch.pValue())
                .isCloseTo(TTest.oneSample(SLEEP_2, 0.5, Alternative.TWO_SIDED).pValue(), within(1e-12));
    }

    @Test
    void refusesWhatCannotBeTested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TTest.oneSample(new double[] {1}, 0, Alternative.LESS))
                .withMessageContaining("at least 2 values in x, but found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TTest.oneSample(FLAT, Double.NaN, Alternative.LESS))
                .withMessageContaining("finite values in mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TTest.paired(FLAT, SLEEP_1, Alternative.LESS))
                .withMessageContaining("3 in x and 10 in y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TTest.paired(new double[] {1, 2}, new double[] {1, Double.NaN}, Alternative.LESS))
                .withMessageContaining("found NaN at index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TTest.welch(new Summary(1, 0, Double.NaN), new Summary(2, 0, 1), Alternative.TWO_SIDED))
                .withMessageContaining("found 1 and 2");
    }
}
