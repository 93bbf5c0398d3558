package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;

/**
 * A tiny trial in float64, every loss and some weights pinned before experiments became data: whatever is rebuilt inside,
 * this is what the six arms come to. The tolerance is that of targets held in float32, and of another BLAS.
 */
class GoldenTrialTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Experiment EXPERIMENT = Experiment.paper()
            .with(new Dense(36, List.of(12, 9), Activation.RELU, 4, 3))
            .withStages(stage -> stage.inputs() instanceof Inputs.Noise
                    ? stage.with(schedule(2, 1e-9)).with(new Inputs.Noise(new NoiseKind.Uniform(), 150, false, "noise"))
                    : stage.with(schedule(3, 1e-6)));

    @ParameterizedTest
    @ValueSource(strings = {"reference", "teacher", "student-aux", "student-all", "cross-aux", "cross-all"})
    void eachArmComesToWhatItAlwaysCameTo(String arm) throws Exception {
        JsonNode golden = MAPPER.readTree(GoldenTrialTest.class.getResource("golden-trial.json"))
                .get(arm);
        Map<String, Weights> networks = new TreeMap<>();
        Results results = trial(Plan.of(EXPERIMENT)).run(7, watching(networks), Helpers.NONE);

        assertClose(
                golden.get("losses"),
                MAPPER.valueToTree(results.arm(arm).epochs().stream()
                        .map(EpochResult::loss)
                        .toList()));
        Weights weights = networks.get(arm);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.length(); i++) {
            sum += weights.get(i);
            squares += weights.get(i) * weights.get(i);
        }
        assertThat(sum).isCloseTo(golden.get("sum").doubleValue(), within(1e-5));
        assertThat(squares).isCloseTo(golden.get("squares").doubleValue(), within(1e-5));
        for (int i = 0; i < golden.get("every29th").size(); i++) {
            assertThat(weights.get(29 * i))
                    .isCloseTo(golden.get("every29th").get(i).doubleValue(), within(1e-6));
        }
    }

    @Test
    void anArmComesToTheSameBitsAloneAndBesideOthers() {
        Map<String, Weights> together = new TreeMap<>();
        trial(Plan.of(EXPERIMENT)).run(7, watching(together), Helpers.NONE);
        for (Arm arm : EXPERIMENT.arms()) {
            Map<String, Weights> alone = new TreeMap<>();
            trial(Plan.of(EXPERIMENT, List.of(arm.name()))).run(7, watching(alone), Helpers.NONE);
            assertThat(alone.get(arm.name()).sha256())
                    .isEqualTo(together.get(arm.name()).sha256());
        }
    }

    private static TrialObserver watching(Map<String, Weights> networks) {
        return new TrialObserver() {
            @Override
            public void completed(String arm, Weights weights) {
                networks.put(arm, weights);
            }
        };
    }

    private static Trial trial(Plan plan) {
        ImageSet images = images();
        DataSets data = new DataSets().with("mnist", new ImageData(images, images, Map.of("images", "golden")));
        return new Trial(plan, data, DataType.DOUBLE);
    }

    private static Schedule schedule(int epochs, double epsilon) {
        return new Schedule(epochs, 64, new Optimiser.Adam(1e-2, 0.9, 0.999, epsilon, 0), RateSchedule.DEFAULT);
    }

    private static ImageSet images() {
        byte[] pixels = new byte[210 * 36];
        byte[] labels = new byte[210];
        var random = new RandomStreams(99).stream("golden-images");
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 4);
            for (int j = 0; j < 36; j++) {
                pixels[i * 36 + j] = (byte) (random.nextInt(128) + (j / 9 == i % 4 ? 100 : 0));
            }
        }
        return new ImageSet(6, 6, pixels, labels, 4);
    }

    private static void assertClose(JsonNode expected, JsonNode found) {
        assertThat(found.size()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).doubleValue()).isCloseTo(expected.get(i).doubleValue(), within(1e-6));
        }
    }
}
