package org.subliminal4j.matrix;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Rectifier;
import org.subliminal4j.network.Activation;

/**
 * The units of one hidden layer on one batch, in arrays allocated once: elementwise work on order 'f', which is the order
 * that the products write fastest. All arrays are of shape {@code (batch, width)}.
 */
abstract sealed class HiddenUnits implements AutoCloseable {
    private final INDArray activations;
    private final INDArray errors;

    private HiddenUnits(DataType type, long batch, long width) {
        activations = matrix(type, batch, width);
        errors = matrix(type, batch, width);
    }

    /** Units of one kind. */
    static HiddenUnits of(Activation activation, DataType type, long batch, long width) {
        return switch (activation) {
            case RELU -> new Rectified(type, batch, width);
            case TANH -> new HyperbolicTangent(type, batch, width);
            case GELU -> new Gaussian(type, batch, width);
            case IDENTITY -> new Linear(type, batch, width);
        };
    }

    /** Order 'f', not initialised. */
    static INDArray matrix(DataType type, long rows, long columns) {
        return Nd4j.createUninitialized(type, new long[] {rows, columns}, 'f');
    }

    /** Where the layer's sums go before {@link #activate}; where its activations are after it, unless they differ. */
    INDArray sums() {
        return activations;
    }

    /** What the layer above reads. */
    final INDArray activations() {
        return activations;
    }

    /** The gradient in the activations, which the layer above leaves here; after {@link #toSums} that in the sums. */
    final INDArray errors() {
        return errors;
    }

    /** Computes the activations from the sums. */
    abstract void activate();

    /** Turns the gradient in the activations into that in the sums. Uses up the activations: no layer needs them more. */
    abstract void toSums();

    @Override
    public void close() {
        activations.close();
        errors.close();
    }

    /** {@code max(0, x)}, with a slope of 0 at 0. */
    private static final class Rectified extends HiddenUnits {
        private final Rectifier rectifier = new Rectifier(activations(), errors());

        Rectified(DataType type, long batch, long width) {
            super(type, batch, width);
        }

        @Override
        void activate() {
            rectifier.rectify();
        }

        @Override
        void toSums() {
            rectifier.maskErrors();
        }
    }

    /** {@code a = tanh(x)}, with the slope {@code 1 - a^2}. */
    private static final class HyperbolicTangent extends HiddenUnits {
        HyperbolicTangent(DataType type, long batch, long width) {
            super(type, batch, width);
        }

        @Override
        void activate() {
            Nd4j.getExecutioner().exec(new Tanh(activations(), activations()));
        }

        @Override
        void toSums() {
            INDArray slopes = activations().muli(activations()).rsubi(1);
            errors().muli(slopes);
        }
    }

    /** {@code x}. */
    private static final class Linear extends HiddenUnits {
        Linear(DataType type, long batch, long width) {
            super(type, batch, width);
        }

        @Override
        void activate() {}

        @Override
        void toSums() {}
    }

    /**
     * {@code x Phi(x)} with {@code Phi(x) = (1 + erf(x / sqrt 2)) / 2}, and the slope {@code Phi(x) + x phi(x)}, phi the
     * normal density.
     */
    private static final class Gaussian extends HiddenUnits {
        private final INDArray sums;
        private final INDArray distribution;

        Gaussian(DataType type, long batch, long width) {
            super(type, batch, width);
            sums = matrix(type, batch, width);
            distribution = matrix(type, batch, width);
        }

        @Override
        INDArray sums() {
            return sums;
        }

        @Override
        void activate() {
            Nd4j.getExecutioner().exec(new ScalarMultiplication(sums, null, distribution, Math.sqrt(0.5)));
            Nd4j.getExecutioner().exec(new Erf(distribution, distribution));
            distribution.addi(1).muli(0.5);
            Nd4j.getExecutioner().exec(new MulOp(sums, distribution, activations()));
        }

        @Override
        void toSums() {
            INDArray slopes = activations();
            Nd4j.getExecutioner().exec(new MulOp(sums, sums, slopes));
            slopes.muli(-0.5);
            Nd4j.getExecutioner().exec(new Exp(slopes, slopes));
            slopes.muli(1 / Math.sqrt(2 * Math.PI)).muli(sums).addi(distribution);
            errors().muli(slopes);
        }

        @Override
        public void close() {
            super.close();
            sums.close();
            distribution.close();
        }
    }
}
