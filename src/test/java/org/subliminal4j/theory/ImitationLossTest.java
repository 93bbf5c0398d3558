package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ImitationLossTest {
    private static final double[] STUDENT = {0.3, -1.2, 0.8};
    private static final double[] TEACHER = {0.1, -0.7, 1.1};
    private static final double[] CHANGE = {0.4, -0.2, 1.5};

    private static final ImitationLoss SQUARED = new ImitationLoss.SquaredError();
    private static final ImitationLoss SOFTMAX = new ImitationLoss.SoftmaxCrossEntropy();

    private static double squaredError(double[] z, double[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += (z[k] - y[k]) * (z[k] - y[k]);
        }
        return sum;
    }

    private static double crossEntropy(double[] z, double[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum -= Softmax.of(y)[k] * Math.log(Softmax.of(z)[k]);
        }
        return sum;
    }

    @Test
    void gradientsAreTheSlopesOfTheLosses() {
        assertGradient(SQUARED, ImitationLossTest::squaredError);
        assertGradient(SOFTMAX, ImitationLossTest::crossEntropy);
    }

    @Test
    void theQuadraticFormIsTheCurvatureWhereTeacherAndStudentAgree() {
        assertCurvature(SQUARED, ImitationLossTest::squaredError);
        assertCurvature(SOFTMAX, ImitationLossTest::crossEntropy);
    }

    @Test
    void aTeacherClosebyIsStillSeenWithManyDigits() {
        double[] close = Vectors.step(STUDENT, 1e-9, CHANGE);
        double[] gradient = SOFTMAX.gradient(STUDENT, close);
        double[] p = Softmax.of(STUDENT);
        double mean = Vectors.dot(p, CHANGE);
        for (int k = 0; k < p.length; k++) {
            double first = -1e-9 * p[k] * (CHANGE[k] - mean);
            assertThat(gradient[k]).isEqualTo(first, within(1e-6 * Math.abs(first)));
        }
    }

    @Test
    void theSoftmaxOfOneLogitTellsNothing() {
        assertThat(SOFTMAX.gradient(new double[] {0.3}, new double[] {17})).containsExactly(0);
        assertThat(SOFTMAX.quadraticForm(new double[] {0.3}, new double[] {17})).isZero();
    }

    private static void assertGradient(ImitationLoss loss, BiFunction<double[], double[], Double> value) {
        double[] gradient = loss.gradient(STUDENT, TEACHER);
        for (int k = 0; k < STUDENT.length; k++) {
            double[] axis = new double[STUDENT.length];
            axis[k] = 1;
            double slope = (value.apply(Vectors.step(STUDENT, 1e-5, axis), TEACHER)
                            - value.apply(Vectors.step(STUDENT, -1e-5, axis), TEACHER))
                    / 2e-5;
            assertThat(gradient[k]).isEqualTo(slope, within(1e-8));
        }
    }

    private static void assertCurvature(ImitationLoss loss, BiFunction<double[], double[], Double> value) {
        double h = 1e-3;
        double curvature = (value.apply(Vectors.step(TEACHER, h, CHANGE), TEACHER)
                        - 2 * value.apply(TEACHER, TEACHER)
                        + value.apply(Vectors.step(TEACHER, -h, CHANGE), TEACHER))
                / (h * h);
        assertThat(loss.quadraticForm(TEACHER, CHANGE)).isEqualTo(curvature, within(1e-5));
    }
}
