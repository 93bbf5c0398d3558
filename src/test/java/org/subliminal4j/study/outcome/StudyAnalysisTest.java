package org.subliminal4j.study.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Verdict;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.report.study.SampleStudies;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.training.Trainer.Diverged;

class StudyAnalysisTest {
    private static final String TWO_FACTORS = """
        vary:
          auxiliary: [2, 3, 5]
          students.epochs: [5, 10]
        arms: [student-aux, cross-aux]
        seeds: 10
        """;

    private static StudyAnalysis analysis(String yaml) {
        return StudyAnalysis.of(SampleStudies.results(
                SampleStudies.plan(yaml), (cell, arm) -> arm.equals("student-aux") ? 0.3 + 0.1 * cell.index() : 0.1));
    }

    @Test
    void eachCellIsSummarisedForTheWantedArmsAlone() {
        StudyAnalysis analysis = analysis(TWO_FACTORS);
        assertThat(analysis.cells()).hasSize(6);
        CellSummary cell = analysis.cells().get(4);
        assertThat(cell.arms()).containsOnlyKeys("student-aux", "cross-aux");
        assertThat(cell.sample("student-aux", "accuracy").n()).isEqualTo(10);
        assertThat(cell.sample("student-aux", "accuracy").mean()).isCloseTo(0.7, within(0.05));
        assertThat(cell.sample("teacher", "accuracy").n()).isZero();
        assertThat(analysis.notes()).isEmpty();
    }

