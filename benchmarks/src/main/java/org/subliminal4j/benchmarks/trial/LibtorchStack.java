package org.subliminal4j.benchmarks.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Several networks of one shape as the authors' script has them: the weights of a layer in one tensor
 * {@code [models, fan_out, fan_in]}, its biases in another, a layer one batched product.
 */
final class LibtorchStack implements AutoCloseable {
    private final NDManager manager;
    /** Weights and biases of each layer in turn. */
    private final NDList parameters = new NDList();

    private LibtorchStack(NDManager manager) {
        this.manager = manager;
    }

    /** Weights from N(0, 1/fan_in), biases 0. */
    static LibtorchStack random(NDManager parent, int models, List<Integer> widths) {
        LibtorchStack stack = new LibtorchStack(parent.newSubManager());
        for (int layer = 0; layer + 1 < widths.size(); layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            stack.parameters.add(stack.manager.randomNormal(
                    0, (float) (1 / Math.sqrt(fanIn)), new Shape(models, fanOut, fanIn), DataType.FLOAT32));
            stack.parameters.add(stack.manager.zeros(new Shape(models, 1, fanOut)));
        }
        return stack;
    }

    /** A copy in which model {@code i} is this stack's {@code i + shift}, in a circle. */
    LibtorchStack copy(int shift) {
        LibtorchStack copy = new LibtorchStack(manager.getParentManager().newSubManager());
        for (NDArray parameter : parameters) {
            int models = (int) parameter.getShape().get(0);
            try (NDArray index = manager.create(shifted(models, shift));
                    NDArray rolled = parameter.get("{}", index)) {
                NDArray own = rolled.duplicate();
                own.attach(copy.manager);
                copy.parameters.add(own);
            }
        }
        return copy;
    }

    private static long[] shifted(int models, int shift) {
        long[] index = new long[models];
        for (int i = 0; i < models; i++) {
            index[i] = (i + shift) % models;
        }
        return index;
    }

    /** The parameters, to be trained. */
    NDList trainable() {
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
        return parameters;
    }

    /** Training is over: no graph is built from now on. */
    void freeze() {
        parameters.forEach(parameter -> parameter.setRequiresGradient(false));
    }

    /** Logits of shape {@code [models, batch, outputs]} for inputs of shape {@code [models, batch, features]}. */
    NDArray logits(NDArray inputs) {
        NDArray activations = inputs;
        for (int i = 0; i < parameters.size(); i += 2) {
            NDArray weights = parameters.get(i).transpose(0, 2, 1);
            weights.attach(inputs.getManager());
            activations = activations.matMul(weights).add(parameters.get(i + 1));
            if (i + 2 < parameters.size()) {
                activations = activations.getNDArrayInternal().relu();
            }
        }
        return activations;
    }

    @Override
    public void close() {
        manager.close();
    }
}
