package org.subliminal4j.matrix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/** The fast path: dense layers, on products of ND4J into arrays allocated once. */
final class DenseModel implements Model {
    private final Dense architecture;
    private final HostArray parameters;
    private final HostArray gradient;
    private final INDArray deviceParameters;
    private final INDArray deviceGradient;
    private final List<LayerViews> parameterViews;
    private final List<LayerViews> gradientViews;

    /**
     * Views of one layer of a flat vector.
     *
     * @param weights shape {@code (fanIn, fanOut)}, order 'f'
     * @param biases  shape {@code (1, fanOut)}
     */
    private record LayerViews(INDArray weights, INDArray biases) {
        LayerViews columns(int from, int to) {
            return new LayerViews(
                    weights.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)),
                    biases.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)));
        }
    }

    DenseModel(Weights weights) {
        Backend.start();
        architecture = (Dense) weights.architecture();
        if (architecture.activation() != Activation.RELU) {
            throw new UnsupportedOperationException("TODO");
        }
        parameters = weights.values();
        gradient = HostArray.zeros(parameters.type(), parameters.length());
        deviceParameters = Nd4j.zeros(parameters.type(), parameters.length());
        deviceGradient = Nd4j.zeros(parameters.type(), parameters.length());
        parameterViews = views(deviceParameters);
        gradientViews = views(deviceGradient);
        parametersChanged();
    }

    @Override
    public Dense architecture() {
        return architecture;
    }

    @Override
    public HostArray parameters() {
        return parameters;
    }

    @Override
    public HostArray gradient() {
        return gradient;
    }

    @Override
    public void parametersChanged() {
        parameters.writeTo(deviceParameters);
    }

    @Override
    public Pass pass(Batch batch, int from, int to) {
        if (batch.features() != architecture.inputs() || batch.inputs().type() != type()) {
            throw new IllegalArgumentException("expected a batch of " + architecture.inputs() + " features of type "
                    + type() + " for " + architecture.label() + ", but found " + batch.features() + " of type "
                    + batch.inputs().type());
        }
        if (from < 0 || to <= from || to > architecture.outputs()) {
            throw new IllegalArgumentException("expected logits from 0 to " + architecture.outputs() + " of "
                    + architecture.label() + ", but found " + from + " to " + to);
        }
        return new DensePass(batch, from, to);
    }

    @Override
    public void close() {
        deviceParameters.close();
        deviceGradient.close();
    }

    private List<LayerViews> views(INDArray vector) {
        List<LayerViews> views = new ArrayList<>();
        List<Layout.Tensor> tensors = architecture.layout().tensors();
        for (int i = 0; i < tensors.size(); i += 2) {
            Layout.Tensor weights = tensors.get(i);
            Layout.Tensor biases = tensors.get(i + 1);
            views.add(new LayerViews(
                    vector.get(NDArrayIndex.interval(weights.start(), biases.start()))
                            .reshape('f', weights.fanIn(), weights.fanOut()),
                    vector.get(NDArrayIndex.interval(biases.start(), biases.start() + biases.length()))
                            .reshape(1, biases.length())));
        }
        return views;
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

    private final class DensePass implements Pass {
        private final Batch batch;
        private final INDArray ones;
        private final List<Hidden> hidden = new ArrayList<>();
        private final LayerViews head;
        private final LayerViews headGradient;
        private final INDArray deviceLogits;
        private final INDArray deviceLogitGradients;
        private final HostArray logits;
        private final HostArray logitGradients;

        DensePass(Batch batch, int from, int to) {
            this.batch = batch;
            ones = Nd4j.ones(type(), batch.size(), 1);
            for (int layer = 0; layer < architecture.hidden().size(); layer++) {
                hidden.add(new Hidden(layer));
            }
            head = parameterViews.get(hidden.size()).columns(from, to);
            headGradient = gradientViews.get(hidden.size()).columns(from, to);
            deviceLogits = matrix(to - from);
            deviceLogitGradients = matrix(to - from);
            logits = HostArray.zeros(type(), batch.size() * (to - from));
            logitGradients = HostArray.zeros(type(), batch.size() * (to - from));
        }

        private INDArray matrix(long columns) {
            return Nd4j.createUninitialized(type(), new long[] {batch.size(), columns}, 'f');
        }

        private INDArray below(int layer) {
            return layer == 0 ? batch.device() : hidden.get(layer - 1).activations;
        }

        private @Nullable INDArray belowErrors(int layer) {
            return layer == 0 ? null : hidden.get(layer - 1).errors;
        }

        @Override
        public int batch() {
            return batch.size();
        }

        @Override
        public HostArray logits() {
            return logits;
        }

        @Override
        public HostArray logitGradients() {
            return logitGradients;
        }

        @Override
        public void forward() {
            hidden.forEach(Hidden::forward);
            product(below(hidden.size()), head.weights(), deviceLogits);
            deviceLogits.addiRowVector(head.biases());
            logits.readFrom(deviceLogits);
        }

        @Override
        public void backward() {
            logitGradients.writeTo(deviceLogitGradients);
            backward(hidden.size(), head, headGradient, deviceLogitGradients);
            for (int layer = hidden.size() - 1; layer >= 0; layer--) {
                hidden.get(layer).backward();
            }
            gradient.readFrom(deviceGradient);
        }

        /** From the gradient in a layer's sums to that in its parameters, and in the activations below it. */
        private void backward(int layer, LayerViews parameters, LayerViews gradients, INDArray errors) {
            productOfTransposed(ones, errors, gradients.biases());
            productOfTransposed(below(layer), errors, gradients.weights());
            INDArray belowErrors = belowErrors(layer);
            if (belowErrors != null) {
                productWithTransposed(errors, parameters.weights(), belowErrors);
            }
        }

        @Override
        public void readFeatures(HostArray target) {
            if (hidden.isEmpty()) {
                for (int row = 0; row < batch.size(); row++) {
                    for (int j = 0; j < batch.features(); j++) {
                        target.set(j * batch.size() + row, batch.inputs().get(row * batch.features() + j));
                    }
                }
            } else {
                target.readFrom(below(hidden.size()));
            }
        }

        @Override
        public int featureWidth() {
            return architecture.widths().get(hidden.size());
        }

        @Override
        public void close() {
            ones.close();
            deviceLogits.close();
            deviceLogitGradients.close();
            for (Hidden layer : hidden) {
                layer.activations.close();
                layer.errors.close();
            }
        }

        /** A hidden layer: {@code a_l = relu(a_(l-1) W_l + b_l)}. */
        private final class Hidden {
            private final int index;
            private final INDArray activations;
            private final INDArray errors;

            Hidden(int index) {
                this.index = index;
                int width = architecture.hidden().get(index);
                activations = matrix(width);
                errors = matrix(width);
            }

            void forward() {
                LayerViews layer = parameterViews.get(index);
                product(below(index), layer.weights(), activations);
                activations.addiRowVector(layer.biases());
                Nd4j.getExecutioner().exec(new RectifiedLinear(activations, activations, 0));
            }

            /** From the gradient in the activations, which the layer above has left in {@link #errors}. */
            void backward() {
                // The activations have served the layer above: what is left to know is where they are positive.
                Nd4j.getExecutioner().exec(new Step(activations, activations, 0));
                errors.muli(activations);
                DensePass.this.backward(index, parameterViews.get(index), gradientViews.get(index), errors);
            }
        }
    }
}
