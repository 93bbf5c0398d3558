package org.subliminal4j.theory;

import java.util.List;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Softmax;

/**
 * The quantities of Theorem 1 (paper, section 6.1 and appendix C) for one {@link Situation}, in float64, each over all
 * its inputs at once.
 *
 * <p>The teacher takes one gradient step from theta0 on its loss L_T, here the cross-entropy of the class logits to the
 * labels: {@code theta_T = theta0 + eps dT} with {@code dT = -grad L_T(theta0)}. The student takes one gradient step on
 * the imitation loss: {@code theta_S = theta0 + alpha dS} with
 * {@code dS = -grad E_x[L_S(f(theta0, x), f(theta_T, x))]}.
 *
 * <p>Why the student follows: on an input x the teacher's step changes the logits by {@code eps v}, {@code v = J dT}, to
 * first order. The student's error is then {@code eps v}, the loss turns it into {@code eps M v} in the logits, and the
 * backward pass carries that to the parameters by the same J, transposed: {@code dS = eps E_x[J^T M J] dT}. So
 * {@code dS . dT = eps E_x[v^T M v] = eps A}, which is never negative because M has no negative direction. A student
 * that starts elsewhere has another J, and nothing makes {@code E_x[J'^T M J]} positive.
 *
 * <p>Not safe for use by several threads.
 */
public final class OneStep implements AutoCloseable {
    /**
     * The student's step size. It is fixed while eps shrinks: the change of the teacher's loss is then
     * {@code -eps alpha A} with a remainder of order eps^2, since dS itself is of order eps. With alpha = eps the change
     * would be of order eps^2, 1e-12 of a loss of about 2 at eps = 1e-6, and drown in float64's rounding.
     */
    public static final double ALPHA = 0.01;

    private final Situation situation;
    private final FullBatch trait;
    private final FullBatch imitation;
    private final double[] teacherDirection;

    /** Computes the teacher's direction dT. */
    public OneStep(Situation situation) {
        this.situation = situation;
        trait = new FullBatch(situation.network(), situation.traitImages(), Logits.CLASSES);
        imitation = new FullBatch(situation.network(), situation.inputs(), situation.logits());
        double[][] errors = trait.logits(situation.reference());
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Softmax.of(errors[row]);
            errors[row][situation.labels()[row]] -= 1;
        }
        teacherDirection = Vectors.scaled(-1, trait.gradient(errors));
    }

    /** The situation. */
    public Situation situation() {
        return situation;
    }

    /** The teacher's direction {@code dT = -grad L_T(theta0)}; not a copy: do not modify. */
    public double[] teacherDirection() {
        return teacherDirection;
    }

    /** The teacher's parameters {@code theta0 + eps dT}. */
    public double[] teacher(double eps) {
        return Vectors.step(situation.reference(), eps, teacherDirection);
    }

    /** The direction dS of a student that starts from the reference, towards the teacher of step size eps. */
    public double[] studentDirection(double eps) {
        return studentDirection(eps, situation.reference());
    }

    /**
     * The direction of a student that starts from {@code start}, towards the teacher of step size eps:
     * {@code -grad E_x[L_S(f(start, x), f(theta0 + eps dT, x))]} at {@code start}.
     *
     * @param start Not modified. In the order of the layout
     */
    public double[] studentDirection(double eps, double[] start) {
        double[][] teacher = imitation.logits(teacher(eps));
        double[][] student = imitation.logits(start);
        double[][] errors = new double[student.length][];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = situation.loss().gradient(student[row], teacher[row]);
        }
        return Vectors.scaled(-1, imitation.gradient(errors));
    }

    /**
     * The theorem's prediction {@code A = E_x[v^T M v]}, {@code v = J dT}, at the reference. By {@link ForwardMode}: no
     * backward pass, no matrix product of ND4J.
     */
    public double predictedSlope() {
        ForwardMode network = new ForwardMode(situation.network(), situation.reference());
        double sum = 0;
        for (double[] input : situation.inputs()) {
            ForwardMode.Dual dual = network.along(teacherDirection, input, situation.logits());
            sum += situation.loss().quadraticForm(dual.logits(), dual.derivative());
        }
        return sum / situation.inputs().length;
    }

    /**
     * How much the teacher's loss changes from one set of parameters to another, {@code L_T(to) - L_T(from)}, in nats.
     * From the differences of the logits, so that a change of 1e-9 keeps its digits.
     *
     * @param from Not modified. In the order of the layout
     * @param to   Not modified. In the order of the layout
     */
    public double teacherLossChange(double[] from, double[] to) {
        double[][] before = trait.logits(from);
        double[][] after = trait.logits(to);
        double sum = 0;
        for (int row = 0; row < before.length; row++) {
            double[] p = Softmax.of(before[row]);
            double grown = 0;
            for (int k = 0; k < p.length; k++) {
                grown += p[k] * Math.expm1(after[row][k] - before[row][k]);
            }
            int label = situation.labels()[row];
            sum += Math.log1p(grown) - (after[row][label] - before[row][label]);
        }
        return sum / before.length;
    }

    /** Measures the steps of size eps of the teacher and of a student that starts from the reference. */
    public StepMeasurement measure(double eps) {
        return measure(eps, situation.reference());
    }

    /**
     * Measures the steps of size eps of the teacher and of a student that starts from {@code start}.
     *
     * @param start Not modified. In the order of the layout
     */
    public StepMeasurement measure(double eps, double[] start) {
        double[] direction = studentDirection(eps, start);
        double[] end = Vectors.step(start, ALPHA, direction);
        return new StepMeasurement(
                eps,
                Vectors.dot(direction, teacherDirection),
                Vectors.norm(direction),
                Vectors.cosine(direction, teacherDirection),
                teacherLossChange(start, end),
                switchedUnits(eps, start, end));
    }

    /** ReLUs that switch on the imitated inputs under the teacher's step, or on the teacher's images under the student's. */
    private int switchedUnits(double eps, double[] start, double[] end) {
        return switched(situation.inputs(), situation.reference(), teacher(eps))
                + switched(situation.traitImages(), start, end);
    }

    private int switched(double[][] inputs, double[] from, double[] to) {
        ForwardMode before = new ForwardMode(situation.network(), from);
        ForwardMode after = new ForwardMode(situation.network(), to);
        int switched = 0;
        for (double[] input : inputs) {
            List<Boolean> first = before.active(input);
            List<Boolean> second = after.active(input);
            for (int unit = 0; unit < first.size(); unit++) {
                switched += first.get(unit).equals(second.get(unit)) ? 0 : 1;
            }
        }
        return switched;
    }

    @Override
    public void close() {
        trait.close();
        imitation.close();
    }
}
