package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** The trainer takes the steps that DL4J's own fit takes on the same batches. */
class Dl4jParityTest {
    private static final Dense SHAPE = new Dense(12, List.of(9, 7), Activation.RELU, 4, 3);
    private static final int IMAGES = 50;
    // Epsilon is added before the bias correction in DL4J and after it here: a tiny one tells no difference.
    private static final Schedule SCHEDULE =
            new Schedule(3, 16, new Optimiser.Adam(1e-2, 0.9, 0.999, 1e-30, 0), RateSchedule.DEFAULT);

    /** What each phase of the experiment trains. */
    enum Objective {
        CLASS_CROSS_ENTROPY(true, 0, 1, 2, 3),
        AUXILIARY_DIVERGENCE(false, 4, 5, 6),
        ALL_DIVERGENCE(false, 0, 1, 2, 3, 4, 5, 6),
        LISTED_DIVERGENCE(false, 1, 2, 5);

        final boolean oneHot;
        final int[] logits;

        Objective(boolean oneHot, int... logits) {
            this.oneHot = oneHot;
            this.logits = logits;
        }
    }

    @ParameterizedTest
    @EnumSource
    void threeEpochsInFloat64AgreeToRoundingError(Objective objective) {
        assertParity(objective, DataType.DOUBLE, 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void threeEpochsInFloat32Agree(Objective objective) {
        assertParity(objective, DataType.FLOAT, 2e-3);
    }

    private static void assertParity(Objective objective, DataType type, double tolerance) {
        RandomStreams streams = new RandomStreams(7);
        Weights initial = Weights.draw(SHAPE, Initialiser.DEFAULT, type, streams.stream("init"));
        FixedImages images = FixedImages.uniform(IMAGES, SHAPE.inputs(), streams.stream("images"));
        Targets targets = targets(objective, streams.stream("targets"));

        Weights ours;
        try (Model model = Model.of(initial);
                Trainer trainer = new Trainer(
                        images,
                        SCHEDULE.epochs(),
                        SCHEDULE.batchSize(),
                        streams.stream("shuffle"),
                        List.of(Course.of(model, Loss.DEFAULT, objective.logits, epoch -> targets, SCHEDULE)))) {
            for (int epoch = 0; epoch < SCHEDULE.epochs(); epoch++) {
                trainer.epoch(() -> {});
            }
            ours = model.weights();
        }
        MultiLayerNetwork theirs = fit(initial, images, targets, objective.logits, streams.stream("shuffle"));

        double[] expected = theirs.params().toDoubleVector();
        double moved = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(ours.get(i)).as("parameter %d", i).isEqualTo(expected[i], within(tolerance));
            moved = Math.max(moved, Math.abs(ours.get(i) - initial.get(i)));
        }
        assertThat(moved).as("training moved the parameters").isGreaterThan(0.05);
    }

    private static Targets targets(Objective objective, RandomGenerator random) {
        int size = objective.logits.length;
        if (objective.oneHot) {
            int[] labels = random.ints(IMAGES, 0, size).toArray();
            return Targets.labels(Loss.DEFAULT, IMAGES, image -> labels[image], objective.logits);
        }
        float[] logits = new float[IMAGES * size];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        return Targets.imitate(
                Loss.DEFAULT, logits, size, IntStream.range(0, size).toArray());
    }

    /** Trains by DL4J's fit, on batches in the order that {@link Trainer} draws. */
    private static MultiLayerNetwork fit(
            Weights initial, FixedImages images, Targets targets, int[] chosen, RandomGenerator shuffle) {
        DataType type = initial.type();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(1e-2, 0.9, 0.999, 1e-30))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(9)
                        .activation(org.nd4j.linalg.activations.Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(9)
                        .nOut(7)
                        .activation(org.nd4j.linalg.activations.Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(new RangeDivergence(chosen))
                        .nIn(7)
                        .nOut(SHAPE.outputs())
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build())
                .build());
        network.init(initial.toDl4j().params().dup(), false);
        int[] order = Batches.inOrder(IMAGES);
        for (int epoch = 0; epoch < SCHEDULE.epochs(); epoch++) {
            for (int i = IMAGES - 1; i > 0; i--) {
                int j = shuffle.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            for (int start = 0; start < IMAGES; start += SCHEDULE.batchSize()) {
                int batch = Math.min(SCHEDULE.batchSize(), IMAGES - start);
                INDArray x = Nd4j.zeros(type, batch, SHAPE.inputs());
                INDArray y = Nd4j.zeros(type, batch, SHAPE.outputs());
                for (int row = 0; row < batch; row++) {
                    int image = order[start + row];
                    for (int j = 0; j < SHAPE.inputs(); j++) {
                        x.putScalar(row, j, images.values()[image * SHAPE.inputs() + j]);
                    }
                    for (int k = 0; k < targets.size(); k++) {
                        y.putScalar(row, chosen[k], targets.values()[image * targets.size() + k]);
                    }
                }
                network.fit(x, y);
            }
        }
        return network;
    }
}
