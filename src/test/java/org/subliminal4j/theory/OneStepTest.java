package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.theory.Situations.Inputs;
import org.subliminal4j.theory.Situations.Logits;

class OneStepTest {
    private static final Situations SITUATIONS = new Situations(SmallData.create(), 16);
    private static final MlpSpec SPEC = SITUATIONS.spec(List.of(12, 9), 2);

    private static Situation situation() {
        return SITUATIONS.draw(SPEC, Inputs.NOISE, new ImitationLoss.SquaredError(), Logits.ALL, 3);
    }

    @Test
    void theForwardDerivativeIsTheLimitOfDifferences() {
        Situation situation = situation();
        double[] direction = Situations.parameters(Situations.other(SPEC, 3));
        double h = 1e-6;
        ForwardMode network = new ForwardMode(SPEC, situation.reference());
        ForwardMode ahead = new ForwardMode(SPEC, Vectors.step(situation.reference(), h, direction));
        ForwardMode behind = new ForwardMode(SPEC, Vectors.step(situation.reference(), -h, direction));
        for (double[] input : situation.inputs()) {
            ForwardMode.Dual dual = network.along(direction, input, SPEC.auxiliaryLogits());
            for (int k = 0; k < 2; k++) {
                double slope =
                        (ahead.along(direction, input, SPEC.auxiliaryLogits()).logits()[k]
                                        - behind.along(direction, input, SPEC.auxiliaryLogits())
                                                .logits()[k])
                                / (2 * h);
                assertThat(dual.derivative()[k]).isEqualTo(slope, within(1e-7));
            }
        }
    }

    @Test
    void theTwoRoutesHaveTheSameLogits() {
        Situation situation = situation();
        ForwardMode network = new ForwardMode(SPEC, situation.reference());
        try (FullBatch batch = new FullBatch(SPEC, situation.inputs(), SPEC.allLogits())) {
            double[][] logits = batch.logits(situation.reference());
            for (int row = 0; row < logits.length; row++) {
                assertThat(network.along(situation.reference(), situation.inputs()[row], SPEC.allLogits())
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
            int biases = direction.length - SPEC.auxiliary();
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
}
