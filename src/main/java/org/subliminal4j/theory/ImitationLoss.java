package org.subliminal4j.theory;

/**
 * What a student pays for an input on which its logits z differ from the teacher's logits y. The theorem holds for the
 * losses of this interface (paper, appendix C): their gradient in z vanishes where z = y, and there their second
 * derivative is a positive semi-definite matrix M, so that {@code v^T M v >= 0} for every v.
 */
public sealed interface ImitationLoss {
    /** The loss's name for a reader. */
    String label();

    /**
     * The gradient of the loss in the student's logits. Computed from the differences of the logits, so that a teacher
     * who is 1e-6 away is still seen with nine digits or more.
     *
     * @param student Not modified. The student's logits z of one input
     * @param teacher Not modified. The teacher's logits y of the same input
     */
    double[] gradient(double[] student, double[] teacher);

    /**
     * The quadratic form {@code v^T M v}.
     *
     * @param logits Not modified. The logits at which M is taken
     * @param v      Not modified. A change of the logits
     */
    double quadraticForm(double[] logits, double[] v);

    /** The squared error, {@code sum_k (z_k - y_k)^2}: M is twice the unit matrix. */
    record SquaredError() implements ImitationLoss {
        @Override
        public String label() {
            return "squared error";
        }

        @Override
        public double[] gradient(double[] student, double[] teacher) {
            double[] gradient = new double[student.length];
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] = 2 * (student[k] - teacher[k]);
            }
            return gradient;
        }

        @Override
        public double quadraticForm(double[] logits, double[] v) {
            return 2 * Vectors.dot(v, v);
        }
    }

    /**
     * The cross-entropy of the softmax of the student's logits to that of the teacher's, {@code -sum_k q_k ln p_k}. Its
     * gradient is p - q, the same as that of the divergence KL(q || p), and M = diag(p) - p p^T: {@code v^T M v} is the
     * variance of v_k when k is drawn with probability p_k.
     */
    record SoftmaxCrossEntropy() implements ImitationLoss {
        @Override
        public String label() {
            return "softmax cross-entropy";
        }

        @Override
        public double[] gradient(double[] student, double[] teacher) {
            // With d = y - z: q_k = p_k e^(d_k) / sum_j p_j e^(d_j), and p - q without cancellation by e^d - 1.
            double[] p = Softmax.of(student);
            double[] grown = new double[p.length];
            for (int k = 0; k < p.length; k++) {
                grown[k] = Math.expm1(teacher[k] - student[k]);
            }
            double mean = Vectors.dot(p, grown);
            double[] gradient = new double[p.length];
            for (int k = 0; k < p.length; k++) {
                gradient[k] = p[k] * (mean - grown[k]) / (1 + mean);
            }
            return gradient;
        }

        @Override
        public double quadraticForm(double[] logits, double[] v) {
            double[] p = Softmax.of(logits);
            double mean = Vectors.dot(p, v);
            double variance = 0;
            for (int k = 0; k < p.length; k++) {
                variance += p[k] * (v[k] - mean) * (v[k] - mean);
            }
            return variance;
        }
    }
}
