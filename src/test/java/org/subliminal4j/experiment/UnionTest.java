package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Probe;

/** Whatever becomes one experiment, each arm comes to what it comes to by itself, under the key that it has there. */
class UnionTest {
    private static final List<String> STUDENTS = List.of("student-aux", "cross-aux");

    private static Experiment students(double rate) {
        return SmallTrials.PAPER.withStages(stage -> stage.inputs() instanceof Inputs.Noise
                ? stage.with(stage.schedule().with(stage.schedule().optimiser().withLearningRate(rate)))
                : stage);
    }

    private static Experiment lasting(int epochs) {
        return SmallTrials.PAPER.withStages(stage -> stage.inputs() instanceof Inputs.Noise
                ? stage.with(stage.schedule().withEpochs(epochs))
                : stage);
    }

    private static Union union(Experiment... experiments) {
        return Union.of(
                Stream.of(experiments)
                        .map(experiment -> new Union.Question(experiment, STUDENTS))
                        .toList(),
                SmallTrials.DATA_SETS);
    }

    private static void requireAsAlone(Union union, Experiment... experiments) {
        List<Results> all = new ArrayList<>();
        union.experiments().forEach(experiment -> all.add(SmallTrials.run(experiment)));
        for (int i = 0; i < experiments.length; i++) {
            Lineage lineage = new Lineage(experiments[i], SmallTrials.DATA_SETS);
            assertThat(union.places().get(i)).isNotEmpty();
            for (Map.Entry<String, Union.Place> entry : union.places().get(i).entrySet()) {
                Union.Place place = entry.getValue();
                assertThat(all.get(place.experiment()).arm(place.arm()))
                        .as(i + " " + entry.getKey())
                        .isEqualTo(SmallTrials.run(experiments[i], entry.getKey()));
                assertThat(place.key()).isEqualTo(lineage.result(entry.getKey()));
                assertThat(new Lineage(union.experiments().get(place.experiment()), SmallTrials.DATA_SETS)
                                .result(place.arm()))
                        .isEqualTo(place.key());
            }
        }
    }

    private static long trainings(Union union) {
        return union.experiments().stream()
                .flatMap(experiment -> Plan.of(experiment).groups().stream())
                .mapToLong(group -> group.steps().size())
                .sum();
    }

    @Test
    void aTeacherThatAllShareIsTrainedOnce() {
        Experiment[] rates = {students(1e-3), students(3e-3), students(1e-2)};
        Union union = union(rates);
        assertThat(union.experiments()).hasSize(1);
        assertThat(trainings(union)).isEqualTo(1 + 3 * 2);
        // All students see one stream of batches.
        assertThat(Plan.of(union.experiments().get(0)).groups()).hasSize(2);
        requireAsAlone(union, rates);
    }

    @Test
    void shorterCellsRideOnTheLongest() {
        Experiment[] lengths = {lasting(1), lasting(2), lasting(4)};
        Union union = union(lengths);
        assertThat(trainings(union)).isEqualTo(1 + 2);
        requireAsAlone(union, lengths);
    }

    @Test
    void otherShapesAndOtherDataStandSideBySide() {
        Experiment wide = SmallTrials.PAPER.with(new Dense(16, List.of(20), SmallTrials.SHAPE.activation(), 3, 2));
        Experiment others = SmallTrials.PAPER.with(new Task.Images("others", null));
        Union union = union(SmallTrials.PAPER, wide, others);
        assertThat(union.experiments()).hasSize(2);
        requireAsAlone(union, SmallTrials.PAPER, wide, others);
    }

    @Test
    void probesArePutOnWantedArmsAlone() {
        Experiment probed = SmallTrials.of(
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER.probed(new Probe.Displacement("reference")),
                SmallTrials.STUDENT.probed(new Probe.Displacement("teacher")));
        Union union = Union.of(
                List.of(
                        new Union.Question(probed, List.of("student")),
                        new Union.Question(
                                SmallTrials.of(SmallTrials.REFERENCE, SmallTrials.TEACHER, SmallTrials.STUDENT),
                                List.of("student", "teacher"))),
                SmallTrials.DATA_SETS);
        assertThat(union.experiments().get(0).arms()).hasSize(4);
        assertThat(union.experiments().get(0).arm("teacher").probes()).isEmpty();
        Results results = SmallTrials.run(union.experiments().get(0));
        assertThat(results.arm("student")).isNotEqualTo(results.arm("student-2"));
        assertThat(results.arm("student").sha256())
                .isEqualTo(results.arm("student-2").sha256());
    }

    @Test
    void equalQuestionsAreOne() {
        Union union = union(SmallTrials.PAPER, SmallTrials.PAPER);
        assertThat(union.places().get(0)).isEqualTo(union.places().get(1));
        assertThat(trainings(union)).isEqualTo(3);
    }

    @Test
    void whatIsShownInAnotherOrderIsTrainedOnAStreamOfItsOwn() {
        Experiment other = SmallTrials.PAPER.withStages(stage -> stage.inputs() instanceof Inputs.Noise
                ? new Stage(
                        stage.inputs(),
                        stage.source(),
                        stage.logits(),
                        stage.loss(),
                        stage.schedule(),
                        stage.rules(),
                        "another-shuffle")
                : stage);
        Union union = union(SmallTrials.PAPER, other);
        assertThat(Plan.of(union.experiments().get(0)).groups()).hasSize(3);
        requireAsAlone(union, SmallTrials.PAPER, other);
    }
}
