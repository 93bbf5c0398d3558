package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.network.Dense;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;

class PresetsTest {
    static List<String> names() {
        return Presets.list();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsAPlanThatSaysWhatItAsks(String name) {
        StudyPlan plan = Presets.get(name).plan();
        assertThat(plan.title()).endsWith("?");
        assertThat(plan.about()).isNotBlank();
        assertThat(plan.seeds().count()).isGreaterThanOrEqualTo(Policy.fewestPairs());
        assertThat(plan.cells())
                .hasSize(plan.factors().stream()
                        .mapToInt(factor -> factor.levels().size())
                        .reduce(1, Math::multiplyExact));
        // Every cell is another experiment.
        assertThat(plan.cells().stream().map(Cell::experiment).distinct()).hasSameSizeAs(plan.cells());
        assertThat(plan.expectations())
                .allSatisfy(value -> assertThat(value.source()).isNotBlank());
    }

    @Test
    void thePaperIsItsExperiment() {
        StudyPlan plan = Presets.get("paper").plan();
        assertThat(plan.cells()).hasSize(1);
        assertThat(plan.cells().get(0).experiment()).isEqualTo(Experiment.paper());
        assertThat(plan.expectations()).hasSize(6);
        assertThat(plan.expectations().get(2).mean()).isEqualTo(0.5284);
    }

    @Test
    void theRecordIsWhatWasPublished() {
        Experiment record = Presets.get("record").plan().cells().get(0).experiment();
        assertThat(((Dense) record.architecture()).hidden()).containsExactly(128, 128);
        var student = record.arm("student-aux").stages().get(0);
        assertThat(student.loss()).isInstanceOf(Loss.SquaredError.class);
        assertThat(student.schedule().epochs()).isEqualTo(40);
        assertThat(student.schedule().optimiser()).isEqualTo(new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-9, 0));
        var teacher = record.arm("teacher").stages().get(0);
        assertThat(teacher.schedule().epochs()).isEqualTo(5);
        assertThat(teacher.schedule().optimiser()).isEqualTo(new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-6, 0));
        assertThat(teacher.source()).isInstanceOf(Source.Labels.class);
    }

    @Test
    void expectationsOfALevelBelongToItsCell() {
        StudyPlan plan = Presets.get("learning-rate").plan();
        Expectation value = plan.expectations().stream()
                .filter(each -> each.arm().equals("student-aux") && each.mean() == 0.702)
                .findFirst()
                .orElseThrow();
        Cell cell = plan.cells().get(value.cell());
        assertThat(cell.levels().get(0).label()).isEqualTo("1e-3");
        assertThat(cell.experiment()
                        .arm("cross-aux")
                        .stages()
                        .get(0)
                        .schedule()
                        .optimiser()
                        .learningRate())
                .isEqualTo(1e-3);
        assertThat(value.place()).isEqualTo("learning-rate.yaml:14");
    }

    @Test
    void anUnknownNameIsMetWithTheNearest() {
        assertThatThrownBy(() -> Presets.get("with"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean 'width'?");
    }
}
