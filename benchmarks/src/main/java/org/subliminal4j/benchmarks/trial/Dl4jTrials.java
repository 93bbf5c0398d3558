package org.subliminal4j.benchmarks.trial;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.subliminal4j.benchmarks.steps.Dl4jLearner;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.benchmarks.steps.LogitRange;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Targets;

/**
 * DL4J's {@code fit} for each phase: as it comes, one seed after another on ND4J's own number of threads, batches
 * prepared by a second thread; or with what this library knows, the seeds side by side on one thread each. The teacher's
 * logits are computed once, the noise is held as one array.
 */
final class Dl4jTrials implements Trials {
    private static final Dense SPEC = Problem.NETWORK;
    private static final int BATCH = 1024;
    private static final int INFERENCE_BATCH = 1000;

    private final Problem labelled;
    private final INDArray test;
    private final byte[] testLabels;
    private final int seeds;
    private final boolean sideBySide;

    Dl4jTrials(ImageData data, int seeds, boolean sideBySide) {
        this.seeds = seeds;
        this.sideBySide = sideBySide;
        labelled = new Problem(data.train(), LogitRange.classes(SPEC), Targets.labels(Loss.DEFAULT, data.train()));
        test = floats(data.test());
        testLabels = data.test().labels();
    }

    private static INDArray floats(ImageSet images) {
        Problem problem = new Problem(images, LogitRange.classes(SPEC), Targets.labels(Loss.DEFAULT, images));
        return Nd4j.create(problem.imagesAsFloats(), images.count(), images.features());
    }

    @Override
    public List<double[]> run(int images, int epochs) {
        Problem part =
                new Problem(Problem.first((ImageSet) labelled.images(), images), labelled.range(), labelled.targets());
        INDArray train = Nd4j.create(part.imagesAsFloats(), images, SPEC.inputs());
        INDArray labels = Nd4j.create(part.targetsOfAllOutputs(), images, SPEC.outputs());
        if (sideBySide) {
            return SideBySide.run(seeds, seed -> {
                Dl4jLearner.boot(1);
                return trial(train, labels, epochs, seed);
            });
        }
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> trial(train, labels, epochs, seed))
                .toList();
    }

    private double[] trial(INDArray train, INDArray labels, int epochs, long seed) {
        Random random = new Random(seed);
        INDArray reference = initialParameters(random);
        INDArray other = initialParameters(random);
        MultiLayerNetwork teacher = fit(reference, LogitRange.classes(SPEC), train, labels, epochs, seed);

        INDArray noise = Nd4j.rand(train.shape()).muli(2).subi(1);
        INDArray logits = logits(teacher, noise);
        double[] accuracies = new double[6];
        MultiLayerNetwork untrained = Dl4jLearner.network(SPEC, LogitRange.all(SPEC));
        untrained.setParams(reference);
        accuracies[0] = accuracy(untrained);
        accuracies[1] = accuracy(teacher);
        int arm = 2;
        for (INDArray start : new INDArray[] {reference, other}) {
            for (LogitRange range : new LogitRange[] {LogitRange.auxiliary(SPEC), LogitRange.all(SPEC)}) {
                accuracies[arm++] = accuracy(fit(start, range, noise, targets(logits, range), epochs, seed));
            }
        }
        noise.close();
        return accuracies;
    }

    private static INDArray initialParameters(Random random) {
        return Nd4j.create(Problem.initialParameters(random.nextLong()));
    }

    private MultiLayerNetwork fit(
            INDArray start, LogitRange range, INDArray images, INDArray targets, int epochs, long seed) {
        MultiLayerNetwork network = Dl4jLearner.network(SPEC, range);
        network.setParams(start);
        network.fit(new ShuffledIterator(images, targets, BATCH, seed, !sideBySide), epochs);
        return network;
    }

    private static INDArray targets(INDArray logits, LogitRange range) {
        INDArray targets = Nd4j.zeros(logits.shape());
        INDArray probabilities = Transforms.softmax(columns(logits, range), true);
        columns(targets, range).assign(probabilities);
        return targets;
    }

    private static INDArray logits(MultiLayerNetwork network, INDArray images) {
        INDArray logits = Nd4j.create(images.rows(), SPEC.outputs());
        for (int start = 0; start < images.rows(); start += INFERENCE_BATCH) {
            var rows = NDArrayIndex.interval(start, Math.min(images.rows(), start + INFERENCE_BATCH));
            logits.get(rows, NDArrayIndex.all()).assign(network.output(images.get(rows, NDArrayIndex.all())));
        }
        return logits;
    }

    private double accuracy(MultiLayerNetwork network) {
        int[] predictions =
                columns(logits(network, test), LogitRange.classes(SPEC)).argMax(1).toIntVector();
        int right = 0;
        for (int i = 0; i < predictions.length; i++) {
            right += predictions[i] == testLabels[i] ? 1 : 0;
        }
        return (double) right / predictions.length;
    }

    private static INDArray columns(INDArray matrix, LogitRange range) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(range.from(), range.to()));
    }
}
