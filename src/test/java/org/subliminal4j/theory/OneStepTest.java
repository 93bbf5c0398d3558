package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.theory.Situations.Inputs;
import org.subliminal4j.theory.Situations.Outputs;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.SmallData;

class OneStepTest {
    private static final Situations SITUATIONS = new Situations(SmallData.create(), 16);
    private static final Dense NETWORK = SITUATIONS.network(List.of(12, 9), 2);

    private static Situation situation() {
        return SITUATIONS.draw(NETWORK, Inputs.NOISE, new Loss.SquaredError(), Outputs.ALL, 3);
    }

    @Test
    void theForwardDerivativeIsTheLimitOfDifferences() {
        Situation situation = situation();
        double[] direction = Situations.parameters(Situations.other(NETWORK, 3));
        double h = 1e-6;
        ForwardMode network = new ForwardMode(NETWORK, situation.reference());
        ForwardMode ahead = new ForwardMode(NETWORK, Vectors.step(situation.reference(), h, direction));
        ForwardMode behind = new ForwardMode(NETWORK, Vectors.step(situation.reference(), -h, direction));
        for (double[] input : situation.inputs()) {
            ForwardMode.Dual dual = network.along(direction, input, Logits.AUXILIARY);
            for (int k = 0; k < 2; k++) {
                double slope = (ahead.along(direction, input, Logits.AUXILIARY).logits()[k]
                                - behind.along(direction, input, Logits.AUXILIARY)
                                        .logits()[k])
                        / (2 * h);
                assertThat(dual.derivative()[k]).isEqualTo(slope, within(1e-7));
            }
        }
    }

    @Test
    void theTwoRoutesHaveTheSameLogits() {
        Situation situation = situation();
        ForwardMode network = new ForwardMode(NETWORK, situation.reference());
        try (FullBatch batch = new FullBatch(NETWORK, situation.inputs(), Logits.ALL)) {
            double[][] logits = batch.logits(situation.reference());
            for (int row = 0; row < logits.length; row++) {
                assertThat(network.along(situation.reference(), situation.inputs()[row], Logits.ALL)
                                .logits())
                        .containsExactly(logits[row], within(1e-12));
            }
        }
    }

    @Test
    void theTeachersLossFallsAlongItsDirectionByTheSquareOfItsLength() {
        try (OneStep step = new OneStep(situation())) {
            double fall = step.teacherLossChange(step.situation().reference(), step.teacher(1e-7));
            double squared = Vectors.dot(step.teacherDirection(), step.teacherDirection());
            assertThat(fall / -1e-7).isEqualTo(squared, within(1e-5 * squared));
        }
    }

    @Test
    void theTeacherLeavesTheAuxiliaryRowsAlone() {
        try (OneStep step = new OneStep(situation())) {
            double[] direction = step.teacherDirection();
            int biases = direction.length - NETWORK.auxiliary();
            for (int i = biases; i < direction.length; i++) {
                assertThat(direction[i]).isZero();
            }
        }
    }

    @Test
    void aTeacherThatDoesNotMoveTeachesNothing() {
        try (OneStep step = new OneStep(situation())) {
            assertThat(Vectors.norm(step.studentDirection(0))).isZero();
        }
    }

    @Test
    void logitsThatAreNotNeighboursAreReadAndTaughtAlone() {
        Situation situation = situation();
        Logits listed = new Logits.Listed(List.of(1, 4));
        try (FullBatch two = new FullBatch(NETWORK, situation.inputs(), listed);
                FullBatch all = new FullBatch(NETWORK, situation.inputs(), Logits.ALL)) {
            double[][] some = two.logits(situation.reference());
            double[][] every = all.logits(situation.reference());
            double[][] errors = new double[some.length][2];
            double[][] padded = new double[some.length][NETWORK.outputs()];
            for (int row = 0; row < some.length; row++) {
                assertThat(some[row]).containsExactly(new double[] {every[row][1], every[row][4]}, within(1e-12));
                errors[row] = new double[] {0.5, -row};
                padded[row][1] = 0.5;
                padded[row][4] = -row;
            }
            assertThat(two.gradient(errors)).containsExactly(all.gradient(padded), within(1e-12));
        }
    }
}
