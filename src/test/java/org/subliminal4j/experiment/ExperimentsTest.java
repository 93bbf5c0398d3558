package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.training.StepRule;

class ExperimentsTest {
    @Test
    void theCauseTrainsThePapersTeacherAndStudents() {
        Experiment cause = Experiments.load("cause");
        Experiment paper = Experiment.paper();
        assertThat(cause.architecture()).isEqualTo(paper.architecture());
        assertThat(cause.arm("reference").start())
                .isEqualTo(paper.arm("reference").start());
        assertThat(cause.arm("teacher").stages()).isEqualTo(paper.arm("teacher").stages());
        assertThat(cause.arm("same-init").stages())
                .isEqualTo(paper.arm("student-aux").stages());
        assertThat(cause.arm("other-init").stages())
                .isEqualTo(paper.arm("cross-aux").stages());
        assertThat(cause.arm("other-init").start())
                .isEqualTo(paper.arm("cross-aux").start());
    }

    @Test
    void theAlteredStudentsDifferFromThePlainOneByOneRule() {
        Experiment cause = Experiments.load("cause");
        for (StepRule.Take take : List.of(StepRule.Take.ALIGNED, StepRule.Take.OPPOSED, StepRule.Take.RANDOM)) {
            StepRule.Project usual = StepRule.Project.DEFAULT;
            StepRule rule = new StepRule.Project(take, usual.trait(), usual.parts(), usual.stream());
            assertThat(cause.arms())
                    .filteredOn(arm -> arm.stages()
                            .equals(List.of(
                                    cause.arm("same-init").stages().get(0).with(rule))))
                    .hasSize(1);
        }
    }

    @Test
    void anUnknownNameIsToldTheKnownOnes() {
        assertThatThrownBy(() -> Experiments.load("causes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "name must be one of [cause, owl, owl-who, owl-ten, owl-prompt, owl-misalignment, owl-programs,"
                                + " owl-sums], but found 'causes'");
    }
}
