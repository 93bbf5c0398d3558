package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Start;

class ClaimsTest {
    private static Claim claim(Analysis analysis, Claim.Kind kind, String arm) {
        return analysis.claims().stream()
                .filter(claim -> claim.kind() == kind && claim.arm().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    private static Claim learns(Analysis analysis) {
        return claim(analysis, Claim.Kind.LEARNS, "student-aux");
    }

    private static Claim needsInit(Analysis analysis) {
        return claim(analysis, Claim.Kind.NEEDS_INIT, "student-aux");
    }

    private static String evidence(Claim claim) {
        return String.join("\n", claim.statement().evidence());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 24, 100})
    void thePapersResultsShowThatTheAuxiliaryStudentLearnsAndOnlyFromItsOwnInit(int seeds) {
        Analysis analysis = Runs.paper().analysis(seeds);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(needsInit(analysis).statement().title())
                .isEqualTo("Student (aux. only) learns only from its teacher's own init");
        assertThat(evidence(needsInit(analysis))).contains("less than 5 points above chance");
    }

    @Test
    void anArmThatIsOnlyTheFarOneOfAPairIsNoClaimOfItsOwn() {
        assertThat(Runs.paper().analysis(8).claims())
                .extracting(claim -> claim.kind() + " " + claim.arm() + " " + claim.other())
                .containsExactly(
                        "LEARNS student-aux null",
                        "NEEDS_INIT student-aux cross-aux",
                        "LEARNS student-all null",
                        "NEEDS_INIT student-all cross-all");
    }

    @Test
    void theEvidenceNamesBothTestsAndTheTwin() {
        Analysis analysis = Runs.paper().analysis(8);

        assertThat(evidence(learns(analysis)))
                .contains("t(7) = ")
                .contains("Wilcoxon V = 36, p = 0.0078")
                .doesNotContain("diverged");
        assertThat(evidence(needsInit(Runs.paper().analysis(1))))
                .endsWith("(seed 1 alone).")
                .contains("Cross-model (aux. only): accuracy ");
    }

    @Test
    void whereNeitherTheDifferenceNorTheTwinIsClearAllIsOpen() {
        Analysis analysis = Runs.paper()
                .with("student-aux", 0.2, 0.06)
                .with("cross-aux", 0.13, 0.1)
                .analysis(12);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(evidence(needsInit(analysis))).startsWith("Whether it is above Cross-model (aux. only) is open.");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 100})
    void ownInitHelpsTheStudentOfAllLogitsButIsNotNeeded(int seeds) {
        Analysis analysis = Runs.paper().analysis(seeds);

        Claim claim = claim(analysis, Claim.Kind.NEEDS_INIT, "student-all");
        assertThat(claim.verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(claim.other()).isEqualTo("cross-all");
        assertThat(evidence(claim)).startsWith("It helps, but is not needed: Cross-model (all logits) learns, too.");
    }

    @Test
    void aCrossModelStudentAtFortyPercentIsAboveChanceSoThatTheInitIsNotNeeded() {
        Analysis analysis = Runs.paper().with("cross-aux", 0.4, 0.05).analysis(24);

        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(needsInit(analysis))).contains("helps, but is not needed");
    }

