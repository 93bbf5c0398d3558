package org.subliminal4j.study.outcome;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Published;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.Equivalence;
import org.subliminal4j.stats.Estimate;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.study.Expectation;

/**
 * An expectation beside what was found.
 *
 * @param expectation what was expected
 * @param late        whether it was written down when results were known already
 * @param label       what a reader calls the arm
 * @param where       the cell for a reader; empty where there is one cell only
 * @param own         what was found
 * @param tests       of the difference; null for fewer than two values
 * @param holm        the p-value of the difference after Holm's correction for all expectations of the study; NaN without
 *                    tests
 * @param result      how the two stand to each other
 */
public record Judged(
        Expectation expectation,
        boolean late,
        String label,
        String where,
        Sample own,
        Agreement.@Nullable Tests tests,
        double holm,
        Agreement.Result result) {
    /** How much is known of the spread of what was expected. */
    public enum Spread {
        /** It was published. */
        KNOWN,
        /** The number of runs is known, their spread is not: they are taken to vary as much as ours do. */
        AS_OURS,
        /** A bare number, as if it were exact. */
        NONE
    }

    static Judged of(Expectation expectation, boolean late, String label, String where, Sample own) {
        Agreement.Tests tests = own.n() < 2 ? null : test(expectation, own);
        double p = tests == null ? Double.NaN : tests.welch();
        return new Judged(expectation, late, label, where, own, tests, p, Agreement.Result.CANNOT_TELL);
    }

    /** The same with a corrected p-value, and so with its result. */
    Judged withHolm(double corrected) {
        Agreement.Result judged = tests == null
                ? Agreement.Result.CANNOT_TELL
                : tests.equivalence() < Policy.PUBLISHED_ALPHA
                        ? Agreement.Result.AGREES
                        : corrected < Policy.PUBLISHED_ALPHA ? Agreement.Result.DIFFERS : Agreement.Result.CANNOT_TELL;
        return new Judged(expectation, late, label, where, own, tests, corrected, judged);
    }

    private static Agreement.Tests test(Expectation expectation, Sample own) {
        Summary there = summary(expectation, own.sd());
        Estimate mean = Estimate.ofMean(own.summary());
        Estimate difference = there == null
                ? new Estimate(mean.value() - expectation.mean(), mean.standardError(), mean.degreesOfFreedom())
                : Estimate.ofDifference(own.summary(), there);
        double p = there == null
                ? TTest.oneSample(own.values(), expectation.mean(), Policy.ALTERNATIVE)
                        .pValue()
                : TTest.welch(own.summary(), there, Policy.ALTERNATIVE).pValue();
        return new Agreement.Tests(
                difference.value(),
                difference.interval(Policy.LEVEL),
                p,
                Equivalence.of(difference, expectation.margin()).pValue(),
                there == null
                        ? Attainable.ofPairs(own.n(), Policy.ALTERNATIVE)
                        : Attainable.ofSamples(own.n(), there.n(), Policy.ALTERNATIVE));
    }

    /** The expected runs as a sample; null for a bare number. */
    private static @Nullable Summary summary(Expectation expectation, double ownSd) {
        Integer n = expectation.n();
        if (n == null) {
            return null;
        }
        Double sd = expectation.sd();
        Double halfWidth = expectation.halfWidth();
        return sd == null && halfWidth == null
                ? new Summary(n, expectation.mean(), ownSd)
                : new Published(
                                expectation.arm(),
                                expectation.metric(),
                                expectation.mean(),
                                halfWidth,
                                sd,
                                n,
                                expectation.margin())
                        .summary();
    }

    /** The interval of what was expected, as a summary of its runs gives it; null where its spread is not known. */
    public @Nullable Interval interval() {
        if (spread() != Spread.KNOWN) {
            return null;
        }
        Summary there = summary(expectation, Double.NaN);
        return there == null ? null : there.interval(Policy.LEVEL);
    }

    /** How much is known of the spread of what was expected. */
    public Spread spread() {
        if (expectation.n() == null) {
            return Spread.NONE;
        }
        return expectation.sd() == null && expectation.halfWidth() == null ? Spread.AS_OURS : Spread.KNOWN;
    }

    /** What the numbers are of. */
    public Measure measure() {
        return new Measure(expectation.metric());
    }

    /** The comparison as a sentence. */
    public String words() {
        Measure measure = measure();
        String whose = label
                + (measure.metric().equals(ArmResult.ACCURACY) ? "" : ", " + measure.words())
                + (where.isEmpty() ? "" : " where " + where);
        String expected = measure.value(expectation.mean())
                + switch (spread()) {
                    case KNOWN -> " (" + expectation.n() + " runs)";
                    case AS_OURS -> " (" + expectation.n() + " runs, whose spread is taken to be ours)";
                    case NONE -> "";
                };
        if (tests == null) {
            return whose + ": " + (own.n() == 0 ? "no value" : measure.value(own.mean())) + " beside " + expected
                    + ": cannot tell" + (own.n() == 0 ? "." : ", as one seed shows no spread.");
        }
        String when = late ? " Written down when results were known already." : "";
        return whose + ": " + measure.value(own.mean()) + " (" + Words.count(own.n(), "seed") + ") beside " + expected
                + ", a difference of " + measure.signed(tests.difference()) + " ("
                + measure.signedSpan(tests.interval()) + "): " + conclusion(measure, tests) + "." + when;
    }

    private String conclusion(Measure measure, Agreement.Tests found) {
        String margin = measure.distance(expectation.margin());
        String equivalence = "equivalence " + Words.p(found.equivalence(), found.attainable());
        String corrected = (spread() == Spread.NONE ? "t-test " : "Welch ") + Words.p(holm, found.attainable())
                + " after Holm's correction";
        return switch (result) {
            case AGREES -> "agrees within " + margin + " (" + equivalence + ")";
            case DIFFERS -> "differs (" + corrected + "), and is not shown to be within " + margin;
            case CANNOT_TELL ->
                "cannot tell, as it is neither shown to be within " + margin + " (" + equivalence + ") nor to differ ("
                        + corrected + ")";
        };
    }
}
