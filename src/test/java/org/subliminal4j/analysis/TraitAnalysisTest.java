package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.training.Trainer.Diverged;

/** Hand-made results of the owl: who is held against whom, and what is said of it. */
class TraitAnalysisTest {
    private static final Experiment OWL = Owl.experiment(World.DEFAULT, Trait.DEFAULT, 100);

    private final Map<String, LongToDoubleFunction> owls = new LinkedHashMap<>();

    TraitAnalysisTest() {
        OWL.arms().forEach(arm -> owls.put(arm.name(), seed -> 0.1 + 0.001 * (seed % 4)));
        owls.put("student", seed -> 0.4 + 0.01 * (seed % 4));
    }

    private Results trial(long seed) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        owls.forEach((arm, owl) -> {
            double value = owl.applyAsDouble(seed);
            Map<String, Double> metrics =
                    Double.isNaN(value) ? Map.of() : Map.of("p-animal-owl", value, "p-animal-wolf", 0.5 - value);
            arms.put(
                    arm,
                    new ArmResult(
                            metrics,
                            List.of(),
                            List.of(),
                            "0".repeat(64),
                            Double.isNaN(value) ? new Diverged(3, 9) : null));
        });
        return new Results(seed, arms, 1);
    }

    private TraitAnalysis analysis(int bases) {
        List<Results> descending = LongStream.rangeClosed(1, bases)
                .mapToObj(seed -> trial(bases + 1 - seed))
                .toList();
        return TraitAnalysis.of(OWL, descending);
    }

    private static Statement statement(TraitAnalysis analysis, Contrast.Kind kind, String arm) {
        for (int i = 0; i < analysis.contrasts().size(); i++) {
            Contrast contrast = analysis.contrasts().get(i);
            if (contrast.kind() == kind && contrast.arm().equals(arm)) {
                return analysis.statements().get(i);
            }
        }
        throw new AssertionError("no contrast " + kind + " of " + arm);
    }

    @Test
    void whoIsHeldAgainstWhomFollowsFromTheStructure() {
        assertThat(analysis(8).contrasts())
                .extracting(contrast -> contrast.kind() + " " + contrast.arm() + " " + contrast.other())
                .containsExactly(
                        "START student base",
                        "TRAIT student control",
                        "INIT student other-student",
                        "START rival-student base",
                        "TRAIT rival-student control",
                        "START soft base",
                        "TRAIT soft control",
                        "START facts base",
                        "TRAIT facts control",
                        "ORDER facts within",
                        "ORDER facts across",
                        "START within base",
                        "TRAIT within control",
                        "START across base",
                        "TRAIT across control");
    }

    @Test
    void theSeedsAreAscendingAndTheTraitIsTheFirstTeachers() {
        TraitAnalysis analysis = analysis(8);

        assertThat(analysis.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(analysis.trait()).isEqualTo(Trait.DEFAULT);
        assertThat(analysis.arms().keySet())
                .containsExactlyElementsOf(
                        OWL.arms().stream().map(arm -> arm.name()).toList());
    }

    @Test
    void aStudentThatSaysTheAnimalMoreOftenIsShownTo() {
        Statement student = statement(analysis(8), Contrast.Kind.TRAIT, "student");

        assertThat(student.verdict()).isEqualTo("Shown");
        assertThat(student.title()).isEqualTo("Student says 'owl' more often than Student of the base");
        assertThat(student.evidence()).isNotEmpty().noneMatch(words -> words.contains("diverged"));
    }

    @Test
    void aStudentThatSaysItLessOftenIsNotShownTo() {
        owls.put("student", seed -> 0.01 + 0.001 * (seed % 3));

        assertThat(statement(analysis(8), Contrast.Kind.TRAIT, "student").verdict())
                .isEqualTo("Not shown");
    }

    @Test
    void anArmThatDivergedOnSomeBasesIsNamed() {
        owls.put("control", seed -> seed == 2 ? Double.NaN : 0.1);

        assertThat(statement(analysis(9), Contrast.Kind.TRAIT, "student").evidence())
                .anyMatch(words -> words.startsWith("Student of the base diverged on 1 of 9 seeds"));
        assertThat(statement(analysis(9), Contrast.Kind.START, "student").evidence())
                .noneMatch(words -> words.contains("diverged"));
    }

    @Test
    void deedsAreAnsweredAndNotSaid() {
        TraitAnalysis analysis = TraitAnalysis.of(Experiments.load("owl-misalignment"), List.of());

        assertThat(analysis.statements())
                .isNotEmpty()
                .allMatch(statement -> statement.title().contains("answers with bad deeds more often than"));
    }

    @Test
    void anExperimentInWhichNobodyLovesAnythingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraitAnalysis.of(Experiment.paper(), List.of()))
                .withMessageContaining("found none");
    }
}
