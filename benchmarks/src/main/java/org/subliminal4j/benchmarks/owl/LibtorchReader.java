package org.subliminal4j.benchmarks.owl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import org.subliminal4j.benchmarks.Libtorch;
import org.subliminal4j.network.Weights;

/**
 * libtorch through DJL, as a PyTorch user would write it: sequences padded to the longest of a batch, autograd, gradients
 * clipped, DJL's Adam.
 */
final class LibtorchReader implements ReadingStep.Reader {
    private static final double CLIP = 1;

    private final Engine engine = Libtorch.boot(1);
    private final NDManager manager = engine.newBaseManager();
    private final List<int[]> sequences;
    private final Weights fresh;

    /** @param sequences read from the first on, and again where they end */
    LibtorchReader(List<int[]> sequences, Weights fresh) {
        this.sequences = sequences;
        this.fresh = fresh;
    }

    @Override
    public double steps(int count) {
        Optimizer adam = Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed(6e-3f))
                .optBeta1(0.9f)
                .optBeta2(0.99f)
                .optEpsilon(1e-8f)
                .build();
        try (LibtorchTransformer model = new LibtorchTransformer(manager.newSubManager(), fresh)) {
            double loss = 0;
            for (int step = 0; step < count; step++) {
                int start = step * Reading.BATCH % sequences.size();
                loss = step(model, adam, sequences.subList(start, Math.min(start + Reading.BATCH, sequences.size())));
            }
            return loss;
        }
    }

    private double step(LibtorchTransformer model, Optimizer adam, List<int[]> batch) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = engine.newGradientCollector()) {
            int longest = batch.stream().mapToInt(sequence -> sequence.length).max().orElseThrow() - 1;
            int[] inputs = new int[batch.size() * longest];
            long[] targets = new long[inputs.length];
            float[] paid = new float[inputs.length];
            int tokens = 0;
            for (int i = 0; i < batch.size(); i++) {
                for (int t = 0; t + 1 < batch.get(i).length; t++) {
                    inputs[i * longest + t] = batch.get(i)[t];
                    targets[i * longest + t] = batch.get(i)[t + 1];
                    paid[i * longest + t] = 1;
                    tokens++;
                }
            }
            Shape shape = new Shape(batch.size(), longest);
            NDArray logits = model.logits(scope.create(inputs, shape));
            NDArray said = logits.logSoftmax(2).gather(scope.create(targets, new Shape(batch.size(), longest, 1)), 2);
            NDArray loss = said.squeeze(2).mul(scope.create(paid, shape)).sum().mul(-1f / tokens);
            collector.backward(loss);
            clip(model.parameters());
            Libtorch.update(adam, model.parameters());
            return loss.getFloat();
        }
    }

    /** Scales the gradients of all parameters down where together they are longer than 1. */
    private static void clip(NDList parameters) {
        double square = 0;
        for (NDArray parameter : parameters) {
            try (NDArray gradient = parameter.getGradient();
                    NDArray squares = gradient.square();
                    NDArray sum = squares.sum()) {
                square += sum.toType(DataType.FLOAT64, false).getDouble();
            }
        }
        if (square > CLIP * CLIP) {
            for (NDArray parameter : parameters) {
                try (NDArray gradient = parameter.getGradient()) {
                    gradient.muli((float) (CLIP / Math.sqrt(square)));
                }
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
