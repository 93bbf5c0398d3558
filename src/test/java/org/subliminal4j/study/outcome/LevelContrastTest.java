package org.subliminal4j.study.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.analysis.Verdict;
import org.subliminal4j.report.study.SampleStudies;

/** A level against the usual one, in words. */
class LevelContrastTest {
    private static final Measure ACCURACY = new Measure("accuracy");

    /** Of the second level, which lies so much above the usual one. */
    private static LevelContrast contrast(int seeds, double higher) {
        String yaml = "vary: {auxiliary: [3, 5]}\narms: student-aux\nseeds: " + seeds + "\n";
        List<LevelContrast> contrasts = StudyAnalysis.of(
                        SampleStudies.results(SampleStudies.plan(yaml), (cell, arm) -> 0.4 + higher * cell.index()))
                .contrasts();
        assertThat(contrasts).hasSize(1);
        return contrasts.get(0);
    }

    @Test
    void aDifferenceThatIsShownIsToldWithIntervalAndTest() {
        LevelContrast contrast = contrast(10, 0.2);
        assertThat(contrast.verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(contrast.attainable()).isEqualTo(2.0 / 1024);
        assertThat(contrast.words(ACCURACY))
                .matches("\\+\\d\\d\\.\\d points \\(\\+\\d\\d\\.\\d to \\+\\d\\d\\.\\d, 10 pairs, p . 0\\.\\d+ after"
                        + " Holm's correction\\): a difference is shown");
        assertThat(contrast.words(new Measure("coverage"))).startsWith("+0.").doesNotContain("points");
    }

    @Test
    void levelsThatAreNearAreToldToBeSo() {
        assertThat(contrast(20, 0).words(ACCURACY)).endsWith(": within 5 points of each other");
    }

    @Test
    void tooFewSeedsAreTold() {
        assertThat(contrast(4, 0.2).words(ACCURACY))
                .matches("\\+\\d\\d\\.\\d points \\(4 pairs\\): too few seeds to tell");
        LevelContrast contrast = contrast(6, 0.2);
        assertThat(contrast.verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(contrast.withHolm(0.06, 2).conclusion(ACCURACY)).isEqualTo("too few seeds for so many comparisons");
        assertThat(contrast.withHolm(0.06, 1).conclusion(ACCURACY)).isEqualTo("cannot tell");
        assertThat(contrast.withHolm(0.05, 1).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(contrast.withHolm(0.049, 1).verdict()).isEqualTo(Verdict.SHOWN);
    }
}
