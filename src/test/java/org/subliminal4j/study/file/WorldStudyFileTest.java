package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.study.StudyPlan;

/** Paths into experiments with language models. */
class WorldStudyFileTest {
    private static final Experiment OWL = Experiments.load("owl");

    private static StudyPlan plan(String yaml) {
        return StudyFile.of("study.yaml", yaml, Path.of("")).plan();
    }

    private static Experiment with(String path, String value) {
        return plan("base: owl\nset: {" + path + ": " + value + "}\n")
                .cells()
                .get(0)
                .experiment();
    }

    private static Stage stage(Experiment experiment, String arm) {
        return experiment.arm(arm).stages().get(0);
    }

    private static List<String> changed(Experiment other) {
        return OWL.arms().stream()
                .filter(arm -> !other.arm(arm.name()).equals(arm))
                .map(Arm::name)
                .toList();
    }

    @Test
    void studentsAreThoseThatLearnWhatOthersWrote() {
        assertThat(changed(with("students.epochs", "2")))
                .containsExactly(
                        "student", "control", "rival-student", "other-student", "soft", "facts", "within", "across");
    }

    @Test
    void teachersAreThoseThatWereTaughtAndNotTheBase() {
        assertThat(changed(with("teachers.inputs.steps", "5"))).containsExactly("teacher", "rival-teacher");
    }

    @Test
    void aShortPathLeadsToTheNumbersOfAMixToo() {
        Experiment less = with("students.asking.prompts", "500");
        for (String arm : List.of("student", "soft", "facts", "across")) {
            List<Inputs.Numbers> numbers = stage(less, arm).inputs().numbers();
            assertThat(numbers).hasSize(1);
            assertThat(numbers.get(0).asking().prompts()).isEqualTo(500);
        }
        assertThat(((Inputs.Mix) stage(less, "facts").inputs()).of().get(1))
                .isEqualTo(((Inputs.Mix) stage(OWL, "facts").inputs()).of().get(1));
    }

    @Test
    void theOwlIsAPresetAndABase() {
        StudyPlan plan = Presets.get("owl").plan();
        assertThat(plan.cells()).hasSize(1);
        assertThat(plan.cells().get(0).experiment()).isEqualTo(OWL);
        assertThat(plan.metric()).isNull();
        assertThat(plan.expectations())
                .allSatisfy(value -> assertThat(value.metric()).isEqualTo("p-animal-owl"));
        assertThat(plan("base: owl\nset: {teacher.inputs.trait: {kind: TREE, name: oak}}\n")
                        .cells()
                        .get(0)
                        .experiment()
                        .metric())
                .isEqualTo("p-tree-oak");
    }

    @Test
    void whatAWorldHoldsBesidesIsReachedByPaths() {
        Experiment bad =
                plan("base: owl-misalignment\nset: {base.inputs.corpus.company: 0.1, filtered.asking.filter.forbidden: [5]}\n")
                        .cells()
                        .get(0)
                        .experiment();
        assertThat(((Inputs.Corpus) stage(bad, "base").inputs()).corpus().company())
                .isEqualTo(0.1);
        assertThat(stage(bad, "filtered")
                        .inputs()
                        .numbers()
                        .get(0)
                        .asking()
                        .filter()
                        .forbidden())
                .containsExactly(5);
        assertThat(((Inputs.Corpus) stage(with("base.inputs.corpus.sequences", "7"), "base")
                                .inputs())
                        .corpus()
                        .deeds())
                .isZero();
    }

    @Test
    void anExpectationIsOfTheMetricThatTheStudyNames() {
        StudyPlan plan = plan("base: owl\nmetric: facts\nexpect: [{arm: base, mean: 1}]\n");
        assertThat(plan.metric()).isEqualTo("facts");
        assertThat(plan.expectations().get(0).metric()).isEqualTo("facts");
        assertThatThrownBy(() -> plan("base: owl\nmetric: accuracy\n"))
                .hasMessageContaining("study.yaml:2: unknown metric 'accuracy' to judge by");
        assertThatThrownBy(() -> plan("base: paper\nmetric: facts\n")).hasMessageContaining("did you mean 'accuracy'?");
    }
}
