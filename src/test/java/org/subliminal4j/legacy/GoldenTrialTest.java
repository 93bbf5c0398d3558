package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.random.RandomStreams;

/**
 * A tiny trial in float64, every loss and some weights pinned: whatever is rebuilt inside, this is what the six arms come
 * to. The tolerance is that of targets held in float32, and of another BLAS.
 */
class GoldenTrialTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theSixArmsComeToWhatTheyAlwaysCameTo() throws Exception {
        MlpSpec spec = new MlpSpec(36, List.of(12, 9), 4, 3);
        var pixels = new byte[210 * 36];
        var labels = new byte[210];
        var random = new RandomStreams(99).stream("golden-images");
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 4);
            for (int j = 0; j < 36; j++) {
                pixels[i * 36 + j] = (byte) (random.nextInt(128) + (j / 9 == i % 4 ? 100 : 0));
            }
        }
        ImageSet images = new ImageSet(6, 6, pixels, labels, 4);
        RandomStreams streams = new RandomStreams(7);
        Mlp reference = Mlp.random(spec, DataType.DOUBLE, streams.stream("init"));
        Mlp other = Mlp.random(spec, DataType.DOUBLE, streams.stream("cross-init"));
        TrainingConfig config = new TrainingConfig(3, 64, 1e-2, 0.9, 0.999, 1e-6);
        TrainingConfig student = new TrainingConfig(2, 64, 1e-2, 0.9, 0.999, 1e-9);
        Map<String, Object> golden = new LinkedHashMap<>();
        Mlp teacher = reference.copy();
        try (MlpStack stack = MlpStack.of(teacher);
                Trainer t = new Trainer(
                        stack,
                        images,
                        List.of(spec.classLogits()),
                        List.of(Targets.labels(images)),
                        config,
                        streams.stream("teacher-shuffle"))) {
            List<Double> losses = new ArrayList<>();
            for (int e = 0; e < 3; e++) {
                losses.add(t.epoch()[0]);
            }
            stack.store(0, teacher);
            golden.put("teacher", arm(losses, teacher));
        }
        golden.put("reference", arm(List.of(), reference));
        NoiseImages noise = new NoiseImages(streams.key("noise"), 150, 36);
        float[] logits = Inference.logits(teacher, noise);
        Targets aux = Targets.softmax(logits, 7, 4, 3);
        Targets all = Targets.softmax(logits, 7, 0, 7);
        List<Mlp> students = List.of(reference.copy(), reference.copy(), other, other.copy());
        try (MlpStack stack = MlpStack.of(students.toArray(Mlp[]::new));
                Trainer t = new Trainer(
                        stack,
                        noise,
                        List.of(spec.auxiliaryLogits(), spec.allLogits(), spec.auxiliaryLogits(), spec.allLogits()),
                        List.of(aux, all, aux, all),
                        student,
                        streams.stream("students-shuffle"))) {
            List<double[]> losses = new ArrayList<>();
            for (int e = 0; e < 2; e++) {
                losses.add(t.epoch());
            }
            String[] names = {"student-aux", "student-all", "cross-aux", "cross-all"};
            for (int i = 0; i < 4; i++) {
                int index = i;
                stack.store(i, students.get(i));
                golden.put(names[i], arm(losses.stream().map(l -> l[index]).toList(), students.get(i)));
            }
        }
        assertClose(
                MAPPER.readTree(GoldenTrialTest.class.getResource("golden-trial.json")), MAPPER.valueToTree(golden));
    }

    private static Map<String, Object> arm(List<Double> losses, Mlp network) {
        HostArray p = network.parameters();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < p.length(); i++) {
            sum += p.get(i);
            squares += p.get(i) * p.get(i);
        }
        List<Double> some = new ArrayList<>();
        for (int i = 0; i < p.length(); i += 29) {
            some.add(p.get(i));
        }
        Map<String, Object> arm = new LinkedHashMap<>();
        arm.put("losses", losses);
        arm.put("sum", sum);
        arm.put("squares", squares);
        arm.put("every29th", some);
        return arm;
    }

    private static void assertClose(JsonNode expected, JsonNode found) {
        assertThat(found.size()).isEqualTo(expected.size());
        if (expected.isNumber()) {
            assertThat(found.doubleValue()).isCloseTo(expected.doubleValue(), within(1e-6));
        }
        expected.properties().forEach(entry -> assertClose(entry.getValue(), found.get(entry.getKey())));
        for (int i = 0; expected.isArray() && i < expected.size(); i++) {
            assertClose(expected.get(i), found.get(i));
        }
    }
}
