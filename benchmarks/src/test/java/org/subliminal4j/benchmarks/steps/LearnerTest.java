package org.subliminal4j.benchmarks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private static final int IMAGES = 512;

    /**
     * How far two libraries may be apart, in parts of how far they have come. Not rounding alone: DL4J and DJL add Adam's
     * epsilon before the bias correction, and where a gradient is as small as epsilon, that tells.
     */
    private static final double TOLERANCE = 0.01;

    @Test
    void everyLibraryTakesTheSameStepsOnLabels() {
        sameSteps(Problem.teaching(IMAGES));
    }

    @Test
    void everyLibraryTakesTheSameStepsOnAuxiliaryLogits() {
        sameSteps(Problem.distilling(IMAGES, LogitRange.auxiliary(Problem.NETWORK)));
    }

    @Test
    void everyLibraryLearnsInSmallBatches() {
        Problem problem = Problem.teaching(IMAGES);
        for (Function<Problem, Learner> library : libraries(64)) {
            try (Learner learner = library.apply(problem)) {
                double first = learner.epoch();
                learner.epoch();
                learner.epoch();
                assertThat(learner.epoch()).isLessThan(0.7 * first);
            }
        }
    }

    private static void sameSteps(Problem problem) {
        float[] expected = afterFourSteps(libraries(IMAGES).get(0), problem);
        for (Function<Problem, Learner> library : libraries(IMAGES)) {
            float[] parameters = afterFourSteps(library, problem);
            assertThat(distance(parameters, expected))
                    .isLessThan(TOLERANCE * distance(expected, Problem.initialParameters(1)));
        }
    }

    private static double distance(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    /** With one batch an epoch, so that the order of the images does not matter. */
    private static float[] afterFourSteps(Function<Problem, Learner> library, Problem problem) {
        try (Learner learner = library.apply(problem)) {
            for (int step = 0; step < 4; step++) {
                learner.epoch();
            }
            return learner.parameters();
        }
    }

    private static List<Function<Problem, Learner>> libraries(int batch) {
        return List.of(
                problem -> new SubliminalLearner(List.of(problem), batch),
                problem -> new Dl4jLearner(problem, batch, 1),
                problem -> new LibtorchLearner(problem, batch, 1));
    }
}