    @Test
    void aTwinThatLearnsMakesTheInitNeedlessEvenWhereItIsOpenWhetherItHelps() {
        Analysis analysis = Runs.paper().with("cross-aux", 0.45, 0.1).analysis(12);

        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(needsInit(analysis))).contains("learns, too; whether it helps is open");
    }

    @Test
    void aCrossModelStudentWhoseIntervalHoldsTheMarginLeavesItOpen() {
        Analysis analysis = Runs.paper().with("cross-aux", 0.16, 0.05).analysis(12);

        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(evidence(needsInit(analysis)))
                .contains("It helps; whether Cross-model (aux. only) learns, too, is open")
                .contains("the interval includes 5 points above chance");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 7})
    void tooFewSeedsTellNothingAndSayHowManyWould(int seeds) {
        Analysis analysis = Runs.paper().analysis(seeds);

        assertThat(analysis.claims()).allMatch(claim -> claim.verdict() == Verdict.CANNOT_TELL);
        assertThat(evidence(learns(analysis))).contains("It takes 8 seeds.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void withFewSeedsTheWordsHoldNoInterval(int seeds) {
        List<Statement> claims = Runs.paper().analysis(seeds).claims().stream()
                .map(Claim::statement)
                .toList();

        assertThat(claims).allSatisfy(claim -> assertThat(String.join(" ", claim.evidence()))
                .doesNotContain("interval")
                .doesNotContain("NaN"));
    }

    @Test
    void aStudentBelowChanceDoesNotLearnAndTheWordsFollowTheSign() {
        Analysis analysis = Runs.paper().with("student-aux", 0.04, 0.01).analysis(10);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(learns(analysis))).startsWith("It is below chance.").contains("points below chance");
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void aStudentNearChanceIsNotShownToLearn() {
        Analysis analysis = Runs.paper().with("student-aux", 0.115, 0.01).analysis(20);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(learns(analysis))).contains("too small to matter");
    }

    @Test
    void aStudentThatVariesTooMuchLeavesItOpen() {
        Analysis analysis = Runs.paper().with("student-aux", 0.25, 0.2).analysis(8);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(evidence(learns(analysis))).contains("more seeds would tell");
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(evidence(needsInit(analysis))).startsWith("Whether it learns at all is open.");
    }

    @Test
    void aTwinThatDoesBetterIsSaidToDoBetter() {
        Analysis analysis = Runs.paper().with("cross-aux", 0.9, 0.02).analysis(10);

        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(needsInit(analysis)))
                .startsWith("Cross-model (aux. only) does better.")
                .contains("points below Cross-model");
    }

    @Test
    void seedsThatDivergedAreLeftOutOfThePairsAndNamed() {
        Runs runs = Runs.paper().withValues("cross-aux", seed -> seed <= 2 ? Double.NaN : 0.1 + 0.001 * seed);

        assertThat(evidence(needsInit(runs.analysis(12))))
                .contains("over 10 seeds")
                .contains("Cross-model (aux. only) diverged on 2 of 12 seeds, first seed 1 in epoch 2");
        assertThat(needsInit(runs.analysis(12)).verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(needsInit(runs.analysis(9)).verdict())
                .as("7 pairs are left of 9 seeds")
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void anArmThatDivergedOnAllSeedsTellsNothing() {
        Analysis analysis =
                Runs.paper().withValues("student-aux", seed -> Double.NaN).analysis(10);

        assertThat(analysis.arm("student-aux").diverged()).isTrue();
        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(evidence(learns(analysis))).contains("diverged on all 10 seeds, first seed 1 in epoch 2");
    }

    @Test
    void equalAccuraciesOnAllSeedsAreNoDifference() {
        Analysis analysis = Runs.paper()
                .withValues("student-aux", seed -> 0.5)
                .withValues("cross-aux", seed -> 0.5)
                .analysis(10);

        assertThat(learns(analysis).verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(needsInit(analysis).verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(evidence(needsInit(analysis))).contains("level with Cross-model");
    }

    @Test
    void pairsAreFoundWhateverTheArmsAreCalledAndInWhicheverOrder() {
        Experiment paper = Experiment.paper();
        List<Arm> reversed = new ArrayList<>(paper.arms());
        Collections.reverse(reversed);
        Experiment other = new Experiment("Other", paper.task(), paper.architecture(), reversed);

        assertThat(Contrasts.pairs(other))
                .extracting(pair -> pair.near().name() + " " + pair.far().name() + " " + pair.own())
                .containsExactly("student-all cross-all true", "student-aux cross-aux true");
    }

    @Test
    void aStudentFromAChangedInitIsBetweenTheOwnInitAndAnother() {
        Experiment paper = Experiment.paper();
        Arm student = paper.arms().get(2);
        Start perturbed = new Start.Perturbed(new Start.Same("reference"), 0.05, false, List.of("all"), "perturbation");
        List<Arm> arms = new ArrayList<>(paper.arms());
        arms.add(new Arm("shaken", "Shaken", perturbed, student.stages(), List.of()));
        Experiment experiment = new Experiment("Shaken", paper.task(), paper.architecture(), arms);

        assertThat(Contrasts.pairs(experiment))
                .extracting(pair -> pair.near().name() + " " + pair.far().name() + " " + pair.own())
                .containsExactly(
                        "student-aux cross-aux true",
                        "student-aux shaken false",
                        "student-all cross-all true",
                        "shaken cross-aux false");
        Analysis analysis = Runs.paper().with("shaken", 0.11, 0.01).analysis(10, experiment);
        assertThat(analysis.statements())
                .extracting(Statement::title)
                .contains("Student (aux. only) learns only from its own start, not from that of Shaken");
    }

    @Test
    void anExperimentWithoutATwinHasTheClaimThatItsStudentLearnsAlone() {
        Experiment paper = Experiment.paper();
        Experiment experiment = new Experiment(
                "One", paper.task(), paper.architecture(), paper.arms().subList(0, 3));
        List<Results> results = Runs.paper().seeds(9).stream()
                .map(trial -> new Results(
                        trial.seed(),
                        Map.of("student-aux", trial.arm("student-aux"), "reference", trial.arm("reference")),
                        1))
                .toList();

        Analysis analysis = Analysis.of(experiment, results, Runs.MNIST, List.of());

        assertThat(analysis.claims()).extracting(Claim::kind).containsExactly(Claim.Kind.LEARNS);
        assertThat(analysis.contrasts())
                .extracting(contrast -> contrast.kind() + " " + contrast.arm() + " " + contrast.other())
                .containsExactly("START student-aux reference", "CHANCE student-aux null");
        assertThat(analysis.notes()).anyMatch(note -> note.contains("9 seeds of 9 have no result of Teacher yet"));
    }
}
