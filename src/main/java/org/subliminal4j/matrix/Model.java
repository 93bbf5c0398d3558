package org.subliminal4j.matrix;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Learner;
import org.subliminal4j.network.Weights;

/**
 * One network in the hot loop: its parameters and their gradient, in arrays allocated once.
 *
 * <p>The parameters are held twice: on Java's heap, where optimisers work, and in ND4J's memory, where the products read
 * them. Each network computes its own products, on operands of its own, so that its bits do not depend on what is
 * trained beside it. Not safe for use by several threads.
 */
public sealed interface Model extends Learner, AutoCloseable permits DenseModel, Dl4jModel {
    /** A model of {@code weights}, with a gradient of zero. */
    static Model of(Weights weights) {
        Architecture architecture = weights.architecture();
        if (architecture instanceof Dense dense) {
            return new DenseModel(weights, dense);
        }
        if (architecture instanceof Dl4j dl4j) {
            return new Dl4jModel(weights, dl4j);
        }
        throw new IllegalArgumentException("expected a network for images, but found " + architecture.label());
    }

    /** The parameters on the heap, in the order of the layout; not a copy. Call {@link #parametersChanged} after a change. */
    @Override
    HostArray parameters();

    /** The gradient that the last backward pass left, in the order of the layout; not a copy, and may be modified. */
    HostArray gradient();

    /** Copies the parameters from the heap to where the products read them. */
    void parametersChanged();

    /** The parameters as they stand, as a value. */
    default Weights weights() {
        return Weights.of(architecture(), parameters());
    }

    /**
     * Buffers to compute with on {@code batch}.
     *
     * @param batch its inputs are read at each forward pass; not closed by the pass
     * @param from  the first logit that is computed
     * @param to    the last one, exclusive; all others take no part, and their rows of the gradient stay zero
     */
    Pass pass(Batch batch, int from, int to);

    /** Frees ND4J's memory. */
    @Override
    void close();

    /**
     * Forward and backward through one network: call {@link #forward}, read {@link #logits}, fill {@link
     * #logitGradients}, call {@link #backward}: the model's gradient is then that of the loss.
     */
    interface Pass extends AutoCloseable {
        /** The number of images in a batch. */
        int batch();

        /** The logits: shape {@code (batch, to - from)}, column-major. Valid after {@link #forward}. */
        HostArray logits();

        /** The gradient of the loss in the logits: shape {@code (batch, to - from)}, column-major. */
        HostArray logitGradients();

        /** Computes the logits. */
        void forward();

        /** Computes the model's gradient from {@link #logitGradients}. May use up the activations of the forward pass. */
        void backward();

        /**
         * The activations below the last layer: what a probe of the network's features sees; the inputs themselves for a
         * network of a single layer. Valid between {@link #forward} and {@link #backward}.
         *
         * @param target Modified. Shape {@code (batch, width)}, column-major; see {@link #featureWidth}
         */
        void readFeatures(HostArray target);

        /** The number of activations below the last layer. */
        int featureWidth();

        /** Frees ND4J's memory. */
        @Override
        void close();
    }
}
