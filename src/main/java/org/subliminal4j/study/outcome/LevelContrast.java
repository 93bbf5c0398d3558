package org.subliminal4j.study.outcome;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.PairedTests;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Verdict;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.study.Cell;

/**
 * An arm at one level of a factor against the same arm at the usual level, all else equal, seed by seed.
 *
 * @param factor      the number of the factor, from 0
 * @param arm         the name of the arm
 * @param label       what a reader calls it
 * @param cell        the cell of the level
 * @param usual       the cell of the usual level
 * @param differences the value in {@code cell} minus that in {@code usual}, on the seeds that have both
 * @param tests       of the differences; null for fewer than two
 * @param holm        the greater p-value of the tests after Holm's correction for all levels of the factor with this arm;
 *                    NaN without tests
 * @param family      how many such contrasts are corrected together, itself among them
 * @param verdict     whether there is a difference
 */
public record LevelContrast(
        int factor,
        String arm,
        String label,
        Cell cell,
        Cell usual,
        Sample differences,
        @Nullable PairedTests tests,
        double holm,
        int family,
        Verdict verdict) {
    /** The contrast before it is corrected. */
    static LevelContrast of(
            int factor, CellSummary cell, CellSummary usual, ArmSummary here, ArmSummary there, String metric) {
        Contrast pairs = Contrast.of(Contrast.Kind.START, here, there, metric);
        PairedTests tests = pairs.tests();
        return new LevelContrast(
                factor,
                here.name(),
                here.label(),
                cell.cell(),
                usual.cell(),
                pairs.differences(),
                tests,
                tests == null ? Double.NaN : tests.pValue(),
                1,
                Verdict.CANNOT_TELL);
    }

    /** The same with a corrected p-value. */
    LevelContrast withHolm(double corrected, int size) {
        Verdict judged = Policy.verdict(corrected, attainable(), differences.interval(), Policy.STUDY_ALPHA);
        return new LevelContrast(factor, arm, label, cell, usual, differences, tests, corrected, size, judged);
    }

    /** The smallest p-value that an exact test of so few pairs can give. */
    public double attainable() {
        return Attainable.ofPairs(differences.n(), Policy.ALTERNATIVE);
    }

    /** The verdict for a reader: {@code a difference is shown}. */
    public String conclusion(Measure measure) {
        return switch (verdict) {
            case SHOWN -> "a difference is shown";
            case NOT_SHOWN -> "within " + measure.distance(Policy.MARGIN) + " of each other";
            case CANNOT_TELL ->
                attainable() >= Policy.STUDY_ALPHA
                        ? "too few seeds to tell"
                        : attainable() * family >= Policy.STUDY_ALPHA
                                ? "too few seeds for so many comparisons"
                                : "cannot tell";
        };
    }

    /** The difference as a sentence, which does not say whose it is. */
    public String words(Measure measure) {
        if (differences.n() == 0) {
            return "no seed has both";
        }
        String gap = measure.signed(differences.mean()) + (measure.percent() ? " points" : "");
        return differences.dotsAlone() || tests == null
                ? gap + " (" + Words.count(differences.n(), "pair") + "): " + conclusion(measure)
                : gap + " (" + measure.signedSpan(differences.interval()) + ", "
                        + Words.count(differences.n(), "pair") + ", " + Words.p(holm, attainable())
                        + " after Holm's correction): " + conclusion(measure);
    }
}
