package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {
    /** Values and bits of IEEE 754-2019 binary16, as listed in Wikipedia's "Half-precision floating-point format". */
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "5.9604645e-8, 0001",
        "6.097555e-5, 03ff",
        "6.103515625e-5, 0400",
        "0.333251953125, 3555",
        "0.99951172, 3bff",
        "1, 3c00",
        "1.00097656, 3c01",
        "-2, c000",
        "65504, 7bff"
    })
    void knownNumbersHaveTheirKnownBits(float value, String bits) {
        short half = (short) Integer.parseInt(bits, 16);
        assertThat(HalfPrecision.of(value)).isEqualTo(half);
        assertThat(HalfPrecision.toFloat(half)).isEqualTo(value);
    }

    @Test
    void everyFiniteHalfSurvivesTheRoundTrip() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            if ((bits & 0x7c00) != 0x7c00) {
                assertThat(HalfPrecision.of(HalfPrecision.toFloat((short) bits)))
                        .isEqualTo((short) bits);
            }
        }
    }

    @Test
    void aNumberGoesToTheNearestHalfAndATieToTheEvenOne() {
        assertThat(HalfPrecision.of(2049)).isEqualTo(HalfPrecision.of(2048));
        assertThat(HalfPrecision.of(2051)).isEqualTo(HalfPrecision.of(2052));
        assertThat(HalfPrecision.of(0x1p-25f)).isZero();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            float value = (float) random.nextGaussian();
            short half = HalfPrecision.of(value);
            float error = Math.abs(HalfPrecision.toFloat(half) - value);
            assertThat(error).isLessThanOrEqualTo(Math.abs(HalfPrecision.toFloat((short) (half + 1)) - value));
            assertThat(error).isLessThanOrEqualTo(Math.abs(HalfPrecision.toFloat((short) (half - 1)) - value));
        }
    }

    @Test
    void whatIsTooLargeBecomesInfinite() {
        assertThat(HalfPrecision.of(65_520)).isEqualTo((short) 0x7c00);
        assertThat(HalfPrecision.of(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
    }
}
