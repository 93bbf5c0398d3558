package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.LogitRange;
import org.subliminal4j.random.RandomStreams;

/** The matrix core takes the steps that DL4J's own fit takes on the same batches. */
class Dl4jParityTest {
    private static final MlpSpec SPEC = new MlpSpec(12, List.of(9, 7), 4, 3);
    private static final int IMAGES = 50;
    private static final int BATCH = 16;

    /** What each phase of the experiment trains. */
    enum Objective {
        CLASS_CROSS_ENTROPY(SPEC.classLogits(), true),
        AUXILIARY_DIVERGENCE(SPEC.auxiliaryLogits(), false),
        ALL_DIVERGENCE(SPEC.allLogits(), false);

        final LogitRange range;
        final boolean oneHot;

        Objective(LogitRange range, boolean oneHot) {
            this.range = range;
            this.oneHot = oneHot;
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
        // Epsilon is added before the bias correction in DL4J and after it here: a tiny one tells no difference.
        TrainingConfig config = new TrainingConfig(3, BATCH, 1e-2, 0.9, 0.999, 1e-30);
        Mlp initial = Mlp.random(SPEC, type, streams.stream("init"));
        FixedImages images = FixedImages.uniform(IMAGES, SPEC.inputs(), streams.stream("images"));
        Targets targets = targets(objective, streams.stream("targets"));

        Mlp ours = initial.copy();
        try (MlpStack stack = MlpStack.of(ours);
                Trainer trainer = new Trainer(
                        stack, images, List.of(objective.range), List.of(targets), config, streams.stream("shuffle"))) {
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                trainer.epoch();
            }
            stack.store(0, ours);
        }
        MultiLayerNetwork theirs = fit(initial, images, targets, objective.range, config, streams.stream("shuffle"));

        double[] expected = theirs.params().toDoubleVector();
        HostArray before = initial.parameters();
        HostArray found = ours.parameters();
        double moved = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i))
                    .as("parameter %d", i)
                    .isEqualTo(expected[i], org.assertj.core.api.Assertions.within(tolerance));
            moved = Math.max(moved, Math.abs(found.get(i) - before.get(i)));
        }
        assertThat(moved).as("training moved the parameters").isGreaterThan(0.05);
    }

    private static Targets targets(Objective objective, RandomGenerator random) {
        int size = objective.range.size();
        float[] logits = new float[IMAGES * size];
        for (int image = 0; image < IMAGES; image++) {
            int label = random.nextInt(size);
            for (int k = 0; k < size; k++) {
                logits[image * size + k] =
                        objective.oneHot ? (k == label ? 0 : Float.NEGATIVE_INFINITY) : (float) random.nextGaussian();
            }
        }
        if (!objective.oneHot) {
            return Targets.softmax(logits, size, 0, size);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = logits[i] == 0 ? 1 : 0;
        }
        return new Targets(probabilities, new float[IMAGES], size);
    }

    /** Trains by DL4J's fit, on batches in the order that {@link Trainer} draws. */
    private static MultiLayerNetwork fit(
            Mlp initial,
            FixedImages images,
            Targets targets,
            LogitRange range,
            TrainingConfig config,
            RandomGenerator shuffle) {
        DataType type = initial.type();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(config.learningRate(), config.beta1(), config.beta2(), config.epsilon()))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(9)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(9)
                        .nOut(7)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(new RangeDivergence(range))
                        .nIn(7)
                        .nOut(SPEC.outputs())
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init(initial.network().params().dup(), false);
        int[] order = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            order[i] = i;
        }
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            for (int i = IMAGES - 1; i > 0; i--) {
                int j = shuffle.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            for (int start = 0; start < IMAGES; start += BATCH) {
                int batch = Math.min(BATCH, IMAGES - start);
                INDArray x = Nd4j.zeros(type, batch, SPEC.inputs());
                INDArray y = Nd4j.zeros(type, batch, SPEC.outputs());
                for (int row = 0; row < batch; row++) {
                    int image = order[start + row];
                    for (int j = 0; j < SPEC.inputs(); j++) {
                        x.putScalar(row, j, images.values()[image * SPEC.inputs() + j]);
                    }
                    for (int k = 0; k < targets.size(); k++) {
                        y.putScalar(row, range.from() + k, targets.probabilities()[image * targets.size() + k]);
                    }
                }
                network.fit(x, y);
            }
        }
        return network;
    }
}
