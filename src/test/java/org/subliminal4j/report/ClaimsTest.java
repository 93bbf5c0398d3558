package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.legacy.TrialResult;

class ClaimsTest {
    @Test
    void thePapersFigureShowsBothClaims() {
        Claims claims = Claims.of(SampleRuns.paperLike(24));
        assertThat(claims.learns()).isTrue();
        assertThat(claims.needsTheInitialisation()).isTrue();
        assertThat(claims.lines().get(0)).startsWith("1. Shown:").endsWith("reads digits.");
        assertThat(claims.lines().get(3)).startsWith("2. Shown:");
        assertThat(claims.lines().get(5)).endsWith("not above chance by more than 5.0 points.");
    }

    @Test
    void theEvidenceIsThatOfTheTests() {
        // Gains over the cross-model student of .3, .4 and .5: mean .4, sd .1, t(2) = .4 / (.1 / sqrt 3) = 6.93.
        List<TrialResult> trials = List.of(
                SampleRuns.trial(1, 0.1, 0.9, 0.4, 0.9, 0.1, 0.7),
                SampleRuns.trial(2, 0.1, 0.9, 0.5, 0.9, 0.1, 0.7),
                SampleRuns.trial(3, 0.1, 0.9, 0.6, 0.9, 0.1, 0.7));
        Claims claims = Claims.of(new RunSummary(true, trials, List.of(), 0.1));
        Claims.Evidence evidence = claims.evidence();
        assertThat(evidence.aboveCrossModel().statistic()).isCloseTo(6.928, within(1e-3));
        assertThat(evidence.aboveChance().statistic()).isCloseTo(6.928, within(1e-3));
        assertThat(evidence.ranks().pValue()).isCloseTo(0.125, within(1e-12));
        assertThat(evidence.effectSize()).isCloseTo(4, within(1e-9));
        assertThat(claims.lines().get(4))
                .isEqualTo("   Above the cross-model student by 40.0 points: paired, one-sided t(2) = 6.93, p = 0.010;"
                        + " Wilcoxon V = 6, p = 0.13; d_z = 4.00.");
    }

    @Test
    void aStudentAtChanceShowsNothing() {
        List<TrialResult> trials = IntStream.rangeClosed(1, 20)
                .mapToObj(seed -> SampleRuns.trial(
                        seed, 0.1, 0.94, 0.1 + 0.01 * (seed % 3 - 1), 0.91, 0.1 + 0.01 * (seed % 2), 0.74))
                .toList();
        Claims claims = Claims.of(new RunSummary(true, trials, List.of(), 0.1));
        assertThat(claims.learns()).isFalse();
        assertThat(claims.needsTheInitialisation()).isFalse();
        assertThat(claims.lines().get(2)).contains("no, the whole interval is below");
    }

    @Test
    void aCrossModelStudentThatLearnsIsSaidToBeAboveChance() {
        List<TrialResult> trials = IntStream.rangeClosed(1, 10)
                .mapToObj(seed -> SampleRuns.trial(seed, 0.1, 0.94, 0.6, 0.91, 0.3 + 0.01 * seed, 0.74))
                .toList();
        assertThat(Claims.of(new RunSummary(true, trials, List.of(), 0.1))
                        .lines()
                        .get(5))
                .endsWith(", above chance by more than 5.0 points.");
    }

    @Test
    void armsThatDoNotVaryAreTestedAllTheSame() {
        TrialResult one = SampleRuns.trial(1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        TrialResult two = SampleRuns.trial(2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        Claims claims = Claims.of(new RunSummary(true, List.of(one, two), List.of(), 0.1));
        assertThat(claims.learns()).isFalse();
        assertThat(String.join("\n", claims.lines())).doesNotContain("NaN");
    }

    @Test
    void oneSeedAllowsNoTest() {
        Claims claims = Claims.of(SampleRuns.paperLike(1));
        assertThat(claims.evidence()).isNull();
        assertThat(String.join("\n", claims.lines()))
                .doesNotContain("NaN", "p =", "interval")
                .contains("Not tested");
    }
}
