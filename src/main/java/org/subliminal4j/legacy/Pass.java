package org.subliminal4j.legacy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.LogitRange;

/**
 * Forward and backward through all networks of a stack, for batches of one size, in arrays allocated once.
 *
 * <p>Fill {@link #inputs}, call {@link #forward}, read {@link #logits}, fill {@link #logitGradients}, call
 * {@link #backward}: the stack's gradient is then that of the loss.
 */
public final class Pass implements AutoCloseable {
    private final MlpStack stack;
    private final int batch;
    private final List<Head> heads = new ArrayList<>();
    private final List<Layer> hidden = new ArrayList<>();
    private final HostArray inputs;
    private final INDArray deviceInputs;
    private final INDArray ones;

    /**
     * Buffers for one size of batch.
     *
     * @param stack  the networks
     * @param batch  the number of images in a batch
     * @param ranges for each network the logits that are computed; all others take no part
     */
    public Pass(MlpStack stack, int batch, List<LogitRange> ranges) {
        if (ranges.size() != stack.networks()) {
            throw new IllegalArgumentException(
                    "expected a range of logits for each of " + stack.networks() + " networks, but found " + ranges);
        }
        this.stack = stack;
        this.batch = batch;
        int features = stack.spec().inputs();
        inputs = HostArray.zeros(stack.type(), batch * features);
        deviceInputs = Nd4j.createUninitialized(stack.type(), new long[] {batch, features}, 'c');
        ones = Nd4j.ones(stack.type(), batch, 1);
        for (int layer = 0; layer + 1 < stack.spec().layers(); layer++) {
            hidden.add(new Layer(layer));
        }
        for (int network = 0; network < stack.networks(); network++) {
            heads.add(new Head(network, ranges.get(network)));
        }
    }

    /** The number of images in a batch. */
    public int batch() {
        return batch;
    }

    /** The batch's images: shape {@code (batch, features)}, row-major. Fill before {@link #forward}. */
    public HostArray inputs() {
        return inputs;
    }

    /** The logits of one network: shape {@code (batch, range size)}, column-major. Valid after {@link #forward}. */
    public HostArray logits(int network) {
        return heads.get(network).logits;
    }

    /**
     * The gradient of the loss in the logits of one network: shape {@code (batch, range size)}, column-major. Fill
     * before {@link #backward}.
     */
    public HostArray logitGradients(int network) {
        return heads.get(network).gradients;
    }

    /** Computes the logits of every network on {@link #inputs}. */
    public void forward() {
        inputs.writeTo(deviceInputs);
        for (Layer layer : hidden) {
            layer.forward();
        }
        for (Head head : heads) {
            head.forward();
        }
    }

    /**
     * Computes the stack's gradient from {@link #logitGradients}, and reads it to the heap. The activations of the
     * forward pass are used up.
     */
    public void backward() {
        for (Head head : heads) {
            head.backward();
        }
        for (int layer = hidden.size() - 1; layer >= 0; layer--) {
            hidden.get(layer).backward();
        }
        stack.readGradient();
    }

    /** Frees ND4J's memory. */
    @Override
    public void close() {
        deviceInputs.close();
        ones.close();
        hidden.forEach(Layer::close);
        heads.forEach(Head::close);
    }

    private static void product(INDArray a, INDArray b, INDArray result) {
        Nd4j.gemm(a, b, result, false, false, 1, 0);
    }

    /** {@code result = a^T b}. */
    private static void productOfTransposed(INDArray a, INDArray b, INDArray result) {
        Nd4j.gemm(a, b, result, true, false, 1, 0);
    }

    /** {@code result = a b^T}. */
    private static void productWithTransposed(INDArray a, INDArray b, INDArray result) {
        Nd4j.gemm(a, b, result, false, true, 1, 0);
    }

    /** {@code result = 1^T a}: the sum of each column. */
    private void sumOfRows(INDArray a, INDArray result) {
        productOfTransposed(ones, a, result);
    }

    private INDArray matrix(long columns) {
        return Nd4j.createUninitialized(stack.type(), new long[] {batch, columns}, 'f');
    }

