package org.subliminal4j.benchmarks.steps;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import org.subliminal4j.benchmarks.Libtorch;
import org.subliminal4j.network.Dense;

/**
 * libtorch through DJL, as a PyTorch user would write it: {@code linear} and {@code relu}, autograd, DJL's Adam (one
 * native call for each parameter), the images as one array, a batch by {@code index_select}.
 */
public final class LibtorchLearner implements Learner {
    private final Engine engine;
    private final NDManager manager;
    private final NDArray images;
    private final NDArray targets;
    private final LogitRange range;
    private final NDList parameters = new NDList();
    private final Optimizer adam = Libtorch.adam();
    private final ShuffledOrder order;

    /** @param threads libtorch's threads inside an operation */
    public LibtorchLearner(Problem problem, int batch, int threads) {
        engine = Libtorch.boot(threads);
        manager = engine.newBaseManager();
        int count = problem.images().count();
        images = manager.create(problem.imagesAsFloats(), new Shape(count, Problem.NETWORK.inputs()));
        range = problem.range();
        targets = manager.create(problem.targets().values(), new Shape(count, range.size()));
        order = new ShuffledOrder(count, batch, 1);
        createParameters(Problem.NETWORK, Problem.initialParameters(1));
    }

    private void createParameters(Dense spec, float[] flat) {
        int start = 0;
        for (int layer = 0; layer <= spec.hidden().size(); layer++) {
            int fanIn = spec.widths().get(layer);
            int fanOut = spec.widths().get(layer + 1);
            start = createParameter(flat, start, new Shape(fanOut, fanIn));
            start = createParameter(flat, start, new Shape(fanOut));
        }
    }

    private int createParameter(float[] flat, int start, Shape shape) {
        int end = start + (int) shape.size();
        NDArray parameter = manager.create(Arrays.copyOfRange(flat, start, end), shape);
        parameter.setRequiresGradient(true);
        parameters.add(parameter);
        return end;
    }

    @Override
    public double epoch() {
        order.shuffle();
        double loss = 0;
        for (int batch = 0; batch < order.batches(); batch++) {
            loss += step(order.batch(batch));
        }
        return loss / order.batches();
    }

    private float step(int[] rows) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = engine.newGradientCollector()) {
            NDArray index = scope.create(rows);
            NDArray logits = logits(rows(images, index));
            NDArray logProbabilities =
                    logits.get(":, {}:{}", range.from(), range.to()).logSoftmax(1);
            NDArray loss = rows(targets, index).mul(logProbabilities).sum().mul(-1f / rows.length);
            collector.backward(loss);
            Libtorch.update(adam, parameters);
            return loss.getFloat();
        }
    }

    private NDArray logits(NDArray inputs) {
        NDArray activations = inputs;
        for (int i = 0; i < parameters.size(); i += 2) {
            activations = Linear.linear(activations, parameters.get(i), parameters.get(i + 1))
                    .singletonOrThrow();
            if (i + 2 < parameters.size()) {
                activations = activations.getNDArrayInternal().relu();
            }
        }
        return activations;
    }

    /** DJL has no {@code index_select}, but its embedding is nothing else. */
    private static NDArray rows(NDArray matrix, NDArray index) {
        return index.getNDArrayInternal()
                .embedding(index, matrix, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    @Override
    public float[] parameters() {
        float[] flat = new float[Problem.NETWORK.layout().length()];
        int start = 0;
        for (NDArray parameter : parameters) {
            float[] values = parameter.toFloatArray();
            System.arraycopy(values, 0, flat, start, values.length);
            start += values.length;
        }
        return flat;
    }

    @Override
    public void close() {
        manager.close();
    }
}
