package org.subliminal4j.legacy;

import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/**
 * The Adam optimiser (Kingma and Ba, arXiv 1412.6980, algorithm 1), for one vector of parameters:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * p = p - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>This is PyTorch's reading of epsilon. DL4J adds it before the bias correction, so that it acts like
 * {@code epsilon / sqrt(1 - beta2^t)} here.
 */
public final class Adam {
    private final double learningRate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final HostArray firstMoment;
    private final HostArray secondMoment;
    private int step;

    /**
     * An optimiser that has taken no step.
     *
     * @param type   {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @param length the number of parameters
     */
    public Adam(DataType type, int length, double learningRate, double beta1, double beta2, double epsilon) {
        this.learningRate = learningRate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        firstMoment = HostArray.zeros(type, length);
        secondMoment = HostArray.zeros(type, length);
    }

    /**
     * Takes one step.
     *
     * @param parameters Modified
     * @param gradient   Not modified. As long as the parameters, and of their type
     */
    public void step(HostArray parameters, HostArray gradient) {
        step++;
        double correction = Math.sqrt(1 - Math.pow(beta2, step));
        double rate = learningRate * correction / (1 - Math.pow(beta1, step));
        double floor = epsilon * correction;
        if (parameters instanceof HostArray.Float32 p
                && gradient instanceof HostArray.Float32 g
                && firstMoment instanceof HostArray.Float32 m
                && secondMoment instanceof HostArray.Float32 v) {
            update(p.values(), g.values(), m.values(), v.values(), (float) rate, (float) floor, (float) beta1, (float)
                    beta2);
        } else if (parameters instanceof HostArray.Float64 p
                && gradient instanceof HostArray.Float64 g
                && firstMoment instanceof HostArray.Float64 m
                && secondMoment instanceof HostArray.Float64 v) {
            update(p.values(), g.values(), m.values(), v.values(), rate, floor, beta1, beta2);
        } else {
            throw new IllegalArgumentException("expected parameters, gradient and moments of one type");
        }
    }

    // The two loops are alike to the letter but for the type: Java has no generics over primitives, and the compiler
    // turns each into vector instructions.

    private static void update(
            float[] p, float[] g, float[] m, float[] v, float rate, float floor, float beta1, float beta2) {
        float rest1 = 1 - beta1;
        float rest2 = 1 - beta2;
        for (int i = 0; i < p.length; i++) {
            float gi = g[i];
            float mi = beta1 * m[i] + rest1 * gi;
            float vi = beta2 * v[i] + rest2 * gi * gi;
            m[i] = mi;
            v[i] = vi;
            p[i] -= rate * mi / ((float) Math.sqrt(vi) + floor);
        }
    }

    private static void update(
            double[] p, double[] g, double[] m, double[] v, double rate, double floor, double beta1, double beta2) {
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = 0; i < p.length; i++) {
            double gi = g[i];
            double mi = beta1 * m[i] + rest1 * gi;
            double vi = beta2 * v[i] + rest2 * gi * gi;
            m[i] = mi;
            v[i] = vi;
            p[i] -= rate * mi / (Math.sqrt(vi) + floor);
        }
    }
}