    /** A hidden layer of all networks: {@code a_l = relu(a_(l-1) W_l + b_l)}. */
    private final class Layer implements AutoCloseable {
        private final int index;
        private final INDArray activations;
        private final INDArray errors;
        private final List<INDArray> activationBlocks;
        private final List<INDArray> errorBlocks;
        private final List<INDArray> weightBlocks;
        private final List<INDArray> weightGradientBlocks;
        private final DenseViews parameters;
        private final DenseViews gradient;

        Layer(int index) {
            this.index = index;
            parameters = stack.parameterViews(index);
            gradient = stack.gradientViews(index);
            activations = matrix(parameters.biases().length());
            errors = matrix(parameters.biases().length());
            activationBlocks = DenseViews.blocks(activations, stack.networks());
            errorBlocks = DenseViews.blocks(errors, stack.networks());
            weightBlocks = parameters.weightsByNetwork();
            weightGradientBlocks = gradient.weightsByNetwork();
        }

        void forward() {
            if (index == 0) {
                product(deviceInputs, parameters.weights(), activations);
            } else {
                List<INDArray> below = hidden.get(index - 1).activationBlocks;
                for (int network = 0; network < stack.networks(); network++) {
                    product(below.get(network), weightBlocks.get(network), activationBlocks.get(network));
                }
            }
            activations.addiRowVector(parameters.biases());
            Nd4j.getExecutioner().exec(new RectifiedLinear(activations, activations, 0));
        }

        /** From the gradient in the activations, which the layer above has left in {@link #errors}. */
        void backward() {
            // The activations have served the layer above: what is left to know of them is where they are positive.
            Nd4j.getExecutioner().exec(new Step(activations, activations, 0));
            errors.muli(activations);
            sumOfRows(errors, gradient.biases());
            if (index == 0) {
                productOfTransposed(deviceInputs, errors, gradient.weights());
                return;
            }
            Layer below = hidden.get(index - 1);
            for (int network = 0; network < stack.networks(); network++) {
                INDArray error = errorBlocks.get(network);
                productOfTransposed(below.activationBlocks.get(network), error, weightGradientBlocks.get(network));
                productWithTransposed(error, weightBlocks.get(network), below.errorBlocks.get(network));
            }
        }

        @Override
        public void close() {
            activations.close();
            errors.close();
        }
    }

    /** The output layer of one network, restricted to its range of logits: {@code z = a W + b}. */
    private final class Head implements AutoCloseable {
        private final HostArray logits;
        private final HostArray gradients;
        private final INDArray deviceLogits;
        private final INDArray deviceGradients;
        private final INDArray below;
        private final @Nullable INDArray belowErrors;
        private final INDArray weights;
        private final INDArray biases;
        private final INDArray weightGradient;
        private final INDArray biasGradient;

        Head(int network, LogitRange range) {
            int output = stack.spec().layers() - 1;
            DenseViews parameters = stack.parameterViews(output);
            DenseViews gradient = stack.gradientViews(output);
            if (hidden.isEmpty()) {
                below = deviceInputs;
                belowErrors = null;
            } else {
                Layer last = hidden.get(hidden.size() - 1);
                below = last.activationBlocks.get(network);
                belowErrors = last.errorBlocks.get(network);
            }
            weights = parameters.weights(network, range.from(), range.to());
            biases = parameters.biases(network, range.from(), range.to());
            weightGradient = gradient.weights(network, range.from(), range.to());
            biasGradient = gradient.biases(network, range.from(), range.to());
            deviceLogits = matrix(range.size());
            deviceGradients = matrix(range.size());
            logits = HostArray.zeros(stack.type(), batch * range.size());
            gradients = HostArray.zeros(stack.type(), batch * range.size());
        }

        void forward() {
            product(below, weights, deviceLogits);
            deviceLogits.addiRowVector(biases);
            logits.readFrom(deviceLogits);
        }

        void backward() {
            gradients.writeTo(deviceGradients);
            productOfTransposed(below, deviceGradients, weightGradient);
            sumOfRows(deviceGradients, biasGradient);
            if (belowErrors != null) {
                productWithTransposed(deviceGradients, weights, belowErrors);
            }
        }

        @Override
        public void close() {
            deviceLogits.close();
            deviceGradients.close();
        }
    }
}
