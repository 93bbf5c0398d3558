package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.training.Trainer.Diverged;

class EpochAndClassSummaryTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(3, 1), List.of(2, 2));
    private static final List<List<Integer>> SECOND = List.of(List.of(4, 0), List.of(0, 4));

    private static Results trial(long seed, List<List<Integer>> confusion, Diverged diverged, double... losses) {
        List<EpochResult> epochs = java.util.Arrays.stream(losses)
                .mapToObj(loss -> EpochResult.of(loss, Math.min(1, Math.abs(loss) / 10), Map.of()))
                .toList();
        Map<String, Double> metrics = diverged == null ? Map.of(ArmResult.ACCURACY, accuracy(confusion)) : Map.of();
        ArmResult result = new ArmResult(metrics, epochs, confusion, "0".repeat(64), diverged);
        return new Results(seed, Map.of("a", result), 1);
    }

    private static double accuracy(List<List<Integer>> confusion) {
        double all = confusion.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sum();
        return (confusion.get(0).get(0) + confusion.get(1).get(1)) / all;
    }

    @Test
    void anEpochIsSummedUpOverTheSeedsThatDidNotDiverge() {
        List<EpochSummary> epochs = EpochSummary.of(
                "a",
                List.of(
                        trial(1, FIRST, null, 4, 1),
                        trial(2, SECOND, null, 1, 4),
                        trial(3, List.of(), new Diverged(2, 5), 9)));
        assertThat(epochs).hasSize(2);
        assertThat(epochs.get(0).loss().mean()).isEqualTo(2.5);
        assertThat(Objects.requireNonNull(epochs.get(0).logLoss()).geometricMean())
                .isCloseTo(2, within(1e-12));
        assertThat(epochs.get(1).accuracy().bySeed()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void aLossOfZeroHasNoPlaceOnALogarithmicAxis() {
        assertThat(EpochSummary.of("a", List.of(trial(1, FIRST, null, 0.0)))
                        .get(0)
                        .logLoss())
                .isNull();
        assertThat(EpochSummary.of("b", List.of(trial(1, FIRST, null, 1)))).isEmpty();
    }

    @Test
    void aLossThatNoDeviationCanBeComputedOfIsLeftOut() {
        List<Results> results = List.of(
                trial(1, FIRST, null, 1e308),
                trial(2, FIRST, null, -1e308),
                trial(3, FIRST, null, 2),
                trial(4, FIRST, null, 4));

        assertThat(EpochSummary.of("a", results).get(0).loss().bySeed()).containsOnlyKeys(3L, 4L);
        Arm arm = new Arm("a", "A", Start.Fresh.DEFAULT, List.of(), List.of());
        assertThat(ArmSummary.of(arm, results).sample(ArmResult.TRAINING_LOSS).values())
                .containsExactly(2, 4);
    }

    @Test
    void answersAreSummedAndAccuraciesKeptBySeed() {
        List<ClassSummary> classes = ClassSummary.of("a", List.of(trial(1, FIRST, null), trial(2, SECOND, null)));
        assertThat(classes.get(0).answers()).containsExactly(7L, 1L);
        assertThat(classes.get(0).share(1)).isEqualTo(1 / 8.0);
        assertThat(classes.get(1).accuracy().values()).containsExactly(0.5, 1);
        assertThat(classes.get(1).accuracy().mean()).isEqualTo(0.75);
    }

    @Test
    void aClassWithoutImagesHasNoAccuracy() {
        ClassSummary empty = ClassSummary.of("a", List.of(trial(1, List.of(List.of(0, 0), List.of(1, 1)), null)))
                .get(0);
        assertThat(empty.accuracy().n()).isZero();
        assertThat(empty.share(0)).isZero();
    }
}
