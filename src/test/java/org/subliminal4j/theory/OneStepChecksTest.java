package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every claim holds on small networks, and none of the checks lets its mutation pass. */
class OneStepChecksTest {
    private static final OneStepReport REPORT = new OneStepSuite(
                    new OneStepConfig(
                            EnumSet.allOf(CheckName.class), List.of(1L, 2L), OneStepConfig.defaultEpsilons(), 12, 100),
                    SmallData.create())
            .run(2, Progress.NONE);

    private static boolean passes(List<CheckResult> checks) {
        assertThat(checks).isNotEmpty();
        return checks.stream().allMatch(CheckResult::passed);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TRAINING", "CAUSE"},
            mode = EnumSource.Mode.EXCLUDE)
    void theClaimHoldsOnSmallNetworks(CheckName name) {
        List<CheckResult> checks =
                REPORT.checks().stream().filter(check -> check.check() == name).toList();
        assertThat(checks).isNotEmpty().allMatch(check -> check.cases() > 0).allMatch(CheckResult::passed);
    }

    @Test
    void aStudentThatClimbsFailsEveryClaimOfTheTheorem() {
        List<SettingResult> mutated = steps(step -> new StepMeasurement(
                step.eps(),
                -step.innerProduct(),
                step.studentNorm(),
                -step.cosine(),
                -step.lossChange(),
                step.switchedUnits()));
        assertThat(passes(OneStepChecks.sign(mutated))).isFalse();
        assertThat(passes(OneStepChecks.value(mutated))).isFalse();
        assertThat(passes(OneStepChecks.effect(mutated))).isFalse();
    }

    @Test
    void aPredictionFromAnotherLossesCurvatureFails() {
        // Softmax measured, but predicted with half the M of the squared error, the unit matrix.
        Situations situations = new Situations(SmallData.create(), 12);
        List<SettingResult> mutated = REPORT.settings().stream()
                .filter(setting -> setting.loss().equals(new ImitationLoss.SoftmaxCrossEntropy().label()))
                .filter(setting ->
                        setting.network().equals("36-64-7") && setting.logits().equals("auxiliary"))
                .map(setting -> {
                    Situation wrong = situations.draw(
                            situations.spec(List.of(64), 3),
                            setting.inputs().equals("noise") ? Situations.Inputs.NOISE : Situations.Inputs.IMAGES,
                            new ImitationLoss.SquaredError(),
                            Situations.Logits.AUXILIARY,
                            setting.seed());
                    try (OneStep step = new OneStep(wrong)) {
                        return withSlope(setting, step.predictedSlope() / 2);
                    }
                })
                .toList();
        assertThat(mutated).hasSize(4);
        assertThat(passes(OneStepChecks.value(mutated))).isFalse();
        assertThat(passes(OneStepChecks.effect(mutated))).isFalse();
    }

    @Test
    void aStudentFromAnotherInitFailsWhereTheTheoremSpeaksOfTheSame() {
        List<SettingResult> mutated = REPORT.settings().stream()
                .map(setting -> withSteps(setting, setting.otherInit(), setting.otherInit()))
                .toList();
        assertThat(passes(OneStepChecks.sign(mutated))).isFalse();
        assertThat(passes(OneStepChecks.value(mutated))).isFalse();
        assertThat(passes(OneStepChecks.effect(mutated))).isFalse();
    }

    @Test
    void aStudentFromTheSameInitFailsWhereAnotherIsExpected() {
        List<SettingResult> mutated = REPORT.settings().stream()
                .map(setting -> withSteps(setting, setting.sameInit(), setting.sameInit()))
                .toList();
        List<SignSample> signs = REPORT.signs().stream()
                .map(sample -> new SignSample(
                        sample.loss(),
                        sample.logits(),
                        sample.seed(),
                        Math.abs(sample.innerProduct()),
                        Math.abs(sample.hidden())))
                .toList();
        assertThat(passes(OneStepChecks.otherInit(mutated, REPORT.signs()))).isFalse();
        assertThat(passes(OneStepChecks.otherInit(REPORT.settings(), signs))).isFalse();
    }

    @Test
    void theSmallestMovementIsNotNothing() {
        List<NullCase> mutated = REPORT.nullCases().stream()
                .map(c -> new NullCase(c.name(), c.loss(), c.seed(), c.eps(), Double.MIN_VALUE))
                .toList();
        assertThat(OneStepChecks.nullCases(mutated)).noneMatch(CheckResult::passed);
    }

    @Test
    void anotherOrderOfTheStudentsUnitsAloneIsNotInvariant() {
        List<InvarianceCase> mutated = REPORT.invariance().stream()
                .map(c -> new InvarianceCase(
                        c.network(),
                        c.loss(),
                        c.seed(),
                        c.functionChange(),
                        c.plain(),
                        c.student(),
                        c.incoming(),
                        c.both()))
                .toList();
        assertThat(OneStepChecks.invariance(mutated)).noneMatch(CheckResult::passed);
    }

    @Test
    void measurementsThatAreNotNumbersFail() {
        List<SettingResult> mutated = steps(step ->
                new StepMeasurement(step.eps(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, step.switchedUnits()));
        assertThat(OneStepChecks.sign(mutated)).noneMatch(CheckResult::passed);
        assertThat(OneStepChecks.value(mutated)).noneMatch(CheckResult::passed);
    }

    private static List<SettingResult> steps(UnaryOperator<StepMeasurement> mutation) {
        return REPORT.settings().stream()
                .map(setting -> withSteps(
                        setting, setting.sameInit().stream().map(mutation).toList(), setting.otherInit()))
                .toList();
    }

    private static SettingResult withSteps(
            SettingResult s, List<StepMeasurement> sameInit, List<StepMeasurement> otherInit) {
        return new SettingResult(
                s.network(), s.inputs(), s.loss(), s.logits(), s.seed(), s.predictedSlope(), sameInit, otherInit);
    }

    private static SettingResult withSlope(SettingResult s, double slope) {
        return new SettingResult(
                s.network(), s.inputs(), s.loss(), s.logits(), s.seed(), slope, s.sameInit(), s.otherInit());
    }
}