    @Test
    void levelsAreHeldAgainstThatOfTheBaseAllElseEqual() {
        StudyAnalysis analysis = analysis(TWO_FACTORS);
        // The paper's m is 3, and its students have 5 epochs.
        assertThat(analysis.usualCell().levels())
                .extracting(level -> level.label())
                .containsExactly("3", "5");
        List<LevelContrast> auxiliary = analysis.contrasts().stream()
                .filter(each -> each.factor() == 0 && each.arm().equals("student-aux"))
                .toList();
        assertThat(auxiliary).hasSize(4).allSatisfy(each -> {
            assertThat(each.cell().levels().get(1))
                    .isEqualTo(each.usual().levels().get(1));
            assertThat(each.usual().levels().get(0).label()).isEqualTo("3");
            assertThat(each.verdict()).isEqualTo(Verdict.SHOWN);
            assertThat(each.family()).isEqualTo(4);
        });
        // Two cells further down, and two further up; the noise is shared, so that pairs differ by less than seeds.
        assertThat(auxiliary.get(0).differences().mean()).isCloseTo(-0.2, within(0.02));
        assertThat(auxiliary.get(3).differences().mean()).isCloseTo(0.2, within(0.02));
        assertThat(auxiliary.get(3).differences().sd()).isLessThan(0.02);
        assertThat(analysis.contrasts())
                .filteredOn(each -> each.arm().equals("cross-aux"))
                .hasSize(4 + 3)
                .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.NOT_SHOWN));
    }

    @Test
    void pValuesAreCorrectedForTheFamily() {
        StudyAnalysis analysis = analysis(TWO_FACTORS);
        LevelContrast contrast = analysis.contrasts().get(0);
        assertThat(contrast.tests()).isNotNull();
        assertThat(contrast.holm()).isGreaterThan(contrast.tests().pValue());
    }

    @Test
    void withFewSeedsNothingIsShown() {
        StudyAnalysis analysis = analysis(TWO_FACTORS.replace("seeds: 10", "seeds: 5"));
        assertThat(analysis.contrasts())
                .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.CANNOT_TELL));
        assertThat(analysis.contrasts().get(0).conclusion(analysis.measure())).isEqualTo("too few seeds to tell");
    }

    @Test
    void whatIsExpectedAgreesOnlyWhereThatIsShown() {
        StudyAnalysis analysis = analysis(TWO_FACTORS + """
            expect:
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.3, sd: 0.03, n: 25}
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.5, sd: 0.03, n: 25}
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.33, sd: 0.3, n: 4, margin: 0.01}
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.3, n: 25}
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.9}
            """);
        assertThat(analysis.judged())
                .extracting(Judged::result)
                .containsExactly(
                        Agreement.Result.AGREES,
                        Agreement.Result.DIFFERS,
                        Agreement.Result.CANNOT_TELL,
                        Agreement.Result.AGREES,
                        Agreement.Result.DIFFERS);
        assertThat(analysis.judged())
                .extracting(Judged::spread)
                .containsExactly(
                        Judged.Spread.KNOWN,
                        Judged.Spread.KNOWN,
                        Judged.Spread.KNOWN,
                        Judged.Spread.AS_OURS,
                        Judged.Spread.NONE);
        assertThat(analysis.judged().get(3).words()).contains("whose spread is taken to be ours");
        assertThat(analysis.judged().get(0).interval()).isNotNull();
        assertThat(analysis.judged().get(3).interval()).isNull();
        assertThat(analysis.tally())
                .isEqualTo("2 of 5 expected means agree with what was found, 2 differ, 1 cannot be told.");
    }

    @Test
    void whatIsMissingOrDivergedIsSaid() {
        StudyPlan plan = SampleStudies.plan("vary: {auxiliary: [3, 5]}\narms: student-aux\nseeds: 6\n");
        StudyResults whole = SampleStudies.results(plan, SampleStudies::constant);
        Map<String, ArmResult> broken = new LinkedHashMap<>();
        broken.put("student-aux", new ArmResult(Map.of(), List.of(), List.of(), "0".repeat(64), new Diverged(2, 17)));
        List<Results> second =
                List.of(new Results(1, broken, 1), whole.of(plan.cells().get(1)).get(3));
        StudyAnalysis analysis = StudyAnalysis.of(
                new StudyResults(plan, Map.of(0, whole.of(plan.cells().get(0)), 1, second)));
        assertThat(analysis.notes()).hasSize(2);
        assertThat(analysis.notes().get(0)).contains("Of 12 trials").contains("4 have no result yet");
        assertThat(analysis.notes().get(1))
                .startsWith("Where auxiliary logits = 5")
                .contains("diverged on 1 of 2");
        assertThat(analysis.contrasts().get(0).differences().n()).isEqualTo(1);
        StudyAnalysis nothing = StudyAnalysis.of(new StudyResults(plan, Map.of()));
        assertThat(nothing.contrasts().get(0).words(nothing.measure())).isEqualTo("no seed has both");
    }

    @Test
    void cellsAndExpectationsAreFoundByWhatTheyAreOf() {
        StudyAnalysis analysis = analysis(TWO_FACTORS + """
            probes: {student-aux: [coverage]}
            expect:
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.3}
              - {arm: student-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.4, metric: coverage}
              - {arm: cross-aux, at: {auxiliary: 2, students.epochs: 5}, mean: 0.1}
              - {arm: student-aux, at: {auxiliary: 5, students.epochs: 5}, mean: 0.7}
            """);
        StudyPlan plan = analysis.plan();
        assertThat(analysis.judged(plan.cells().get(0), "student-aux", "accuracy"))
                .containsExactly(analysis.judged().get(0));
        assertThat(analysis.judged(plan.cells().get(0), "student-aux", "coverage"))
                .containsExactly(analysis.judged().get(1));
        assertThat(analysis.judged(plan.cells().get(0), "cross-aux", "accuracy"))
                .containsExactly(analysis.judged().get(2));
        assertThat(analysis.judged(plan.cells().get(1), "student-aux", "accuracy"))
                .isEmpty();
        assertThat(analysis.judged().get(0).where()).contains("auxiliary logits = 2");

        assertThat(analysis.along(0, plan.cells().get(1)))
                .extracting(cell -> cell.cell().index())
                .containsExactly(1, 3, 5);
        assertThat(analysis.along(1, plan.cells().get(3)))
                .extracting(cell -> cell.cell().index())
                .containsExactly(2, 3);
        assertThat(analysis.label("student-aux"))
                .isEqualTo(plan.cells().get(0).experiment().arm("student-aux").label())
                .isNotEqualTo("student-aux");
        assertThat(analysis.label("nobody")).isEqualTo("nobody");
        assertThat(analysis.metrics()).startsWith("accuracy").doesNotHaveDuplicates();
        assertThat(StudyAnalysis.rules()).contains("p < 0.05 after Holm's correction");
    }

    @Test
    void anArmThatAFactorDoesNotTouchIsNotHeldAgainstItself() {
        StudyPlan plan =
                SampleStudies.plan("vary: {students.epochs: [5, 10]}\narms: [teacher, student-aux]\nseeds: 6\n");
        StudyResults made = SampleStudies.results(plan, SampleStudies::constant);
        Map<Integer, List<Results>> shared = new LinkedHashMap<>();
        plan.cells()
                .forEach(cell -> shared.put(
                        cell.index(),
                        made.of(cell).stream()
                                .map(results -> withTeacher(
                                        results, made.of(plan.cells().get(0)), results.seed()))
                                .toList()));
        assertThat(StudyAnalysis.of(new StudyResults(plan, shared)).contrasts())
                .extracting(LevelContrast::arm)
                .containsExactly("student-aux");
        assertThat(StudyAnalysis.of(made).contrasts())
                .extracting(LevelContrast::arm)
                .containsExactly("teacher", "student-aux");
    }

    private static Results withTeacher(Results results, List<Results> others, long seed) {
        Map<String, ArmResult> arms = new LinkedHashMap<>(results.arms());
        others.stream()
                .filter(other -> other.seed() == seed)
                .forEach(other -> arms.put("teacher", other.arm("teacher")));
        return new Results(seed, arms, 1);
    }

    @Test
    void whatWasWrittenDownLateIsCounted() {
        StudyResults results = SampleStudies.results(SampleStudies.plan("""
                    arms: student-aux
                    seeds: 6
                    expect:
                      - {arm: student-aux, mean: 0.5}
                      - {arm: student-aux, mean: 0.6}
                    """), SampleStudies::constant);
        List<Expectation> expected = results.plan().expectations();
        assertThat(StudyAnalysis.of(results).tally()).endsWith("cannot be told.");
        assertThat(StudyAnalysis.of(results.withLate(Set.of(expected.get(1)))).tally())
                .endsWith(" 1 was written down when results were known already.");
        assertThat(StudyAnalysis.of(results.withLate(Set.copyOf(expected))).tally())
                .endsWith(" 2 were written down when results were known already.");
        assertThat(StudyAnalysis.of(results).judged().get(0).where())
                .as("there is one cell")
                .isEmpty();
    }

    @Test
    void allMetricsAreListedThatOfTheJudgementFirst() {
        StudyPlan plan = SampleStudies.plan("arms: student-aux\nseeds: 1\n");
        ArmResult plain = SampleStudies.result(0.5, new SplittableRandom(1));
        Map<String, Double> more = new TreeMap<>(plain.metrics());
        more.put("coverage", 0.3);
        more.put("a-metric", 0.2);
        ArmResult probed = new ArmResult(more, plain.epochs(), plain.confusion(), plain.sha256(), null);
        Results results = new Results(1, Map.of("student-aux", probed), 1);
        StudyAnalysis analysis = StudyAnalysis.of(new StudyResults(plan, Map.of(0, List.of(results))));
        assertThat(analysis.metrics()).startsWith("accuracy", "a-metric").contains("coverage");
        assertThat(analysis.cells().get(0).sample("student-aux", "coverage").mean())
                .isEqualTo(0.3);
    }

    @Test
    void resultsComeInTheOrderOfTheirSeeds() {
        StudyPlan plan = SampleStudies.plan("seeds: 3");
        List<Results> results = SampleStudies.results(plan, SampleStudies::constant)
                .of(plan.cells().get(0));
        List<Results> mixed = List.of(results.get(2), results.get(0), results.get(1));
        StudyResults sorted = new StudyResults(plan, Map.of(0, mixed));
        assertThat(sorted.of(plan.cells().get(0))).isEqualTo(results);
        assertThat(sorted.any()).isTrue();
        assertThat(new StudyResults(plan, Map.of()).any()).isFalse();
        assertThat(new StudyResults(plan, Map.of(0, List.of())).any()).isFalse();
    }

    @Test
    void resultsMustBeOfThePlan() {
        StudyPlan plan = SampleStudies.plan("seeds: 2");
        Results result = new Results(1, Map.of("teacher", SampleStudies.result(0.5, new SplittableRandom(1))), 1);
        assertThatThrownBy(() -> new StudyResults(plan, Map.of(1, List.of(result))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a cell from 0 to 0, but found 1");
        assertThatThrownBy(() -> new StudyResults(plan, Map.of(0, List.of(result, result))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two of seed 1");
    }
}
