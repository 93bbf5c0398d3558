package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.training.Loss.CrossEntropy;
import org.subliminal4j.training.Loss.Direction;
import org.subliminal4j.training.Loss.Divergence;
import org.subliminal4j.training.Loss.SquaredError;

class LossTest {
    private static final double[] STUDENT = {0.3, -1.2, 0.8};
    private static final double[] TEACHER = {0.1, -0.7, 1.1};
    private static final double[] CHANGE = {0.4, -0.2, 1.5};

    static Stream<Loss> losses() {
        return Stream.of(
                new Divergence(Direction.FORWARD, 1),
                new Divergence(Direction.FORWARD, 2.5),
                new Divergence(Direction.REVERSE, 1),
                new Divergence(Direction.REVERSE, 0.5),
                new Divergence(Direction.JENSEN_SHANNON, 1),
                new Divergence(Direction.JENSEN_SHANNON, 3),
                new SquaredError(),
                new CrossEntropy());
    }

    /** All of the loss: what {@code of} gives, and what depends on the target alone. */
    private static double value(Loss loss, double[] z, double[] y) {
        double[] target = new double[y.length];
        double constant = loss.target(y, target);
        return constant + loss.of(z, target, new double[z.length]);
    }

    private static double[] moved(double[] z, double length, double[] way) {
        double[] moved = z.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += length * way[k];
        }
        return moved;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bothGradientsAreTheSlopeOfTheLoss(Loss loss) {
        double[] target = new double[3];
        loss.target(TEACHER, target);
        double[] gradient = new double[3];
        loss.of(STUDENT, target, gradient);
        double[] close = loss.gradient(STUDENT, TEACHER);
        for (int k = 0; k < 3; k++) {
            double[] axis = new double[3];
            axis[k] = 1;
            double slope = (value(loss, moved(STUDENT, 1e-5, axis), TEACHER)
                            - value(loss, moved(STUDENT, -1e-5, axis), TEACHER))
                    / 2e-5;
            assertThat(gradient[k]).isEqualTo(slope, within(1e-9));
            assertThat(close[k]).isEqualTo(gradient[k], within(1e-14));
        }
        assertThat(Math.abs(gradient[0])).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theQuadraticFormIsTheCurvatureWhereTeacherAndStudentAgree(Loss loss) {
        double h = 1e-3;
        double curvature = (value(loss, moved(TEACHER, h, CHANGE), TEACHER)
                        - 2 * value(loss, TEACHER, TEACHER)
                        + value(loss, moved(TEACHER, -h, CHANGE), TEACHER))
                / (h * h);
        assertThat(loss.quadraticForm(TEACHER, CHANGE))
                .isPositive()
                .isEqualTo(curvature, within(1e-5 * Math.max(1, curvature)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theGradientVanishesWhereTeacherAndStudentAgree(Loss loss) {
        assertThat(loss.gradient(TEACHER, TEACHER)).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aTeacherClosebyIsStillSeenWithManyDigits(Loss loss) {
        // To first order the gradient is -M d; M from the quadratic form, by polarisation.
        double[] gradient = loss.gradient(STUDENT, moved(STUDENT, 1e-9, CHANGE));
        for (int k = 0; k < 3; k++) {
            double[] axis = new double[3];
            axis[k] = 1;
            double row = (loss.quadraticForm(STUDENT, moved(CHANGE, 1, axis))
                            - loss.quadraticForm(STUDENT, moved(CHANGE, -1, axis)))
                    / 4;
            assertThat(gradient[k]).isEqualTo(-1e-9 * row, within(1e-6 * Math.abs(1e-9 * row)));
        }
    }

    /** By hand: p = (1/4, 3/4), q = (1/2, 1/2), m = (3/8, 5/8). */
    @Test
    void valuesOfTwoLogitsAreThoseByHand() {
        double[] half = {0, 0};
        double[] quarter = {0, Math.log(3)};
        double forward = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
        double reverse = 0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3);
        double toMean = 0.25 * Math.log(2.0 / 3) + 0.75 * Math.log(1.2);
        double fromMean = 0.5 * Math.log(4.0 / 3) + 0.5 * Math.log(0.8);
        assertThat(value(new Divergence(Direction.FORWARD, 1), half, quarter)).isEqualTo(forward, within(1e-15));
        assertThat(value(new Divergence(Direction.REVERSE, 1), half, quarter)).isEqualTo(reverse, within(1e-15));
        assertThat(value(new Divergence(Direction.JENSEN_SHANNON, 1), half, quarter))
                .isEqualTo((toMean + fromMean) / 2, within(1e-15));
        assertThat(value(new CrossEntropy(), half, quarter)).isEqualTo(Math.log(2), within(1e-15));
        assertThat(value(new SquaredError(), new double[] {1, -2}, new double[] {3, -1}))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void aTemperatureDividesTheLogits(Direction direction) {
        double[] student = moved(new double[3], 2, STUDENT);
        double[] teacher = moved(new double[3], 2, TEACHER);
        assertThat(value(new Divergence(direction, 2), student, teacher))
                .isEqualTo(value(new Divergence(direction, 1), STUDENT, TEACHER), within(1e-15));
    }

    @Test
    void onLabelsCrossEntropyAndForwardDivergenceAreOne() {
        double[] target = new double[3];
        double[] gradient = new double[3];
        for (Loss loss : new Loss[] {Loss.DEFAULT, new CrossEntropy()}) {
            assertThat(loss.labelTarget(1, target)).isZero();
            assertThat(target).containsExactly(0, 1, 0);
            double[] q = Softmax.of(STUDENT);
            assertThat(loss.of(STUDENT, target, gradient)).isEqualTo(-Math.log(q[1]), within(1e-15));
            assertThat(gradient[1]).isEqualTo(q[1] - 1, within(1e-15));
        }
        assertThat(new SquaredError().labelTarget(2, target)).isZero();
        assertThat(target).containsExactly(0, 0, 1);
    }

    @Test
    void aReverseDivergenceFromLabelsIsRefused() {
        assertThatThrownBy(() -> new Divergence(Direction.REVERSE, 1).labelTarget(0, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("forward divergence")
                .hasMessageContaining("reverse KL divergence");
    }

    @Test
    void theSoftmaxOfOneLogitTellsNothing() {
        for (Direction direction : Direction.values()) {
            Loss loss = new Divergence(direction, 1);
            assertThat(loss.gradient(new double[] {0.3}, new double[] {0.7})).containsExactly(0);
            assertThat(loss.gradient(new double[] {0.3}, new double[] {17})[0]).isEqualTo(0, within(1e-15));
            assertThat(loss.quadraticForm(new double[] {0.3}, new double[] {17}))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void logitsFarApartGiveFiniteNumbers(Direction direction) {
        Loss loss = new Divergence(direction, 1);
        double[] student = {2000, 0, -3};
        double[] teacher = {0, 2000, 3};
        double[] target = new double[3];
        double[] gradient = new double[3];
        assertThat(loss.target(teacher, target) + loss.of(student, target, gradient))
                .isFinite()
                .isGreaterThan(0.6);
        assertThat(gradient).doesNotContain(Double.NaN);
        assertThat(loss.gradient(student, teacher)).doesNotContain(Double.NaN);
    }

    @Test
    void aTemperatureThatIsNoneIsRefused() {
        for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Divergence(Direction.FORWARD, temperature))
                    .hasMessageContaining("temperature must be above 0 and finite, but found " + temperature);
        }
    }
}
