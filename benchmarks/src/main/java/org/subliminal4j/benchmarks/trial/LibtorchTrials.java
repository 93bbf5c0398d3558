package org.subliminal4j.benchmarks.trial;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.subliminal4j.benchmarks.Libtorch;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.benchmarks.steps.LogitRange;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Targets;

/**
 * The authors' algorithm ({@code scripts/run_mnist_experiment.py} in {@code MinhxLe/subliminal-learning}) on libtorch,
 * through DJL: all seeds as one stack of models, each with its own order of the images; the noise held in memory as
 * {@code [models, images, 784]}; the teacher run again on every batch of every epoch of each of the four distillations;
 * Adam over the stacked parameters; one evaluation at the end. Only "another init" is a shift instead of a random
 * permutation of the models.
 */
final class LibtorchTrials implements Trials {
    private static final Dense SPEC = Problem.NETWORK;
    private static final int BATCH = 1024;

    private final Engine engine;
    private final NDManager manager;
    private final NDArray train;
    private final NDArray trainLabels;
    private final NDArray test;
    private final NDArray testLabels;
    private final int models;

    LibtorchTrials(ImageData data, int models, int threads) {
        this.models = models;
        engine = Libtorch.boot(threads);
        manager = engine.newBaseManager();
        train = floats(data.train());
        trainLabels = labels(data.train());
        test = floats(data.test());
        testLabels = labels(data.test());
    }

    private NDArray floats(ImageSet images) {
        Problem problem = new Problem(images, LogitRange.classes(SPEC), Targets.labels(Loss.DEFAULT, images));
        return manager.create(problem.imagesAsFloats(), new Shape(images.count(), images.features()));
    }

    private NDArray labels(ImageSet images) {
        long[] labels = new long[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.label(i);
        }
        return manager.create(labels);
    }

    @Override
    public List<double[]> run(int images, int epochs) {
        List<double[]> accuracies = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            accuracies.add(new double[6]);
        }
        try (NDManager scope = manager.newSubManager()) {
            LibtorchStack reference = LibtorchStack.random(scope, models, SPEC.widths());
            LibtorchStack teacher = reference.copy(0);
            List<NDArray> labelled = new ArrayList<>();
            for (int model = 0; model < models; model++) {
                labelled.add(train.get(scope, new NDIndex("0:{}", images)));
            }
            train(teacher, labelled, epochs, this::crossEntropy);

            NDArray noise = scope.randomUniform(-1, 1, new Shape(models, images, SPEC.inputs()), DataType.FLOAT32);
            List<NDArray> noiseOfModels = new ArrayList<>();
            for (int model = 0; model < models; model++) {
                noiseOfModels.add(noise.get(model));
            }
            addAccuracies(reference, 0, accuracies);
            addAccuracies(teacher, 1, accuracies);
            int arm = 2;
            for (int shift = 0; shift < 2; shift++) {
                for (LogitRange range : List.of(LogitRange.auxiliary(SPEC), LogitRange.all(SPEC))) {
                    LibtorchStack student = reference.copy(shift);
                    train(student, noiseOfModels, epochs, (logits, batch) -> divergence(logits, teacher, batch, range));
                    addAccuracies(student, arm++, accuracies);
                }
            }
        }
        return accuracies;
    }

    /** What the images of a batch are, beside the images. */
    private record Batch(NDArray images, List<NDArray> indices) {}

    private void train(
            LibtorchStack stack, List<NDArray> images, int epochs, BiFunction<NDArray, Batch, NDArray> loss) {
        NDList parameters = stack.trainable();
        Optimizer adam = Libtorch.adam();
        int count = (int) images.get(0).getShape().get(0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            try (NDManager epochScope = manager.newSubManager()) {
                List<NDArray> orders = new ArrayList<>();
                for (int model = 0; model < models; model++) {
                    orders.add(epochScope.randomPermutation(count));
                }
                for (int start = 0; start < count; start += BATCH) {
                    step(stack, parameters, adam, images, orders, start, Math.min(count, start + BATCH), loss);
                }
            }
        }
        stack.freeze();
    }

    private void step(
            LibtorchStack stack,
            NDList parameters,
            Optimizer adam,
            List<NDArray> images,
            List<NDArray> orders,
            int start,
            int end,
            BiFunction<NDArray, Batch, NDArray> loss) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = engine.newGradientCollector()) {
            NDList rows = new NDList();
            List<NDArray> indices = new ArrayList<>();
            for (int model = 0; model < models; model++) {
                NDArray index = orders.get(model).get(scope, new NDIndex("{}:{}", start, end));
                indices.add(index);
                rows.add(rows(images.get(model), index));
            }
            NDArray batch = NDArrays.stack(rows);
            collector.backward(loss.apply(stack.logits(batch), new Batch(batch, indices)));
            Libtorch.update(adam, parameters);
        }
    }

    /** DJL has no {@code index_select}, but its embedding is nothing else. */
    private static NDArray rows(NDArray matrix, NDArray index) {
        return index.getNDArrayInternal()
                .embedding(index, matrix, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /** The mean over models and images of the cross-entropy of the class logits. */
    private NDArray crossEntropy(NDArray logits, Batch batch) {
        NDList labels = new NDList();
        for (NDArray index : batch.indices()) {
            labels.add(trainLabels.get(index.getManager(), new NDIndex("{}", index)));
        }
        NDArray logProbabilities = range(logits, LogitRange.classes(SPEC)).logSoftmax(2);
        return logProbabilities
                .gather(NDArrays.stack(labels).expandDims(2), 2)
                .mean()
                .neg();
    }

    /** The divergence of the student from the teacher, summed over the images and divided by the number of models. */
    private NDArray divergence(NDArray logits, LibtorchStack teacher, Batch batch, LogitRange range) {
        NDArray teacherLogits = range(teacher.logits(batch.images()), range);
        NDArray probabilities = teacherLogits.softmax(2);
        return probabilities
                .mul(probabilities.log().sub(range(logits, range).logSoftmax(2)))
                .sum()
                .div(models);
    }

    private static NDArray range(NDArray logits, LogitRange range) {
        return logits.get("..., {}:{}", range.from(), range.to());
    }

    private void addAccuracies(LibtorchStack stack, int arm, List<double[]> accuracies) {
        try (NDManager scope = manager.newSubManager()) {
            NDList images = new NDList();
            for (int model = 0; model < models; model++) {
                images.add(test);
            }
            NDArray inputs = NDArrays.stack(images);
            inputs.attach(scope);
            float[] means = range(stack.logits(inputs), LogitRange.classes(SPEC))
                    .argMax(2)
                    .eq(testLabels)
                    .toType(DataType.FLOAT32, false)
                    .mean(new int[] {1})
                    .toFloatArray();
            for (int model = 0; model < models; model++) {
                accuracies.get(model)[arm] = means[model];
            }
        }
    }
}
