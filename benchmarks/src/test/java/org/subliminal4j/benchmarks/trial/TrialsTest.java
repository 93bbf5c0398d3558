package org.subliminal4j.benchmarks.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.benchmarks.steps.Problem;

class TrialsTest {
    /** A few dozen steps: enough for the teacher and for what it hands on by all logits, not for more. */
    @ParameterizedTest
    @ValueSource(strings = {"subliminal4j", "dl4j", "dl4j-side-by-side", "libtorch"})
    void everyLibraryRunsTheSameExperiment(String library) {
        for (double[] accuracies : Trial.of(library, Problem.mnist(), 2).run(10 * 1024, 3)) {
            assertThat(accuracies[0]).isBetween(0.0, 0.25);
            assertThat(accuracies[1]).isGreaterThan(0.75);
            assertThat(accuracies[3]).isGreaterThan(0.4);
            assertThat(accuracies[3]).isGreaterThan(accuracies[5]);
        }
    }
}
