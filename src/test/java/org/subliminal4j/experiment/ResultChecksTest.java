package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Trainer.Diverged;

class ResultChecksTest {
    private static final String HASH = Sha256.of("weights");
    private static final List<List<Integer>> CONFUSION = List.of(List.of(2, 1), List.of(0, 1));
    private static final Map<String, Double> METRICS = Map.of("accuracy", 0.75);

    private static void assertRefused(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(message);
    }

    @Test
    void anAccuracyIsWhatItsConfusionComesTo() {
        assertThat(new ArmResult(METRICS, List.of(), CONFUSION, HASH, null).accuracy())
                .isEqualTo(0.75);
        assertRefused(
                () -> new ArmResult(Map.of("accuracy", 0.7501), List.of(), CONFUSION, HASH, null),
                "metrics.accuracy must be 0.75, as the confusion has it, but found 0.7501");
        assertRefused(
                () -> new ArmResult(Map.of("cka", 0.5), List.of(), CONFUSION, HASH, null),
                "metrics.accuracy must be 0.75, as the confusion has it, but found null");
    }

    @Test
    void aConfusionIsSquareAndCounts() {
        assertRefused(() -> confused(List.of()), "confusion must be given beside an accuracy");
        assertRefused(() -> confused(List.of(List.of(0))), "confusion must be counts of at least 1 image");
        assertRefused(() -> confused(List.of(List.of(1, 2))), "confusion must be square, 1 x 1, but found a row of 2");
        assertRefused(() -> confused(List.of(List.of(-1))), "counts of at least 0, but found -1");
        assertRefused(() -> confused(Arrays.asList(List.of(1), null)), "confusion must be free of null");
        assertRefused(() -> confused(List.of(Collections.singletonList(null))), "confusion must be free of null");
        List<List<Integer>> large = List.of(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE), List.of(0, 0));
        assertThat(new ArmResult(Map.of("accuracy", 0.5), List.of(), large, HASH, null).accuracy())
                .isEqualTo(0.5);
    }

    private static void confused(List<List<Integer>> confusion) {
        new ArmResult(METRICS, List.of(), confusion, HASH, null);
    }

    @Test
    void whatDivergedHasNoNumbersOfItsEnd() {
        Diverged diverged = new Diverged(1, 3);
        assertThat(new ArmResult(Map.of(), List.of(), List.of(), HASH, diverged).accuracy())
                .isNaN();
        assertRefused(() -> new ArmResult(METRICS, List.of(), List.of(), HASH, diverged), "metrics must be empty");
        assertRefused(() -> new ArmResult(Map.of(), List.of(), CONFUSION, HASH, diverged), "confusion must be empty");
    }

    @Test
    void numbersAreFinite() {
        assertRefused(() -> EpochResult.of(Double.NaN, 0.5, Map.of()), "loss must be finite, but found NaN");
        assertRefused(() -> EpochResult.of(1, 1.1, Map.of()), "accuracy must be from 0 to 1, but found 1.1");
        assertRefused(() -> EpochResult.of(1, Double.NaN, Map.of()), "metrics.accuracy must be finite");
        assertRefused(
                () -> EpochResult.of(1, 1, Map.of("cosine", Double.POSITIVE_INFINITY)),
                "metrics.cosine must be finite");
        assertRefused(
                () -> new ArmResult(Map.of("accuracy", 0.75, "cka", Double.NaN), List.of(), CONFUSION, HASH, null),
                "metrics.cka must be finite");
        List<Probe.Step> steps = List.of(new Probe.Step(1, Map.of("cosine", Double.NaN)));
        assertRefused(
                () -> new ArmResult(METRICS, List.of(), steps, CONFUSION, HASH, null), "steps.cosine must be finite");
        assertRefused(() -> new Results(1, Map.of(), Double.NaN), "seconds must be at least 0 and finite");
        assertRefused(() -> new Results(-1, Map.of(), 1), "seed must be at least 0, but found -1");
    }

    @Test
    void nullsAreRefusedByName() {
        assertRefused(() -> new ArmResult(null, List.of(), CONFUSION, HASH, null), "metrics must be a value");
        assertRefused(() -> new ArmResult(METRICS, null, CONFUSION, HASH, null), "epochs must be");
        assertRefused(() -> new ArmResult(METRICS, List.of(), null, HASH, null), "confusion must be a value");
        assertRefused(() -> new ArmResult(METRICS, List.of(), CONFUSION, null, null), "sha256 must be");
        assertRefused(() -> new ArmResult(METRICS, List.of(), CONFUSION, "00", null), "64 hexadecimal digits");
        assertRefused(() -> new Results(1, null, 1), "arms must be a value");
        assertRefused(() -> new Results(1, Collections.singletonMap("teacher", null), 1), "arms.teacher must be");
        assertRefused(
                () -> new Provenance("1", "c", null, "run", Map.of(), "j", "o", "c", 1, "n", "b", 1),
                "started must be a value");
        assertRefused(
                () -> new Provenance("1", "c", "t", "run", Map.of(), "j", "o", "c", 0, "n", "b", 1),
                "cores must be at least 1");
    }
}
