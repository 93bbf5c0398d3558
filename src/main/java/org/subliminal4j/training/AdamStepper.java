package org.subliminal4j.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/**
 * Adam for one vector of parameters (Kingma and Ba, arXiv 1412.6980, algorithm 1), with both kinds of weight decay, of
 * which at most one is in use:
 *
 * <pre>
 * g = g + decay p                        (L2)
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * p = p (1 - rate decoupled)             (arXiv 1711.05101)
 * p = p - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>This is PyTorch's reading of epsilon. DL4J adds it before the bias correction, so that it acts like {@code epsilon /
 * sqrt(1 - beta2^t)} here.
 */
final class AdamStepper implements Optimiser.Stepper {
    private final Optimiser.Adam adam;
    private final double decay;
    private final double decoupled;
    private final HostArray firstMoment;
    private final HostArray secondMoment;
    private long step;

    /**
     * An optimiser that has taken no step.
     *
     * @param adam      its rate, betas and epsilon; its weight decay is not read
     * @param decay     weight decay in the gradient
     * @param decoupled weight decay beside the gradient
     */
    AdamStepper(DataType type, int length, Optimiser.Adam adam, double decay, double decoupled) {
        this.adam = adam;
        this.decay = decay;
        this.decoupled = decoupled;
        firstMoment = HostArray.zeros(type, length);
        secondMoment = HostArray.zeros(type, length);
    }

    static void check(double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        Checks.requirePositive(learningRate, "learningRate");
        Checks.requireShare(beta1, "beta1");
        Checks.requireShare(beta2, "beta2");
        Checks.requirePositive(epsilon, "epsilon");
        Checks.requireNotNegative(weightDecay, "weightDecay");
    }

    @Override
    public void step(HostArray parameters, HostArray gradient, double factor) {
        step++;
        double learningRate = adam.learningRate() * factor;
        double correction = Math.sqrt(1 - Math.pow(adam.beta2(), step));
        double rate = learningRate * correction / (1 - Math.pow(adam.beta1(), step));
        double floor = adam.epsilon() * correction;
        double keep = 1 - learningRate * decoupled;
        if (parameters instanceof HostArray.Float32 p
                && gradient instanceof HostArray.Float32 g
                && firstMoment instanceof HostArray.Float32 m
                && secondMoment instanceof HostArray.Float32 v) {
            update(p.values(), g.values(), m.values(), v.values(), (float) rate, (float) floor, (float) keep);
        } else if (parameters instanceof HostArray.Float64 p
                && gradient instanceof HostArray.Float64 g
                && firstMoment instanceof HostArray.Float64 m
                && secondMoment instanceof HostArray.Float64 v) {
            update(p.values(), g.values(), m.values(), v.values(), rate, floor, keep);
        } else {
            throw new IllegalArgumentException("expected parameters and gradient of type " + firstMoment.type()
                    + ", but found " + parameters.type() + " and " + gradient.type());
        }
    }

    // The two loops are alike to the letter but for the type: Java has no generics over primitives, and the compiler
    // turns each into vector instructions.

    private void update(float[] p, float[] g, float[] m, float[] v, float rate, float floor, float keep) {
        float beta1 = (float) adam.beta1();
        float beta2 = (float) adam.beta2();
        // As PyTorch: 1 - 0.999 taken in float would be off by 1.3e-5 of itself, and so would the first steps' moments.
        float rest1 = (float) (1 - adam.beta1());
        float rest2 = (float) (1 - adam.beta2());
        float l2 = (float) decay;
        for (int i = 0; i < p.length; i++) {
            float gi = g[i] + l2 * p[i];
            float mi = beta1 * m[i] + rest1 * gi;
            float vi = beta2 * v[i] + rest2 * gi * gi;
            m[i] = mi;
            v[i] = vi;
            p[i] = keep * p[i] - rate * mi / ((float) Math.sqrt(vi) + floor);
        }
    }

    private void update(double[] p, double[] g, double[] m, double[] v, double rate, double floor, double keep) {
        double beta1 = adam.beta1();
        double beta2 = adam.beta2();
        double rest1 = 1 - adam.beta1();
        double rest2 = 1 - adam.beta2();
        double l2 = decay;
        for (int i = 0; i < p.length; i++) {
            double gi = g[i] + l2 * p[i];
            double mi = beta1 * m[i] + rest1 * gi;
            double vi = beta2 * v[i] + rest2 * gi * gi;
            m[i] = mi;
            v[i] = vi;
            p[i] = keep * p[i] - rate * mi / (Math.sqrt(vi) + floor);
        }
    }
}
