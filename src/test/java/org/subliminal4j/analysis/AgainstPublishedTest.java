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
import org.subliminal4j.experiment.Task;
import org.subliminal4j.network.Dense;
import org.subliminal4j.stats.Summary;

class AgainstPublishedTest {
    private static Agreement agreement(Analysis analysis, String arm) {
        Agreement agreement = analysis.agreement(arm);
        assertThat(agreement).isNotNull();
        return agreement;
    }

    private static AgainstPublished against(Experiment experiment, Map<String, String> sha256) {
        return Analysis.of(experiment, Runs.paper().seeds(8), sha256, List.of(PublishedFigures.paper()))
                .published()
                .get(0);
    }

    private static Experiment with(Experiment experiment, int index, Arm arm) {
        List<Arm> arms = new ArrayList<>(experiment.arms());
        arms.set(index, arm);
        return new Experiment(experiment.title(), experiment.task(), experiment.architecture(), arms);
    }

    private static Arm oneEpoch(Arm arm) {
        var stage = arm.stages().get(0);
        return new Arm(
                arm.name(),
                arm.label(),
                arm.start(),
                List.of(stage.with(stage.schedule().withEpochs(1))),
                arm.probes());
    }

    @Test
    void thePapersSixBarsAreRead() {
        PublishedFigures paper = PublishedFigures.paper();

        assertThat(paper.values())
                .extracting(Published::arm)
                .containsExactlyElementsOf(
                        paper.experiment().arms().stream().map(Arm::name).toList());
        assertThat(paper.source()).contains("2507.14805").contains("10b");
        Summary student = paper.values().get(2).summary();
        // 0.0221 / 1.96 * sqrt(100) is the population's; times sqrt(100 / 99)
        assertThat(student.sd()).isCloseTo(0.112755 * Math.sqrt(100 / 99.0), within(1e-6));
    }

    @Test
    void meansNearThePublishedOnesAgree() {
        Analysis analysis = Runs.paper().analysis(100);

        assertThat(analysis.published().get(0).agreements())
                .hasSize(6)
                .allMatch(agreement -> agreement.result() == Agreement.Result.AGREES);
        assertThat(analysis.published().get(0).statement().verdict()).isEqualTo("Agrees");
        assertThat(analysis.published().get(0).differences()).isEmpty();
    }

    @Test
    void aMeanFarFromThePublishedOneDiffers() {
        Analysis analysis = Runs.paper().with("student-aux", 0.30, 0.1).analysis(24);

        assertThat(agreement(analysis, "student-aux").result()).isEqualTo(Agreement.Result.DIFFERS);
        assertThat(agreement(analysis, "student-aux").words()).contains("differs");
        Statement statement = analysis.published().get(0).statement();
        assertThat(statement.verdict()).isEqualTo("Differs");
        assertThat(statement.title()).startsWith("5 of 6 means agree with").endsWith(", 1 differs, 0 cannot be told");
        assertThat(statement.evidence())
                .hasSize(6)
                .anyMatch(words -> words.startsWith("Student (aux. only): ") && words.contains(": differs ("));
    }

    @Test
    void whatDiffersFromThePublishedSettingIsSaid() {
        Experiment paper = Experiment.paper();

        assertThat(against(with(paper, 2, oneEpoch(paper.arms().get(2))), Runs.MNIST)
                        .statement()
                        .evidence())
                .endsWith("Other than there: arms.student-aux.stages[0].schedule.epochs 1 instead of 5.");
    }

    @Test
    void thatNoDifferenceIsSignificantIsNoAgreement() {
        Analysis analysis = Runs.paper().with("student-aux", 0.53, 0.15).analysis(6);

        assertThat(agreement(analysis, "student-aux").result()).isEqualTo(Agreement.Result.CANNOT_TELL);
        assertThat(agreement(analysis, "student-aux").words())
                .contains("neither")
                .contains("within 5 points");
    }

    @Test
    void aSureButSmallDifferenceAgreesAndIsTold() {
        Analysis analysis = Runs.paper().with("student-all", 0.922, 0.01).analysis(100);

        Agreement agreement = agreement(analysis, "student-all");
        assertThat(agreement.result()).isEqualTo(Agreement.Result.AGREES);
        assertThat(agreement.sure()).isTrue();
        assertThat(agreement.words())
                .contains("agrees within 5 points")
                .contains("though the small difference is sure");
    }

    @Test
    void amongSixValuesADifferenceMustBeClearerThanAlone() {
        Runs runs = Runs.paper().with("cross-all", 0.82, 0.11);
        PublishedFigures all = PublishedFigures.paper();
        PublishedFigures alone = new PublishedFigures(
                all.title(), all.source(), all.experiment(), all.values().subList(5, 6));

        Agreement amongSix =
                agreement(Analysis.of(Experiment.paper(), runs.seeds(8), Runs.MNIST, List.of(all)), "cross-all");
        Agreement single =
                agreement(Analysis.of(Experiment.paper(), runs.seeds(8), Runs.MNIST, List.of(alone)), "cross-all");

        assertThat(amongSix.tests()).isEqualTo(single.tests());
        assertThat(single.result()).isEqualTo(Agreement.Result.DIFFERS);
        assertThat(amongSix.holm()).isGreaterThan(0.05).isCloseTo(6 * single.holm(), within(1e-9));
        assertThat(amongSix.result()).isEqualTo(Agreement.Result.CANNOT_TELL);
    }

