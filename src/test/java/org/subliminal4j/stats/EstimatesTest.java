package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Effect sizes, intervals of a proportion and on the scale of logarithms, and lines. */
class EstimatesTest {
    /** NIST StRD, Norris: y and x in turn (https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml). */
    private static final double[] NORRIS = {
        0.1, 0.2, 338.8, 337.4, 118.1, 118.2, 888.0, 884.6, 9.2, 10.1, 228.1, 226.5, 668.5, 666.3, 998.5, 996.3, 449.1,
        448.6, 778.9, 777.0, 559.2, 558.2, 0.3, 0.4, 0.1, 0.6, 778.1, 775.5, 668.8, 666.9, 339.3, 338.0, 448.9, 447.5,
        10.8, 11.6, 557.7, 556.0, 228.3, 228.1, 998.0, 995.8, 888.8, 887.6, 119.6, 120.2, 0.3, 0.3, 0.6, 0.3, 557.6,
        556.8, 339.3, 339.1, 888.0, 887.2, 998.5, 999.0, 778.9, 779.0, 10.2, 11.1, 117.6, 118.3, 228.9, 229.2, 668.4,
        669.1, 449.2, 448.9, 0.2, 0.5
    };

    private static double[] everyOther(double[] values, int first) {
        double[] half = new double[values.length / 2];
        Arrays.setAll(half, i -> values[2 * i + first]);
        return half;
    }

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonMatchesNewcombesTable(int successes, int trials, double low, double high) {
        // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        Interval interval = Proportion.wilson(successes, trials, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void wilsonIsSymmetricAndStaysWithinZeroAndOne() {
        assertThat(Proportion.wilson(20, 20, 0.95).high()).isEqualTo(1);
        assertThat(Proportion.wilson(20, 20, 0.95).low())
                .isCloseTo(1 - Proportion.wilson(0, 20, 0.95).high(), within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(2, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(1, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617", "0, 20, 0.0000, 0.1684", "1, 29, 0.0009, 0.1776"})
    void clopperPearsonMatchesNewcombesTable(int successes, int trials, double low, double high) {
        // The same table, method 5; SciPy 1.17.1, binomtest(...).proportion_ci(method="exact"), gives the same.
        Interval interval = Proportion.clopperPearson(successes, trials, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void clopperPearsonHoldsWhatTheBinomialTestDoesNotExclude() {
        Interval interval = Proportion.clopperPearson(7, 40, 0.99);

        assertThat(BinomialTest.test(7, 40, interval.low(), Alternative.GREATER).pValue())
                .isCloseTo(0.005, within(1e-8));
        assertThat(BinomialTest.test(7, 40, interval.high(), Alternative.LESS).pValue())
                .isCloseTo(0.005, within(1e-8));
        assertThat(Proportion.clopperPearson(33, 40, 0.99).low())
                .as("the mirror image")
                .isCloseTo(1 - interval.high(), within(1e-9));
        assertThat(Proportion.clopperPearson(5, 5, 0.95).high()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.clopperPearson(2, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.clopperPearson(1, 2, 95));
    }

    @Test
    void positiveValuesHaveTheirIntervalOnTheScaleOfTheirLogarithms() {
        // SciPy 1.17.1: exp of mean and t interval of log([1, 2, 4, 8, 16])
        LogScale scale = LogScale.of(new double[] {1, 2, 4, 8, 16}, 0.95);

        assertThat(scale.geometricMean()).isCloseTo(4, within(1e-12));
        assertThat(scale.interval().low()).isCloseTo(1.02580523, within(1e-8));
        assertThat(scale.interval().high()).isCloseTo(15.59750278, within(1e-8));
    }

    @Test
    void logScaleOfOneValueHasNoIntervalAndRefusesWhatHasNoLogarithm() {
        assertThat(LogScale.of(new double[] {3}, 0.95).interval().low()).isNaN();
        assertThat(LogScale.of(new double[] {3, 3}, 0.95).interval().halfWidth())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogScale.of(new double[] {1, -1}, 0.95))
                .withMessageContaining("found -1.0 at index 1");
        assertThatIllegalArgumentException().isThrownBy(() -> LogScale.of(new double[0], 0.95));
    }

    @Test
    void anIntervalIsClippedToWhatIsPossible() {
        assertThat(new Interval(-0.1, 0.3, 0.95).clipped(0, 1)).isEqualTo(new Interval(0, 0.3, 0.95));
        assertThat(new Interval(0.9, 1.2, 0.95).clipped(0, 1)).isEqualTo(new Interval(0.9, 1, 0.95));
        assertThat(new Interval(0.2, 0.3, 0.95).clipped(0, 1)).isEqualTo(new Interval(0.2, 0.3, 0.95));
        assertThat(new Interval(Double.NaN, Double.NaN, 0.95).clipped(0, 1).low())
                .isNaN();
    }

    @Test
    void anIntervalIsWithinBoundsThatItTouches() {
        assertThat(new Interval(-0.05, 0.05, 0.95).within(-0.05, 0.05)).isTrue();
        assertThat(new Interval(-0.05, 0.06, 0.95).within(-0.05, 0.05)).isFalse();
        assertThat(new Interval(Double.NaN, Double.NaN, 0.95).within(-1, 1)).isFalse();
    }

    @Test
    void lineMatchesTheCertifiedValuesOfNist() {
        LineFit fit = LineFit.of(everyOther(NORRIS, 1), everyOther(NORRIS, 0));

        assertThat(fit.n()).isEqualTo(36);
        assertThat(fit.slope()).isCloseTo(1.00211681802045, within(1e-13));
        assertThat(fit.intercept()).isCloseTo(-0.262323073774029, within(1e-11));
        assertThat(fit.slopeStandardError()).isCloseTo(0.429796848199937e-3, within(1e-14));
        assertThat(fit.rSquared()).isCloseTo(0.999993745883712, within(1e-13));
        // The quantile of Student's t at 0.975 with 34 degrees of freedom is 2.032245.
        assertThat(fit.slopeInterval(0.95).halfWidth()).isCloseTo(2.032245 * 0.429796848199937e-3, within(1e-9));
    }

    @Test
    void logLogFindsThePowerAndTheFactor() {
        double[] x = {1e-3, 1e-2, 0.1, 1};
        double[] y = Arrays.stream(x).map(value -> 5 * Math.pow(value, 2)).toArray();

        LineFit fit = LineFit.logLog(x, y);

        assertThat(fit.slope()).isCloseTo(2, within(1e-12));
        assertThat(Math.exp(fit.intercept())).isCloseTo(5, within(1e-11));
        assertThat(fit.rSquared()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLineWithoutResidualsToJudgeByHasNoStandardError() {
        LineFit fit = LineFit.of(new double[] {0, 1}, new double[] {1, 3});

        assertThat(fit.slope()).isEqualTo(2);
        assertThat(fit.slopeStandardError()).isNaN();
        assertThat(fit.slopeInterval(0.95).halfWidth()).isNaN();
        assertThat(LineFit.of(new double[] {0, 1, 2}, new double[] {4, 4, 4}).rSquared())
                .isNaN();
    }

    @Test
    void refusesPointsThatNoLineFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.of(new double[] {2, 2}, new double[] {1, 3}))
                .withMessageContaining("x to vary, but found 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> LineFit.of(new double[1], new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> LineFit.of(new double[2], new double[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.logLog(new double[] {1, 0}, new double[] {1, 3}))
                .withMessageContaining("above 0 in x")
                .withMessageContaining("found 0.0 at index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.logLog(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .withMessageContaining("found NaN at index 1");
    }
}
