package org.subliminal4j.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code x Phi(x)} for DL4J, Phi the normal distribution function (Hendrycks and Gimpel, arXiv 1606.08415). DL4J's own
 * GELU is one of two approximations, {@code x sigmoid(1.702 x)} or by a hyperbolic tangent, which are off by up to
 * 0.02: a network trained here would compute something else there. A file with this activation needs this class where
 * it is read.
 */
public final class ExactGelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1;

    /** {@code in} becomes {@code in Phi(in)}. */
    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(distribution(in));
    }

    /** {@code in} becomes {@code (Phi(in) + in phi(in)) epsilon}, phi the normal density. */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray slope = in.mul(in).muli(-0.5);
        Nd4j.getExecutioner().exec(new Exp(slope, slope));
        slope.muli(1 / Math.sqrt(2 * Math.PI)).muli(in).addi(distribution(in));
        return new Pair<>(in.assign(slope.muli(epsilon)), null);
    }

    private static INDArray distribution(INDArray in) {
        INDArray distribution = in.mul(Math.sqrt(0.5));
        Nd4j.getExecutioner().exec(new Erf(distribution, distribution));
        return distribution.addi(1).muli(0.5);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactGelu;
    }

    @Override
    public int hashCode() {
        return ExactGelu.class.hashCode();
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
