package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * What a network pays for its logits z on one input, given what it is to say there. Theory and training use the same.
 *
 * <p>What it is to say is held as a target, one number for each logit, which {@link #target} makes once from a teacher's
 * logits y and {@link #labelTarget} from a label; what of the loss depends on the target alone is added to the value, not
 * computed in every step.
 *
 * <p>The theorem holds for every loss of this interface whose {@link #quadraticForm} is never negative (paper, appendix
 * C): the gradient in z vanishes where z = y, and M, the second derivative there, is positive semi-definite.
 */
public sealed interface Loss {
    /** The paper's (section 6.2): KL(softmax(y) || softmax(z)) at temperature 1. */
    Loss DEFAULT = new Divergence(Direction.FORWARD, 1);

    /** The loss's name for a reader. */
    String label();

    /**
     * Makes the target of one input from a teacher's logits.
     *
     * @param teacher Not modified. The teacher's logits y of one input
     * @param target  Modified: as many numbers
     * @return what of the loss depends on the target alone, in nats or in squared logits
     */
    double target(double[] teacher, double[] target);

    /**
     * Makes the target of one input from its label: probability 1, or a logit of 1, for the label, and 0 for the rest.
     *
     * @param label  the place of the label's logit
     * @param target Modified
     * @return what of the loss depends on the target alone
     * @throws IllegalArgumentException if the loss of a label is infinite, as that of a reverse divergence
     */
    double labelTarget(int label, double[] target);

    /**
     * The loss of one input, but for what depends on the target alone, and its gradient in z. Allocates nothing.
     *
     * @param logits   Not modified. The network's logits z
     * @param target   Not modified. What it is to say
     * @param gradient Modified: the derivative of the loss in each logit
     */
    double of(double[] logits, double[] target, double[] gradient);

    /**
     * The gradient in z, from the differences of the logits, so that a teacher who is 1e-6 away is still seen with nine
     * digits or more.
     *
     * @param student Not modified. The student's logits z
     * @param teacher Not modified. The teacher's logits y
     */
    double[] gradient(double[] student, double[] teacher);

    /**
     * The quadratic form {@code v^T M v}, M the second derivative of the loss in z where z = y.
     *
     * @param logits Not modified. The logits at which M is taken
     * @param v      Not modified. A change of the logits
     */
    double quadraticForm(double[] logits, double[] v);

    /** Which way round a divergence is taken. */
    enum Direction {
        /** KL(p || q), p the teacher's probabilities and q the student's: the paper's. */
        FORWARD,
        /** KL(q || p). */
        REVERSE,
        /** The mean of the two KL divergences from p and from q to their mean (Jensen and Shannon). */
        JENSEN_SHANNON
    }

    /**
     * A divergence of the softmax of the logits over a temperature T: p = softmax(y / T), q = softmax(z / T). Without the
     * factor T^2 that some put before it.
     *
     * @param temperature above 0
     */
    @JsonTypeName("divergence")
    record Divergence(Direction direction, double temperature) implements Loss {
        /** The paper's. */
        public static final Divergence DEFAULT = new Divergence(Direction.FORWARD, 1);

        public Divergence {
            Checks.requirePositive(temperature, "temperature");
        }

        @Override
        public String label() {
            return Divergences.label(this);
        }

        @Override
        public double target(double[] teacher, double[] target) {
            return Divergences.target(this, teacher, target);
        }

        @Override
        public double labelTarget(int label, double[] target) {
            return Divergences.labelTarget(this, label, target);
        }

        @Override
        public double of(double[] logits, double[] target, double[] gradient) {
            return Divergences.of(this, logits, target, gradient);
        }

        @Override
        public double[] gradient(double[] student, double[] teacher) {
            return DivergenceSlopes.gradient(this, student, teacher);
        }

        @Override
        public double quadraticForm(double[] logits, double[] v) {
            return DivergenceSlopes.quadraticForm(this, logits, v);
        }
    }

    /** The squared error, {@code sum_k (z_k - y_k)^2}: M is twice the unit matrix. */
    @JsonTypeName("squared-error")
    record SquaredError() implements Loss {
        @Override
        public String label() {
            return "squared error";
        }

        @Override
        public double target(double[] teacher, double[] target) {
            System.arraycopy(teacher, 0, target, 0, teacher.length);
            return 0;
        }

        @Override
        public double labelTarget(int label, double[] target) {
            java.util.Arrays.fill(target, 0);
            target[label] = 1;
            return 0;
        }

        @Override
        public double of(double[] logits, double[] target, double[] gradient) {
            double loss = 0;
            for (int k = 0; k < logits.length; k++) {
                double difference = logits[k] - target[k];
                loss += difference * difference;
                gradient[k] = 2 * difference;
            }
            return loss;
        }

        @Override
        public double[] gradient(double[] student, double[] teacher) {
            double[] gradient = new double[student.length];
            of(student, teacher, gradient);
            return gradient;
        }

        @Override
        public double quadraticForm(double[] logits, double[] v) {
            double squares = 0;
            for (double change : v) {
                squares += change * change;
            }
            return 2 * squares;
        }
    }

    /**
     * The cross-entropy of the softmax at temperature 1, {@code -sum_k p_k ln q_k}: the forward {@link Divergence} with
     * the entropy of p left in. On labels, whose entropy is 0, the two are the same.
     */
    @JsonTypeName("cross-entropy")
    record CrossEntropy() implements Loss {
        @Override
        public String label() {
            return "cross-entropy";
        }

        @Override
        public double target(double[] teacher, double[] target) {
            Divergence.DEFAULT.target(teacher, target);
            return 0;
        }

        @Override
        public double labelTarget(int label, double[] target) {
            return Divergence.DEFAULT.labelTarget(label, target);
        }

        @Override
        public double of(double[] logits, double[] target, double[] gradient) {
            return Divergence.DEFAULT.of(logits, target, gradient);
        }

        @Override
        public double[] gradient(double[] student, double[] teacher) {
            return Divergence.DEFAULT.gradient(student, teacher);
        }

        @Override
        public double quadraticForm(double[] logits, double[] v) {
            return Divergence.DEFAULT.quadraticForm(logits, v);
        }
    }
}
