package org.subliminal4j.analysis;

import java.util.Locale;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.Interval;

/** The rules behind every verdict, in numbers and in words: no output has rules of its own. */
public final class Policy {
    /** The confidence level of every interval that is shown. */
    public static final double LEVEL = 0.95;

    /** A difference counts as shown where each test of it has a p-value below this one. */
    public static final double ALPHA = 0.01;

    /** Every test looks both ways, so that words may follow the sign of what was found. */
    public static final Alternative ALTERNATIVE = Alternative.TWO_SIDED;

    /** A difference of fractions up to this one is too small to matter. */
    public static final double MARGIN = 0.05;

    /** The level of equivalence with published values, and, after Holm's correction, of difference from them. */
    public static final double PUBLISHED_ALPHA = 0.05;

    /** Of a study, a difference counts as shown where its p-value lies below this one after Holm's correction. */
    public static final double STUDY_ALPHA = 0.05;

    /** With fewer values than this an output shows dots alone, and no interval. */
    public static final int FEWEST_FOR_INTERVAL = 5;

    /** Classes are uneven where the largest has more than this times the share of equal classes. */
    public static final double UNEVEN = 1.5;

    private Policy() {}

    /** The fewest pairs of seeds that can show a difference at all. */
    public static int fewestPairs() {
        return Attainable.fewestPairs(ALPHA, ALTERNATIVE);
    }

    /**
     * The verdict on a difference.
     *
     * @param p         the greatest p-value of its tests; NaN without a test
     * @param attainable the smallest that so few values can give
     * @param interval  of the difference
     */
    static Verdict verdict(double p, double attainable, Interval interval) {
        return verdict(p, attainable, interval, ALPHA);
    }

    /** The same at another level: {@link #STUDY_ALPHA}. */
    public static Verdict verdict(double p, double attainable, Interval interval, double alpha) {
        if (attainable >= alpha) {
            return Verdict.CANNOT_TELL;
        }
        if (p < alpha) {
            return Verdict.SHOWN;
        }
        return interval.within(-MARGIN, MARGIN) ? Verdict.NOT_SHOWN : Verdict.CANNOT_TELL;
    }

    /** The rules as one paragraph, to be printed where they are used. */
    public static String text() {
        return String.format(
                Locale.ROOT,
                "Intervals are Student's t intervals of %.0f%% confidence, clipped to what is possible; with fewer than %d"
                        + " seeds the seeds alone are shown. All tests are two-sided, and a difference counts as shown where"
                        + " both the t-test and Wilcoxon's signed-rank test of the pairs of one seed have p < %s, which"
                        + " takes %d seeds. Without that, it counts as not shown where its interval lies within %s either"
                        + " way, and else nothing can be told. A student learns where it is shown to be above chance; it"
                        + " learns only from one start where it learns, is shown to be above its twin from another, and"
                        + " the twin's interval lies below chance plus %s. Single tests are not corrected for their"
                        + " number. A p-value below the smallest that so few seeds can give in any exact test is printed"
                        + " as < that one. A mean agrees with a published one where a test of equivalence (two one-sided"
                        + " Welch tests at %s) puts it within the margin; it differs where Welch's test does at %s after"
                        + " Holm's correction for all published values beside it; else nothing can be told. Runs are"
                        + " compared by arm with Holm's correction over the arms, at %s: paired by seed where both start"
                        + " from the same draw, else by Welch's test. Seeds that diverged are in no mean.",
                100 * LEVEL,
                FEWEST_FOR_INTERVAL,
                ALPHA,
                fewestPairs(),
                Words.points(MARGIN),
                Words.points(MARGIN),
                PUBLISHED_ALPHA,
                PUBLISHED_ALPHA,
                ALPHA);
    }
}
