package org.subliminal4j.training;

import java.util.Arrays;
import org.subliminal4j.training.Loss.Direction;
import org.subliminal4j.training.Loss.Divergence;

/**
 * Values and gradients of divergences of one input: p are the teacher's probabilities, q the network's. A target holds p
 * itself, but for the reverse divergence ln p, which is still a number where p is 0 in floating point.
 */
final class Divergences {
    private Divergences() {}

    static String label(Divergence loss) {
        String name =
                switch (loss.direction()) {
                    case FORWARD -> "KL divergence";
                    case REVERSE -> "reverse KL divergence";
                    case JENSEN_SHANNON -> "Jensen-Shannon divergence";
                };
        return loss.temperature() == 1 ? name : name + " at temperature " + loss.temperature();
    }

    static double target(Divergence loss, double[] teacher, double[] target) {
        double logSum = Softmax.of(teacher, loss.temperature(), target);
        double negativeEntropy = 0;
        for (int k = 0; k < teacher.length; k++) {
            double logP = teacher[k] / loss.temperature() - logSum;
            double p = Math.exp(logP);
            target[k] = loss.direction() == Direction.REVERSE ? logP : p;
            negativeEntropy += p == 0 ? 0 : p * logP;
        }
        return switch (loss.direction()) {
            case FORWARD -> negativeEntropy;
            case REVERSE -> 0;
            case JENSEN_SHANNON -> negativeEntropy / 2;
        };
    }

    static double labelTarget(Divergence loss, int label, double[] target) {
        if (loss.direction() == Direction.REVERSE) {
            throw new IllegalArgumentException(
                    "expected a loss that is finite on labels, such as the forward divergence"
                            + " or the cross-entropy, but found the " + label(loss)
                            + ", which is infinite where a label has probability 0");
        }
        Arrays.fill(target, 0);
        target[label] = 1;
        return 0;
    }

    static double of(Divergence loss, double[] logits, double[] target, double[] gradient) {
        return switch (loss.direction()) {
            case FORWARD -> forward(loss.temperature(), logits, target, gradient);
            case REVERSE -> reverse(loss.temperature(), logits, target, gradient);
            case JENSEN_SHANNON -> jensenShannon(loss.temperature(), logits, target, gradient);
        };
    }

    // Each of the three keeps q in the gradient's place until it is used up, so that nothing is allocated.

    /** {@code -sum_k p_k ln q_k}; the gradient is {@code (q - p) / T}. */
    private static double forward(double temperature, double[] logits, double[] p, double[] gradient) {
        double logSum = Softmax.of(logits, temperature, gradient);
        double loss = 0;
        for (int k = 0; k < logits.length; k++) {
            loss += p[k] * (logSum - logits[k] / temperature);
            gradient[k] = (gradient[k] - p[k]) / temperature;
        }
        return loss;
    }

    /** {@code R = sum_k q_k r_k, r_k = ln q_k - ln p_k}; the gradient is {@code q_k (r_k - R) / T}. */
    private static double reverse(double temperature, double[] logits, double[] logP, double[] gradient) {
        double logSum = Softmax.of(logits, temperature, gradient);
        double loss = 0;
        for (int k = 0; k < logits.length; k++) {
            loss += gradient[k] * (logits[k] / temperature - logSum - logP[k]);
        }
        for (int k = 0; k < logits.length; k++) {
            double ratio = logits[k] / temperature - logSum - logP[k];
            gradient[k] *= (ratio - loss) / temperature;
        }
        return loss;
    }

    /**
     * With {@code m = (p + q) / 2} and {@code r_k = ln q_k - ln m_k}: {@code (sum_k q_k r_k - sum_k p_k ln m_k) / 2}; the
     * gradient is {@code q_k (r_k - sum_j q_j r_j) / (2 T)}.
     */
    private static double jensenShannon(double temperature, double[] logits, double[] p, double[] gradient) {
        Softmax.of(logits, temperature, gradient);
        double ofStudent = 0;
        double ofTeacher = 0;
        for (int k = 0; k < logits.length; k++) {
            double q = gradient[k];
            ofStudent += q * logToMean(q, p[k]);
            ofTeacher -= p[k] == 0 ? 0 : p[k] * Math.log((p[k] + q) / 2);
        }
        for (int k = 0; k < logits.length; k++) {
            double q = gradient[k];
            gradient[k] = q * (logToMean(q, p[k]) - ofStudent) / (2 * temperature);
        }
        return (ofStudent + ofTeacher) / 2;
    }

    private static double logToMean(double q, double p) {
        // Where q is 0 in floating point, q times any number stands here: let it be 0.
        return q == 0 ? 0 : Math.log(2 * q / (p + q));
    }
}
