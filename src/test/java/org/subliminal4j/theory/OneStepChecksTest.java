package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.SmallData;

/** Every claim holds on small networks, and none of the checks lets its mutation pass. */
class OneStepChecksTest {
    private static final OneStepReport REPORT = new OneStepSuite(
                    new OneStepConfig(
                            EnumSet.allOf(CheckName.class), List.of(1L, 2L), OneStepConfig.defaultEpsilons(), 12, 100),
                    SmallData.create())
            .run(2);

    private static boolean passes(List<CheckResult> checks) {
        assertThat(checks).isNotEmpty();
        return checks.stream().allMatch(CheckResult::passed);
    }

    @ParameterizedTest
    @EnumSource
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
                .filter(setting -> setting.loss().equals(new Loss.CrossEntropy().label()))
                .filter(setting ->
                        setting.network().equals("36-64-7") && setting.logits().equals("auxiliary"))
                .map(setting -> {
                    Situation wrong = situations.draw(
                            situations.network(List.of(64), 3),
                            setting.inputs().equals("noise") ? Situations.Inputs.NOISE : Situations.Inputs.IMAGES,
                            new Loss.SquaredError(),
                            Situations.Outputs.AUXILIARY,
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
        assertThat(passes(OtherInitChecks.of(mutated, REPORT.signs()))).isFalse();
        assertThat(passes(OtherInitChecks.of(REPORT.settings(), signs))).isFalse();
    }

    @Test
    void everyOtherLossIsTriedAndAClimbByItFails() {
        assertThat(REPORT.otherLosses().stream().map(SettingResult::loss).distinct())
                .hasSize(6)
                .anyMatch(loss -> loss.startsWith("reverse KL"))
                .anyMatch(loss -> loss.startsWith("Jensen-Shannon"))
                .anyMatch(loss -> loss.endsWith("temperature 2.0"));
        List<SettingResult> doubled = REPORT.otherLosses().stream()
                .map(setting -> withSlope(setting, 2 * setting.predictedSlope()))
                .toList();
        assertThat(OneStepChecks.losses(doubled).subList(1, 3)).noneMatch(CheckResult::passed);
    }

    @Test
    void theSignTestSaysWhichSharesItExcludes() {
        CheckResult share =
                OtherInitChecks.of(REPORT.settings(), signs(98, 200)).get(0);
        assertThat(share.passed()).isTrue();
        assertThat(share.interval()).isNotNull();
        assertThat(share.interval().low()).isEqualTo(0.419, within(1e-3));
        assertThat(share.interval().high()).isEqualTo(0.561, within(1e-3));
        assertThat(share.meaning()).contains("exclude shares outside 0.42 to 0.56");
        CheckResult oneSided =
                OtherInitChecks.of(REPORT.settings(), signs(140, 200)).get(0);
        assertThat(oneSided.passed()).isFalse();
        assertThat(oneSided.meaning()).contains("no toss-up");
    }

    private static List<SignSample> signs(int positive, int pairs) {
        return LongStream.range(0, pairs)
                .mapToObj(seed -> new SignSample("x", "all", seed, 1, seed < positive ? 1 : -1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 9e-8, 1.5, Double.NaN})
    void aStepThatFloat64CannotResolveOrThatIsNotSmallIsRefused(double eps) {
        assertThatThrownBy(() ->
                        new OneStepConfig(EnumSet.of(CheckName.SIGN), List.of(1L), List.of(1e-3, 1e-4, eps), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step sizes must be");
    }

    @Test
    void theClaimHoldsAtTheSmallestStepThatIsAllowed() {
        OneStepConfig config = new OneStepConfig(
                EnumSet.allOf(CheckName.class), List.of(1L), List.of(1e-3, OneStepConfig.SMALLEST), 12, 100);
        assertThat(new OneStepSuite(config, SmallData.create()).run(2).checks())
                .filteredOn(check -> check.cases() > 0)
                .allMatch(CheckResult::passed);
    }

    @Test
    void theSmallestMovementIsNotNothing() {
        List<NullCase> mutated = REPORT.nullCases().stream()
                .map(c -> new NullCase(c.name(), c.loss(), c.seed(), c.eps(), Double.MIN_VALUE))
                .toList();
        assertThat(SymmetryChecks.nullCases(mutated)).noneMatch(CheckResult::passed);
    }

    @Test
    @SuppressWarnings("ArgumentSelectionDefectChecker") // Swapped on purpose.
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
        assertThat(SymmetryChecks.invariance(mutated)).noneMatch(CheckResult::passed);
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
