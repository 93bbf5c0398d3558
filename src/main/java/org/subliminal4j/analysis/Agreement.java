package org.subliminal4j.analysis;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.Equivalence;
import org.subliminal4j.stats.Estimate;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.TTest;

/**
 * The mean of an arm beside a published one.
 *
 * @param published the published mean
 * @param arm       the name of the arm of its lineage, which may be another here
 * @param label     what a reader calls that arm
 * @param own       the values it is held against
 * @param tests     of the difference; null for fewer than two values
 * @param holm      Welch's p-value after Holm's correction for all values published beside it; NaN without tests
 * @param result    how the two stand to each other
 */
public record Agreement(
        Published published,
        String arm,
        String label,
        Sample own,
        @Nullable Tests tests,
        double holm,
        Result result) {
    /** How a mean stands to a published one. */
    public enum Result {
        /** A test of equivalence puts it within the margin. */
        AGREES("agrees"),
        /** Welch's test tells them apart, after correction. */
        DIFFERS("differs"),
        /** Neither. */
        CANNOT_TELL("cannot tell");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        /** The result for a reader. */
        public String words() {
            return words;
        }
    }

    /**
     * The tests of a difference from a published mean.
     *
     * @param difference  own minus published
     * @param interval    Welch's interval of the difference
     * @param welch       Welch's two-sided p-value
     * @param equivalence p-value of the test that the difference lies within the margin
     * @param attainable  the smallest p-value that an exact test of so few values can give
     */
    public record Tests(double difference, Interval interval, double welch, double equivalence, double attainable) {}

    /** The tests of one value, before anything is known of the others. */
    static @Nullable Tests test(Published published, Sample own) {
        if (own.n() < 2) {
            return null;
        }
        Estimate difference = Estimate.ofDifference(own.summary(), published.summary());
        return new Tests(
                difference.value(),
                difference.interval(Policy.LEVEL),
                TTest.welch(own.summary(), published.summary(), Alternative.TWO_SIDED)
                        .pValue(),
                Equivalence.of(difference, published.margin()).pValue(),
                Attainable.ofSamples(own.n(), published.n(), Alternative.TWO_SIDED));
    }

    static Agreement of(Published published, ArmSummary arm, @Nullable Tests tests, double holm) {
        Result result = tests == null
                ? Result.CANNOT_TELL
                : tests.equivalence < Policy.PUBLISHED_ALPHA
                        ? Result.AGREES
                        : holm < Policy.PUBLISHED_ALPHA ? Result.DIFFERS : Result.CANNOT_TELL;
        return new Agreement(published, arm.name(), arm.label(), arm.sample(published.metric()), tests, holm, result);
    }

    /** Whether the difference is sure, though it may be too small to matter. */
    public boolean sure() {
        return holm < Policy.PUBLISHED_ALPHA;
    }

    /** The comparison as a sentence. */
    public String words() {
        String means = label + ": " + own.words() + " beside " + Words.percent(published.mean()) + " (" + published.n()
                + " runs)";
        if (tests == null) {
            return means
                    + (own.n() == 0 ? ": cannot tell without a value." : ": cannot tell, as one seed shows no spread.");
        }
        return means + ", a difference of "
                + Words.signed(tests.difference) + " ("
                + Words.intervalInPoints(tests.interval)
                + "): " + conclusion(tests) + ".";
    }

    private String conclusion(Tests tests) {
        String margin = Words.points(published.margin());
        String corrected = "Welch " + Words.p(holm, tests.attainable) + " after Holm's correction";
        return switch (result) {
            case AGREES ->
                "agrees within " + margin + " (equivalence "
                        + Words.p(tests.equivalence, tests.attainable) + ")"
                        + (sure() ? ", though the small difference is sure (" + corrected + ")" : "");
            case DIFFERS -> "differs (" + corrected + "), and is not shown to be within " + margin;
            case CANNOT_TELL ->
                "cannot tell, as it is neither shown to be within " + margin + " (equivalence "
                        + Words.p(tests.equivalence, tests.attainable) + ") nor to differ (" + corrected + ")";
        };
    }
}
