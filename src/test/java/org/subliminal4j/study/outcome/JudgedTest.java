package org.subliminal4j.study.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.study.Expectation;

/** An expectation beside what was found, and the sentence that says how they stand to each other. */
class JudgedTest {
    /** Mean 0.5, with a deviation of 0.0187 over six seeds. */
    private static final Sample SIX = sample(0.475, 0.485, 0.495, 0.505, 0.515, 0.525);

    private static Sample sample(double... values) {
        Map<Long, Double> bySeed = new TreeMap<>();
        for (double value : values) {
            bySeed.put(bySeed.size() + 1L, value);
        }
        return Sample.of(bySeed);
    }

    private static Expectation expected(
            double mean, @Nullable Double sd, @Nullable Double halfWidth, @Nullable Integer n) {
        return new Expectation(0, "student-aux", "accuracy", mean, sd, halfWidth, n, 0.05, "a paper", "study.yaml:9");
    }

    private static Judged judged(Expectation expectation, Sample own, double holm) {
        return Judged.of(expectation, false, "Student", "", own).withHolm(holm);
    }

    @Test
    void withoutTwoValuesNothingCanBeTold() {
        Judged none = judged(expected(0.5, null, null, null), Sample.NONE, Double.NaN);
        assertThat(none.result()).isEqualTo(Agreement.Result.CANNOT_TELL);
        assertThat(none.holm()).isNaN();
        assertThat(none.words()).isEqualTo("Student: no value beside 50.0%: cannot tell.");
        Judged one = judged(expected(0.5, 0.1, null, 4), sample(0.4), Double.NaN);
        assertThat(one.tests()).isNull();
        assertThat(one.words())
                .isEqualTo("Student: 40.0% beside 50.0% (4 runs): cannot tell, as one seed shows no spread.");
        assertThat(judged(expected(0.5, 0.1, null, 4), sample(0.4, 0.41), 1).tests())
                .isNotNull();
    }

    @Test
    void aMeanAgreesWhereItIsShownToBeNear() {
        Judged judged = judged(expected(0.49, 0.02, null, 25), SIX, 0.01);
        assertThat(judged.result()).as("agreement is asked for first").isEqualTo(Agreement.Result.AGREES);
        assertThat(judged.words())
                .isEqualTo("Student: 50.0% (6 seeds) beside 49.0% (25 runs), a difference of +1.0 (-1.0 to +3.0):"
                        + " agrees within 5 points (equivalence p = 8.4e-04).");
    }

    @Test
    void aMeanDiffersOnlyAfterTheCorrection() {
        Expectation far = expected(0.4, 0.02, null, 25);
        assertThat(judged(far, SIX, 0.049).result()).isEqualTo(Agreement.Result.DIFFERS);
        assertThat(judged(far, SIX, 0.05).result()).isEqualTo(Agreement.Result.CANNOT_TELL);
        assertThat(judged(far, SIX, 0.049).words())
                .endsWith("differs (Welch p = 0.049 after Holm's correction), and is not shown to be within 5 points.");
        assertThat(judged(far, SIX, 0.05).words())
                .contains("cannot tell, as it is neither shown to be within 5 points (equivalence p = ")
                .endsWith(" nor to differ (Welch p = 0.05 after Holm's correction).");
    }

    @Test
    void aBareNumberIsTakenAsExact() {
        Judged judged = judged(expected(0.4, null, null, null), SIX, 0.04);
        assertThat(judged.spread()).isEqualTo(Judged.Spread.NONE);
        assertThat(judged.interval()).isNull();
        assertThat(judged.words())
                .contains("beside 40.0%, a difference of +10.0 (+8.0 to +12.0)")
                .contains("(t-test p = 0.04 after Holm's correction)");
        // Two of two to the sixth.
        assertThat(judged.tests().attainable()).isEqualTo(2.0 / 64, within(1e-12));
    }

    @Test
    void runsOfUnknownSpreadAreTakenToVaryAsOurs() {
        Judged judged = judged(expected(0.4, null, null, 6), SIX, 0.04);
        assertThat(judged.spread()).isEqualTo(Judged.Spread.AS_OURS);
        assertThat(judged.interval()).isNull();
        assertThat(judged.words()).contains("beside 40.0% (6 runs, whose spread is taken to be ours)");
        Judged asOurs = judged(expected(0.4, SIX.sd(), null, 6), SIX, 0.04);
        assertThat(judged.tests().welch()).isEqualTo(asOurs.tests().welch(), within(1e-12));
        // Two of the 924 ways to choose six of twelve.
        assertThat(judged.tests().attainable()).isEqualTo(2.0 / 924, within(1e-9));
    }

    @Test
    void aHalfWidthIsThatOfTheNormalIntervalOfThePopulationsDeviation() {
        double sd = 0.02;
        double halfWidth = 1.96 * sd * Math.sqrt(24.0 / 25) / Math.sqrt(25);
        Judged bySd = judged(expected(0.4, sd, null, 25), SIX, 0.04);
        Judged byHalfWidth = judged(expected(0.4, null, halfWidth, 25), SIX, 0.04);
        assertThat(byHalfWidth.spread()).isEqualTo(Judged.Spread.KNOWN).isEqualTo(bySd.spread());
        assertThat(byHalfWidth.tests().welch()).isEqualTo(bySd.tests().welch(), within(1e-12));
        assertThat(byHalfWidth.interval().low())
                .isLessThan(0.4)
                .isEqualTo(bySd.interval().low(), within(1e-12));
    }

    @Test
    void theSentenceNamesCellMetricAndWhatWasWrittenDownLate() {
        Expectation coverage =
                new Expectation(0, "student-aux", "coverage", 0.4, 0.02, null, 25, 0.05, "a paper", "study.yaml:9");
        Judged judged = Judged.of(coverage, true, "Student", "learning rate = 1e-3", SIX)
                .withHolm(0.01);
        assertThat(judged.words())
                .startsWith("Student, coverage where learning rate = 1e-3: 0.5000 (6 seeds) beside 0.4000 (25 runs)")
                .endsWith(". Written down when results were known already.");
    }
}
