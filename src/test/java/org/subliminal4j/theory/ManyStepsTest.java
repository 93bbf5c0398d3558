package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.legacy.Inference;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.Teaching;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.random.RandomStreams;

class ManyStepsTest {
    private static final ImageData DATA = SmallData.create();
    private static final TrainingConfig TRAINING = new TrainingConfig(6, 50, 3e-3, 0.9, 0.999, 1e-8);
    private static final ManyStepsConfig CONFIG =
            new ManyStepsConfig(new MlpSpec(36, List.of(24, 24), 4, 3), TRAINING, TRAINING, 500, 64, 10, 4);

    private static List<TrainingTrace> run(List<StudentArm> arms, int workers) {
        return new ManySteps(CONFIG, DATA, arms).run(List.of(1L, 2L, 3L), workers, Progress.NONE);
    }

    @Test
    void thePlainStudentIsTheOneThatTheExperimentTrains() {
        TrainingTrace trace = run(List.of(StudentArm.PLAIN), 1).get(0);
        RandomStreams streams = new RandomStreams(1);
        Mlp teacher = Mlp.random(CONFIG.network(), streams.stream("init"));
        Mlp student = teacher.copy();
        Teaching.teach(teacher, DATA.train(), TRAINING, streams.stream("teacher-shuffle"));
        Teaching.distil(
                student,
                teacher,
                new NoiseImages(streams.key("noise"), CONFIG.noiseImages(), 36),
                CONFIG.network().auxiliaryLogits(),
                TRAINING,
                streams.stream("students-shuffle"));
        assertThat(trace.teacherAccuracy()).isEqualTo(Inference.accuracy(teacher, DATA.test()));
        assertThat(trace.arm(StudentArm.PLAIN).last().accuracy()).isEqualTo(Inference.accuracy(student, DATA.test()));
    }

    @Test
    void neitherTheNumberOfWorkersNorLookingAtItChangesAResult() {
        assertThat(run(List.of(StudentArm.values()), 2)).isEqualTo(run(List.of(StudentArm.values()), 1));
    }

    @Test
    void theLinesJoinStartStudentAndTeacher() {
        for (TrainingTrace trace : run(List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT), 2)) {
            TrainingTrace.Line line = trace.lines().get(0);
            double student = trace.arm(StudentArm.PLAIN).last().accuracy();
            assertThat(line.fromReference()).hasSize(4);
            assertThat(line.fromReference().get(0)).isEqualTo(trace.referenceAccuracy());
            assertThat(line.fromReference().get(3)).isEqualTo(student, within(0.006));
            assertThat(line.toTeacher().get(0)).isEqualTo(student);
            assertThat(line.toTeacher().get(3)).isEqualTo(trace.teacherAccuracy(), within(0.006));
        }
    }

    @Test
    void sharedInitsAlignTheWaysOfStudentAndTeacherAndOtherInitsDoNot() {
        for (TrainingTrace trace : run(List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT), 2)) {
            assertThat(trace.arm(StudentArm.PLAIN).last().displacements().total())
                    .isGreaterThan(0.2);
            assertThat(Math.abs(trace.arm(StudentArm.OTHER_INIT)
                            .last()
                            .displacements()
                            .total()))
                    .isLessThan(0.2);
            assertThat(trace.arm(StudentArm.PLAIN)
                            .last()
                            .displacements()
                            .layers()
                            .get(2))
                    .as("class rows against auxiliary rows")
                    .isZero();
        }
    }

    @Test
    void findingsAreMeansOverSeedsAgainstThePlainStudent() {
        List<TrainingTrace> traces = run(List.of(StudentArm.values()), 2);
        Finding projected = Findings.of(traces, List.of(CheckName.CAUSE)).stream()
                .filter(finding -> finding.arm() == StudentArm.PROJECTED
                        && finding.quantity().equals("test accuracy"))
                .findFirst()
                .orElseThrow();
        double mean = traces.stream()
                .mapToDouble(trace -> trace.arm(StudentArm.PROJECTED).last().accuracy())
                .average()
                .orElseThrow();
        double plain = traces.stream()
                .mapToDouble(trace -> trace.arm(StudentArm.PLAIN).last().accuracy())
                .average()
                .orElseThrow();
        assertThat(projected.n()).isEqualTo(3);
        assertThat(projected.mean()).isEqualTo(mean, within(1e-12));
        assertThat(projected.comparison().difference()).isEqualTo(mean - plain, within(1e-12));
    }
}
