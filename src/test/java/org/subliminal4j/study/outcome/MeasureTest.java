package org.subliminal4j.study.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.stats.Interval;

/** Fractions are told in percent and points, all else as it is. */
class MeasureTest {
    private static final Measure ACCURACY = new Measure("accuracy");
    private static final Measure COVERAGE = new Measure("coverage");

    @ParameterizedTest
    @CsvSource({
        "accuracy, true, test accuracy",
        "balanced-accuracy, true, test balanced-accuracy",
        "coverage, false, coverage",
        "p-animal-owl, true, P(owl)"
    })
    void aMetricSaysWhetherItIsAFraction(String metric, boolean percent, String words) {
        Measure measure = new Measure(metric);
        assertThat(measure.percent()).isEqualTo(percent);
        assertThat(measure.words()).isEqualTo(words.replace("balanced-accuracy", "balanced accuracy"));
    }

    @Test
    void numbersAreToldAsTheMetricWantsThem() {
        assertThat(ACCURACY.value(0.5284)).isEqualTo("52.8%");
        assertThat(COVERAGE.value(0.12344)).isEqualTo("0.1234");
        assertThat(ACCURACY.signed(-0.125)).isEqualTo("-12.5");
        assertThat(COVERAGE.signed(0.12344)).isEqualTo("+0.1234");
        assertThat(ACCURACY.distance(-0.05)).isEqualTo("5 points");
        assertThat(COVERAGE.distance(-0.05)).isEqualTo("0.05000");
    }

    @Test
    void intervalsAreToldFromTo() {
        Interval interval = new Interval(-0.1, 0.25, 0.95);
        assertThat(ACCURACY.span(interval)).isEqualTo("-10.0% to 25.0%");
        assertThat(ACCURACY.signedSpan(interval)).isEqualTo("-10.0 to +25.0");
        assertThat(COVERAGE.signedSpan(interval)).isEqualTo("-0.1000 to +0.2500");
    }

    @Test
    void whatIsNotThereIsADash() {
        Interval none = new Interval(Double.NaN, Double.NaN, 0.95);
        for (Measure measure : new Measure[] {ACCURACY, COVERAGE}) {
            assertThat(measure.value(Double.NaN)).isEqualTo("-");
            assertThat(measure.signed(Double.NaN)).isEqualTo("-");
            assertThat(measure.span(none)).isEqualTo("-");
            assertThat(measure.signedSpan(none)).isEqualTo("-");
        }
    }
}
