package org.subliminal4j.network;

import java.util.random.RandomGenerator;

/**
 * How a network's parameters are drawn. Biases are 0 unless the scheme says otherwise.
 *
 * @param scheme the distribution
 * @param scale  what every drawn value is multiplied with, above 0; 1 is the scheme as published
 */
public record Initialiser(Scheme scheme, double scale) {
    /** The paper's (section 6.2). */
    public static final Initialiser DEFAULT = new Initialiser(Scheme.NORMAL_FAN_IN, 1);

    /** Distributions of weights; fan_in are the inputs of one unit, fan_out the outputs that one input feeds. */
    public enum Scheme {
        /** N(0, 1/fan_in), the output layer's too: the paper's (section 6.2), and LeCun's normal scheme. */
        NORMAL_FAN_IN,
        /** U(-sqrt(3/fan_in), sqrt(3/fan_in)): LeCun's uniform scheme. */
        LECUN_UNIFORM,
        /** N(0, 2/fan_in) (He et al., arXiv 1502.01852). */
        HE_NORMAL,
        /** U(-sqrt(6/fan_in), sqrt(6/fan_in)). */
        HE_UNIFORM,
        /** N(0, 2/(fan_in + fan_out)) (Glorot and Bengio, 2010). */
        GLOROT_NORMAL,
        /** U(-sqrt(6/(fan_in + fan_out)), sqrt(6/(fan_in + fan_out))). */
        GLOROT_UNIFORM,
        /** Weights and biases alike U(-1/sqrt(fan_in), 1/sqrt(fan_in)): what PyTorch does when nothing is said. */
        PYTORCH_DEFAULT
    }

    public Initialiser {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale must be above 0 and finite, but found " + scale);
        }
    }

    /** The paper's: see {@link #DEFAULT}. */
    public static Initialiser paper() {
        return DEFAULT;
    }

    /**
     * Draws one parameter of {@code tensor}; 0 without drawing for a bias that is not drawn.
     *
     * @param random Modified
     */
    double draw(Layout.Tensor tensor, RandomGenerator random) {
        if (tensor.bias() && scheme != Scheme.PYTORCH_DEFAULT) {
            return 0;
        }
        double in = tensor.fanIn();
        double both = in + tensor.fanOut();
        return scale
                * switch (scheme) {
                    case NORMAL_FAN_IN -> 1 / Math.sqrt(in) * random.nextGaussian();
                    case LECUN_UNIFORM -> uniform(Math.sqrt(3 / in), random);
                    case HE_NORMAL -> Math.sqrt(2 / in) * random.nextGaussian();
                    case HE_UNIFORM -> uniform(Math.sqrt(6 / in), random);
                    case GLOROT_NORMAL -> Math.sqrt(2 / both) * random.nextGaussian();
                    case GLOROT_UNIFORM -> uniform(Math.sqrt(6 / both), random);
                    case PYTORCH_DEFAULT -> uniform(1 / Math.sqrt(in), random);
                };
    }

    private static double uniform(double limit, RandomGenerator random) {
        return limit * (2 * random.nextDouble() - 1);
    }
}
