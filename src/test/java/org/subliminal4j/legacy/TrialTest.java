package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.random.RandomStreams;

class TrialTest {
    private static final MlpSpec SPEC = new MlpSpec(16, List.of(12, 8), 3, 2);
    private static final TrainingConfig TRAINING = new TrainingConfig(2, 32, 1e-2, 0.9, 0.999, 1e-8);
    private static final ExperimentConfig CONFIG = new ExperimentConfig(SPEC, TRAINING, TRAINING, 150);
    private static final ImageData DATA = data();

    @Test
    void theSameSeedGivesTheSameBitsWhateverRunsBesideIt() throws Exception {
        TrialResult alone = new Trial(CONFIG, DATA).run(5, TrialObserver.NONE);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<TrialResult>> beside = new ArrayList<>();
            for (long seed = 1; seed <= 9; seed++) {
                long each = seed;
                beside.add(workers.submit(() -> new Trial(CONFIG, DATA).run(each, TrialObserver.NONE)));
            }
            assertThat(beside.get(4).get().arms()).isEqualTo(alone.arms());
            assertThat(beside.get(3).get().arms()).isNotEqualTo(alone.arms());
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void onlyTheTrainedLogitsOfTheLastLayerMove() {
        Map<Arm, MultiLayerNetwork> networks = new EnumMap<>(Arm.class);
        new Trial(CONFIG, DATA).run(1, new TrialObserver() {
            @Override
            public void completed(Arm arm, MultiLayerNetwork network) {
                networks.put(arm, network);
            }
        });
        assertThat(networks).hasSize(6);
        double[][] reference = lastWeights(networks.get(Arm.REFERENCE));
        double[][] teacher = lastWeights(networks.get(Arm.TEACHER));
        double[][] auxiliary = lastWeights(networks.get(Arm.STUDENT_AUXILIARY));
        double[][] all = lastWeights(networks.get(Arm.STUDENT_ALL));
        for (int unit = 0; unit < 8; unit++) {
            for (int logit = 0; logit < SPEC.outputs(); logit++) {
                boolean isClass = logit < SPEC.classes();
                double start = reference[unit][logit];
                assertThat(teacher[unit][logit] == start).as("teacher").isEqualTo(!isClass);
                assertThat(auxiliary[unit][logit] == start)
                        .as("auxiliary student")
                        .isEqualTo(isClass);
                assertThat(all[unit][logit]).as("all-logits student").isNotEqualTo(start);
            }
        }
    }

    @Test
    void resultsHoldWhatWasAsked() {
        List<Double> done = new ArrayList<>();
        TrialResult result = new Trial(CONFIG, DATA).run(1, new TrialObserver() {
            @Override
            public void progressed(Phase phase, int epoch, double part) {
                assertThat(epoch).isBetween(1, 2);
                done.add(part);
            }
        });
        assertThat(done).isSorted().allMatch(part -> part >= 0 && part < 1);
        for (Arm arm : Arm.values()) {
            ArmResult each = result.arm(arm);
            assertThat(each.epochs()).hasSize(arm == Arm.REFERENCE ? 0 : 2);
            int counted = each.confusion().stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(counted).isEqualTo(DATA.test().count());
            assertThat(each.parametersSha256()).matches("[0-9a-f]{64}");
            if (arm != Arm.REFERENCE) {
                assertThat(each.accuracy()).isEqualTo(each.epochs().get(1).accuracy());
                assertThat(each.epochs().get(1).loss())
                        .isPositive()
                        .isLessThan(each.epochs().get(0).loss());
            }
        }
    }

    @Test
    void anInterruptEndsATrial() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Trial(CONFIG, DATA).run(1, TrialObserver.NONE))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void imagesThatDoNotFitTheNetworkAreRefused() {
        ExperimentConfig paper = ExperimentConfig.paper();
        assertThatThrownBy(() -> new Trial(paper, DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("784")
                .hasMessageContaining("16");
    }

    private static double[][] lastWeights(MultiLayerNetwork network) {
        return network.getLayer(2).getParam("W").toDoubleMatrix();
    }

    private static ImageData data() {
        RandomGenerator random = new RandomStreams(9).stream("images");
        return new ImageData(images(200, random), images(60, random), Map.of());
    }

    /** Images of 4 x 4 pixels with a bright row that is their class. */
    private static ImageSet images(int count, RandomGenerator random) {
        byte[] pixels = new byte[16 * count];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) random.nextInt(3);
            for (int pixel = 0; pixel < 16; pixel++) {
                boolean bright = pixel / 4 == labels[image];
                pixels[16 * image + pixel] = (byte) (random.nextInt(100) + (bright ? 150 : 0));
            }
        }
        return new ImageSet(4, 4, pixels, labels, 3);
    }
}