    @Test
    void oneSeedTellsNothing() {
        Analysis analysis = Runs.paper().analysis(1);

        assertThat(agreement(analysis, "teacher").result()).isEqualTo(Agreement.Result.CANNOT_TELL);
        assertThat(agreement(analysis, "teacher").tests()).isNull();
        assertThat(agreement(analysis, "teacher").words()).contains("one seed shows no spread");
    }

    @Test
    void anArmThatDivergedIsInNoFamilyOfTests() {
        Analysis analysis =
                Runs.paper().withValues("cross-aux", seed -> Double.NaN).analysis(50);

        assertThat(agreement(analysis, "cross-aux").result()).isEqualTo(Agreement.Result.CANNOT_TELL);
        assertThat(agreement(analysis, "cross-all").result()).isEqualTo(Agreement.Result.AGREES);
        assertThat(agreement(analysis, "cross-aux").words()).contains("without a value");
    }

    @Test
    void otherDataAreComparedWithNothing() {
        AgainstPublished against = against(Experiment.paper(), Map.of());

        assertThat(against.agreements()).isEmpty();
        assertThat(against.differences()).containsExactly("task.data: another data set than MNIST");
        assertThat(against.statement().verdict()).isEqualTo("Not compared");
    }

    @Test
    void mnistIsMnistInWhicheverFolder() {
        Experiment paper = Experiment.paper();
        Experiment elsewhere = new Experiment("", new Task.Images("/data/m", null), paper.architecture(), paper.arms());

        assertThat(against(elsewhere, Runs.MNIST).agreements()).hasSize(6);
        assertThat(against(elsewhere, Runs.MNIST).differences()).isEmpty();
    }

    @Test
    void anotherArchitectureIsComparedWithNothing() {
        Experiment paper = Experiment.paper();
        Experiment wider = new Experiment("", paper.task(), Dense.paper().withHidden(512, 512), paper.arms());

        AgainstPublished against = against(wider, Runs.MNIST);

        assertThat(against.agreements()).isEmpty();
        assertThat(against.differences()).containsExactly("architecture.hidden [512, 512] instead of [256, 256]");
    }

    @Test
    void aChangedArmTakesItsOwnValueAlone() {
        Experiment paper = Experiment.paper();
        AgainstPublished against = against(with(paper, 2, oneEpoch(paper.arms().get(2))), Runs.MNIST);

        assertThat(against.differences()).containsExactly("arms.student-aux.stages[0].schedule.epochs 1 instead of 5");
        assertThat(against.agreements())
                .extracting(agreement -> agreement.published().arm())
                .containsExactly("reference", "teacher", "student-all", "cross-aux", "cross-all");
    }

    @Test
    void aChangedTeacherTakesTheValuesOfAllWhoDescendFromIt() {
        Experiment paper = Experiment.paper();
        AgainstPublished against = against(with(paper, 1, oneEpoch(paper.arms().get(1))), Runs.MNIST);

        assertThat(against.agreements())
                .extracting(agreement -> agreement.published().arm())
                .containsExactly("reference");
    }

    @Test
    void anArmOfThePublishedLineageIsComparedUnderAnyName() {
        Experiment paper = Experiment.paper();
        Arm student = paper.arms().get(2);
        Arm renamed = new Arm("pupil", "Pupil", student.start(), student.stages(), List.of());
        Experiment experiment = with(paper, 2, renamed);

        Analysis analysis = Analysis.of(
                experiment,
                Runs.paper().seeds(8).stream()
                        .map(trial -> new Results(
                                trial.seed(),
                                Map.of("pupil", trial.arm("student-aux"), "teacher", trial.arm("teacher")),
                                1))
                        .toList(),
                Runs.MNIST,
                List.of(PublishedFigures.paper()));

        assertThat(agreement(analysis, "pupil").published().mean()).isEqualTo(0.5284);
        assertThat(analysis.published().get(0).differences())
                .containsExactly("arms.pupil here alone", "arms.student-aux missing");
    }

    @Test
    void refusesValuesWithoutASpreadOrAnArm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Published("teacher", "accuracy", 0.9, null, null, 10, 0.05))
                .withMessageContaining("Either halfWidth or sd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Published("teacher", "accuracy", 0.9, 0.1, 0.1, 10, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Published("teacher", "accuracy", 0.9, null, 0.1, 1, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Published("teacher", "accuracy", 0.9, null, 0.1, 2, 0));
        assertThat(new Published("teacher", "accuracy", 0.9, null, 0.1, 10, 0.05)
                        .summary()
                        .sd())
                .isEqualTo(0.1);
        Published owl = new Published("owl", "accuracy", 0.9, null, 0.1, 10, 0.05);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishedFigures("t", "s", Experiment.paper(), List.of(owl)))
                .withMessageContaining("found owl");
    }
}
