package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.legacy.TrialResult;

class ResultTableTest {
    private static final TrialResult FIRST = SampleRuns.trial(1, 0.08, 0.942, 0.50, 0.91, 0.12, 0.70);
    private static final TrialResult SECOND = SampleRuns.trial(2, 0.10, 0.943, 0.40, 0.92, 0.11, 0.80);
    private static final TrialResult THIRD = SampleRuns.trial(3, 0.12, 0.944, 0.60, 0.93, 0.10, 0.75);

    @Test
    void theTableHoldsEachArmAgainstThePaper() {
        RunSummary run = new RunSummary(true, List.of(THIRD, FIRST, SECOND), List.of(), 0.1);
        // Of .40, .50 and .60: sd .10, standard error .0577, and t(.975, 2) = 4.3027 makes 24.84.
        assertThat(ResultTable.text(run)).isEqualTo("""
                Test accuracy in %, seeds 1 to 3

                Arm                       n   mean    95% interval     sd         paper  agreement
                -----------------------------------------------------------------------------------------
                Reference                 3  10.00   5.03 to 14.97   2.00   9.98 ± 0.47  agrees, p = 0.99
                Teacher                   3  94.30  94.05 to 94.55   0.10  94.34 ± 0.04  agrees, p = 0.57
                Student (aux. only)       3  50.00  25.16 to 74.84  10.00  52.84 ± 2.21  agrees, p = 0.67
                Student (all logits)      3  92.00  89.52 to 94.48   1.00  91.26 ± 0.19  agrees, p = 0.33
                Cross-model (aux. only)   3  11.00   8.52 to 13.48   1.00  10.61 ± 1.04  agrees, p = 0.64
                Cross-model (all logits)  3  75.00  62.58 to 87.42   5.00  74.27 ± 1.03  agrees, p = 0.83

                95% interval: Student's t. Paper: mean of 100 runs ± half-width. Agreement: Welch's t-test, p > 0.01.
                """);
    }

    @Test
    void oneSeedHasNoSpreadAndAgreesWithNothing() {
        RunSummary run = new RunSummary(true, List.of(FIRST), List.of(), 0.1);
        assertThat(ResultTable.text(run))
                .contains("seed 1\n")
                .containsPattern("(?m)^Student \\(aux. only\\) +1  50\\.00 +- +- +52\\.84 ± 2\\.21  -$");
    }

    @Test
    void anArmFarFromThePaperIsSaidToDiffer() {
        List<TrialResult> low = SampleRuns.trials(12).stream()
                .map(ResultTableTest::withTeacherAtChance)
                .toList();
        assertThat(ResultTable.text(new RunSummary(true, low, List.of(), 0.1)))
                .containsPattern("(?m)^Teacher .*differs, p (=|<) .*e-\\d+$");
    }

    @Test
    void anotherSettingIsNotHeldAgainstThePaper() {
        RunSummary run = new RunSummary(true, List.of(FIRST, SECOND), List.of("epochs 1 instead of 5"), 0.1);
        assertThat(ResultTable.text(run))
                .doesNotContain("94.34", "agree")
                .contains("another setting: epochs 1 instead of 5.");
    }

    @Test
    void seedsWithGapsAreCountedNotRanged() {
        RunSummary run = new RunSummary(true, List.of(FIRST, THIRD), List.of(), 0.1);
        assertThat(run.seeds()).isEqualTo("2 seeds of 1 to 3");
    }

    private static TrialResult withTeacherAtChance(TrialResult trial) {
        return SampleRuns.trial(trial.seed(), 0.1, 0.1 + trial.seed() / 1000.0, 0.5, 0.9, 0.1, 0.7);
    }
}
