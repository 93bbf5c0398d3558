package org.subliminal4j.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked out by hand: a line that does not pass through the points, which do not lie about zero. */
class LineFitTest {
    private static final double[] X = {1, 2, 3, 4};
    private static final double[] Y = {2, 3, 5, 4};

    @Test
    void aLineThroughFourPointsIsTheOneWorkedOutByHand() {
        // The sums of squares about the means 2.5 and 3.5: xx 5, xy 4, yy 5, so that 5 - 0.8 * 4 = 1.8 is left over.
        LineFit fit = LineFit.of(X, Y);
        assertThat(fit.slope()).isCloseTo(0.8, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(1.5, within(1e-12));
        assertThat(fit.rSquared()).isCloseTo(0.64, within(1e-12));
        assertThat(fit.slopeStandardError()).isCloseTo(Math.sqrt(0.18), within(1e-12));
        // t(0.975, 2) = 4.302653 (R: qt(0.975, 2)).
        assertThat(fit.slopeInterval(0.95).halfWidth()).isCloseTo(4.302652729911275 * Math.sqrt(0.18), within(1e-9));
    }

    @Test
    void theLineMovesWithItsPoints() {
        double[] x = {101, 102, 103, 104};
        double[] y = {-48, -47, -45, -46};
        LineFit fit = LineFit.of(x, y);
        assertThat(fit.slope()).isCloseTo(0.8, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(-48.5 - 80, within(1e-9));
        assertThat(fit.rSquared()).isCloseTo(0.64, within(1e-12));
        assertThat(fit.slopeStandardError()).isCloseTo(Math.sqrt(0.18), within(1e-12));
    }

    @Test
    void anIntervalNeedsALevel() {
        LineFit two = LineFit.of(new double[] {0, 1}, new double[] {1, 3});
        assertThatIllegalArgumentException().isThrownBy(() -> two.slopeInterval(1));
        assertThatIllegalArgumentException().isThrownBy(() -> two.slopeInterval(0));
    }

    @Test
    void pointsAreHeldAgainstEachOtherAndAreFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.of(new double[] {1, 2}, new double[] {1, 2, 3}))
                .withMessageContaining("2 in x and 3 in y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.of(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .withMessageContaining("in y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineFit.of(new double[] {1, Double.POSITIVE_INFINITY}, new double[] {1, 2}))
                .withMessageContaining("in x");
    }
}
