package org.subliminal4j.training;

import org.subliminal4j.training.Loss.Direction;
import org.subliminal4j.training.Loss.Divergence;

/**
 * Gradients and curvatures of divergences, for the theorem: exact where teacher and student are close. With {@code d = (y
 * - z) / T}, the teacher's probabilities are {@code p_k = q_k e^(d_k) / sum_j q_j e^(d_j)}, so that every difference of p
 * and q can be written in d without cancellation.
 */
final class DivergenceSlopes {
    private DivergenceSlopes() {}

    static double[] gradient(Divergence loss, double[] student, double[] teacher) {
        double[] d = new double[student.length];
        double largest = 0;
        for (int k = 0; k < d.length; k++) {
            d[k] = (teacher[k] - student[k]) / loss.temperature();
            largest = Math.max(largest, Math.abs(d[k]));
        }
        if (!(largest <= 1)) {
            // So far apart nothing cancels, and the exponentials of d may overflow.
            return throughTarget(loss, student, teacher);
        }
        double[] q = new double[student.length];
        Softmax.of(student, loss.temperature(), q);
        double[] slope =
                switch (loss.direction()) {
                    case FORWARD -> forward(q, d);
                    case REVERSE -> belowMean(q, d);
                    case JENSEN_SHANNON -> jensenShannon(q, d);
                };
        for (int k = 0; k < slope.length; k++) {
            slope[k] /= loss.temperature();
        }
        return slope;
    }

    private static double[] throughTarget(Divergence loss, double[] student, double[] teacher) {
        double[] target = new double[teacher.length];
        double[] slope = new double[teacher.length];
        loss.target(teacher, target);
        loss.of(student, target, slope);
        return slope;
    }

    /** {@code q - p}, by {@code e^d - 1}. */
    private static double[] forward(double[] q, double[] d) {
        double[] grown = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            grown[k] = Math.expm1(d[k]);
        }
        double mean = mean(q, grown);
        double[] slope = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            slope[k] = q[k] * (mean - grown[k]) / (1 + mean);
        }
        return slope;
    }

    /** With {@code ln(p_k / q_k) = d_k - L, L = ln sum_j q_j e^(d_j)}: {@code ln(m_k / q_k) = ln(1 + (p_k / q_k - 1) / 2)}. */
    private static double[] jensenShannon(double[] q, double[] d) {
        double[] grown = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            grown[k] = Math.expm1(d[k]);
        }
        double log = Math.log1p(mean(q, grown));
        double[] fromStudent = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            fromStudent[k] = Math.log1p(Math.expm1(d[k] - log) / 2) / 2;
        }
        return belowMean(q, fromStudent);
    }

    /** {@code q_k (sum_j q_j r_j - r_k)}. */
    private static double[] belowMean(double[] q, double[] r) {
        double mean = mean(q, r);
        double[] slope = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            slope[k] = q[k] * (mean - r[k]);
        }
        return slope;
    }

    /**
     * {@code M = (diag(p) - p p^T) / T^2}, so that {@code v^T M v} is the variance of v_k when k is drawn with probability
     * p_k; a quarter of it for Jensen and Shannon's.
     */
    static double quadraticForm(Divergence loss, double[] logits, double[] v) {
        double[] p = new double[logits.length];
        Softmax.of(logits, loss.temperature(), p);
        double mean = mean(p, v);
        double variance = 0;
        for (int k = 0; k < p.length; k++) {
            variance += p[k] * (v[k] - mean) * (v[k] - mean);
        }
        double share = loss.direction() == Direction.JENSEN_SHANNON ? 0.25 : 1;
        return share * variance / (loss.temperature() * loss.temperature());
    }

    private static double mean(double[] weights, double[] values) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }
}
