package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Dense;

class ComparisonTest {
    private static ArmContrast arm(Comparison comparison, String name) {
        return comparison.others().get(0).arms().stream()
                .filter(arm -> arm.arm().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Analysis analysis(Runs runs, long first, int n) {
        return Analysis.of(Experiment.paper(), runs.seeds(first, n), Runs.MNIST, List.of());
    }

    private static Comparison compare(Analysis first, Analysis second) {
        return Comparison.of(List.of("A", "B"), List.of(first, second));
    }

    @Test
    void equalRunsAreNotShownToDiffer() {
        Comparison comparison = compare(Runs.paper().analysis(10), Runs.paper().analysis(10));

        assertThat(comparison.others().get(0).arms())
                .hasSize(6)
                .allMatch(arm -> arm.paired() && arm.difference() == 0 && arm.verdict() == Verdict.NOT_SHOWN);
        assertThat(comparison.others().get(0).differences()).isEmpty();
        assertThat(comparison.statements().get(0).verdict()).isEqualTo("0 of 6 arms differ");
        assertThat(comparison.statements().get(0).evidence())
                .hasSize(6)
                .allMatch(words ->
                        words.contains(": no difference (") && words.contains("within 5 points of each other"));
    }

    @Test
    void armsOfAllRunsAreNamedOnce() {
        Experiment paper = Experiment.paper();
        Arm student = paper.arm("student-aux");
        List<Arm> arms = new ArrayList<>(paper.arms().subList(0, 3));
        arms.add(new Arm("more", "More", student.start(), student.stages(), List.of()));
        Experiment other = new Experiment("", paper.task(), paper.architecture(), arms);
        Comparison comparison = compare(
                Runs.paper().analysis(3),
                Analysis.of(
                        other,
                        Runs.paper().seeds(3).stream()
                                .map(trial -> new Results(
                                        trial.seed(), Map.of("more", trial.arm("student-aux")), trial.seconds()))
                                .toList(),
                        Runs.MNIST,
                        List.of()));

        assertThat(comparison.arms())
                .containsExactly(
                        "reference", "teacher", "student-aux", "student-all", "cross-aux", "cross-all", "more");
        assertThat(comparison.statements().get(0).evidence())
                .contains("Student (aux. only): no value in one of the runs.")
                .contains("Other than in A: arms.more here alone.");
    }

    @Test
    void runsOfUnevenClassesAreComparedByTheBalancedAccuracyWhereAllAre() {
        Runs uneven = Runs.paper().on(List.of(9000, 500, 500));

        assertThat(compare(uneven.analysis(2), uneven.analysis(2)).metric()).isEqualTo(BalancedAccuracy.NAME);
        assertThat(compare(uneven.analysis(2), Runs.paper().analysis(2)).metric())
                .isEqualTo("accuracy");
    }

    @Test
    void tooFewSeedsCannotTell() {
        Comparison comparison = compare(
                Runs.paper().analysis(4),
                Runs.paper().with("student-aux", 0.6, 0.1).analysis(4));

        assertThat(arm(comparison, "student-aux").words()).endsWith("too few seeds to tell.");
        assertThat(arm(
                                compare(
                                        Runs.paper().analysis(12),
                                        Runs.paper()
                                                .with("student-aux", 0.55, 0.2)
                                                .analysis(12)),
                                "student-aux")
                        .words())
                .endsWith(": cannot tell.");
        ArmContrast oneAgainstMany = arm(
                compare(analysis(Runs.paper(), 1, 12), analysis(Runs.paper().with("teacher", 0.5, 0), 101, 1)),
                "teacher");
        assertThat(oneAgainstMany.difference()).isCloseTo(0.5 - 0.9434, within(0.005));
        assertThat(oneAgainstMany.words()).isEqualTo("Teacher: 44.3 points below; 1 seed against 12 show no spread.");
    }

    @Test
    void equalStartsOnEqualSeedsArePaired() {
        Runs better = Runs.paper().with("student-aux", 0.7, 0.02);
        Comparison comparison = compare(Runs.paper().analysis(12), better.analysis(12));

        ArmContrast student = arm(comparison, "student-aux");
        assertThat(student.paired()).isTrue();
        assertThat(student.n()).isEqualTo(12);
        assertThat(student.difference()).isPositive();
        assertThat(student.holm()).as("six arms").isCloseTo(6 * student.pValue(), within(1e-12));
        assertThat(student.verdict())
                .as("Wilcoxon gives 2^-11 at best, times 6 below 0.01")
                .isEqualTo(Verdict.SHOWN);
    }

    @Test
    void correctionForTheArmsAsksForMoreSeeds() {
        Runs better = Runs.paper().withValues("student-aux", seed -> 0.8 + 0.001 * seed);
        ArmContrast eight = arm(compare(Runs.paper().analysis(8), better.analysis(8)), "student-aux");

        assertThat(eight.pValue()).isLessThan(0.01);
        assertThat(eight.holm()).isGreaterThan(0.01);
        assertThat(eight.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void otherSeedsAreTwoSamples() {
        ArmContrast student = arm(
                compare(analysis(Runs.paper(), 1, 12), analysis(Runs.paper().with("student-aux", 0.9, 0.02), 101, 9)),
                "student-aux");

        assertThat(student.paired()).isFalse();
        assertThat(student.n()).isEqualTo(9);
        assertThat(student.other()).isEqualTo(12);
        assertThat(student.verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(student.difference()).isCloseTo(0.37, within(0.1));
        assertThat(student.words())
                .contains(" above (95% interval")
                .contains("9 seeds against 12, Welch")
                .contains("a difference is shown");
    }

    @Test
    void anotherArchitectureIsAnotherDrawAndSoTwoSamples() {
        Experiment paper = Experiment.paper();
        Experiment wider = new Experiment("", paper.task(), Dense.paper().withHidden(512), paper.arms());
        Comparison comparison = compare(Runs.paper().analysis(10), Runs.paper().analysis(10, wider));

        assertThat(comparison.others().get(0).arms()).noneMatch(ArmContrast::paired);
        assertThat(comparison.others().get(0).differences())
                .containsExactly("architecture.hidden [512] instead of [256, 256]");
    }

    @Test
    void singleSeedsShowNoSpread() {
        Comparison comparison = compare(Runs.paper().analysis(1), Runs.paper().analysis(1));

        assertThat(comparison.others().get(0).arms())
                .allMatch(arm -> arm.verdict() == Verdict.CANNOT_TELL && Double.isNaN(arm.pValue()));
        assertThat(arm(comparison, "teacher").words()).contains("show no spread");
    }

    @Test
    void anArmThatDivergedInOneRunIsNotCompared() {
        Runs broken = Runs.paper().withValues("student-aux", seed -> Double.NaN);
        Comparison comparison = compare(Runs.paper().analysis(12), broken.analysis(12));

        assertThat(arm(comparison, "student-aux").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(arm(comparison, "student-aux").words()).contains("no value in one of the runs");
        assertThat(arm(comparison, "student-all").verdict()).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void aComparisonNeedsTwoRunsWithNames() {
        Analysis analysis = Runs.paper().analysis(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(List.of("A"), List.of(analysis)))
                .withMessageContaining("1 runs and 1 names");
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(List.of("A"), List.of(analysis, analysis)));
    }
}
