package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class FusedFunctionsTest {
    @Test
    void theExponentialIsThatOfMath() {
        float[] x = new float[5000];
        for (int i = 0; i < x.length; i++) {
            x[i] = -86.9f + 174f * i / x.length;
        }
        float[] y = x.clone();
        new Exponential().apply(y, 0, y.length, 0);
        for (int i = 0; i < x.length; i++) {
            assertThat(y[i] / Math.exp(x[i])).as("e^%s", x[i]).isCloseTo(1, within(3e-7));
        }
    }

    @Test
    void theExponentialHasNoBoundsThatItOversteps() {
        float[] x = {5, -1000, Float.NEGATIVE_INFINITY, Float.NaN, 0, 1000, 6};
        new Exponential().apply(x, 1, 6, 0);
        assertThat(x[0]).isEqualTo(5);
        assertThat(x[6]).isEqualTo(6);
        assertThat(x[1]).isBetween(0f, 1e-37f);
        assertThat(x[2]).isBetween(0f, 1e-37f);
        assertThat(x[3]).isNaN();
        assertThat(x[4]).isEqualTo(1);
        assertThat(x[5]).isGreaterThan(1e38f);
    }

    @Test
    void geluAndItsSlopeAreThoseOfTheNormalDistribution() {
        float[] x = new float[4001];
        float[] y = new float[x.length];
        float[] slope = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 2000) / 200f;
            slope[i] = 2;
        }
        Gelu gelu = new Gelu(x.length, new float[x.length], new Exponential());
        gelu.forward(x, y, x.length);
        gelu.backward(x, slope, x.length);
        for (int i = 0; i < x.length; i++) {
            double phi = (1 + Erf.erf(x[i] / Math.sqrt(2))) / 2;
            double density = Math.exp(-x[i] * x[i] / 2) / Math.sqrt(2 * Math.PI);
            assertThat((double) y[i]).isCloseTo(x[i] * phi, within(2e-6));
            assertThat((double) slope[i]).isCloseTo(2 * (phi + x[i] * density), within(2e-6));
        }
    }
}
