package org.subliminal4j.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/** Gradient descent with momentum for one vector of parameters: see {@link Optimiser.Sgd}. */
final class SgdStepper implements Optimiser.Stepper {
    private final Optimiser.Sgd sgd;
    private final HostArray velocity;

    SgdStepper(DataType type, int length, Optimiser.Sgd sgd) {
        this.sgd = sgd;
        velocity = HostArray.zeros(type, length);
    }

    @Override
    public void step(HostArray parameters, HostArray gradient, double factor) {
        double rate = sgd.learningRate() * factor;
        if (parameters instanceof HostArray.Float32 p
                && gradient instanceof HostArray.Float32 g
                && velocity instanceof HostArray.Float32 b) {
            update(p.values(), g.values(), b.values(), (float) rate);
        } else if (parameters instanceof HostArray.Float64 p
                && gradient instanceof HostArray.Float64 g
                && velocity instanceof HostArray.Float64 b) {
            update(p.values(), g.values(), b.values(), rate);
        } else {
            throw new IllegalArgumentException("expected parameters and gradient of type " + velocity.type()
                    + ", but found " + parameters.type() + " and " + gradient.type());
        }
    }

    private void update(float[] p, float[] g, float[] b, float rate) {
        float momentum = (float) sgd.momentum();
        float decay = (float) sgd.weightDecay();
        for (int i = 0; i < p.length; i++) {
            float bi = momentum * b[i] + (g[i] + decay * p[i]);
            b[i] = bi;
            p[i] -= rate * bi;
        }
    }

    private void update(double[] p, double[] g, double[] b, double rate) {
        double momentum = sgd.momentum();
        double decay = sgd.weightDecay();
        for (int i = 0; i < p.length; i++) {
            double bi = momentum * b[i] + (g[i] + decay * p[i]);
            b[i] = bi;
            p[i] -= rate * bi;
        }
    }
}
