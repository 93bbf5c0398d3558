package org.subliminal4j.analysis;

import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.stats.Attainable;
import org.subliminal4j.stats.Estimate;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.TTest;

/**
 * An arm in one run against the arm of that name in another.
 *
 * @param arm        the arm's name
 * @param label      what a reader calls it
 * @param paired     whether it is compared seed by seed, as both start from the same draw; else as two samples
 * @param n          the seeds of this run that are compared: pairs, or its own
 * @param other      the seeds of the other run that are compared
 * @param difference the mean in this run minus that in the other; NaN without values
 * @param interval   of the difference; NaN without two values
 * @param pValue     of Welch's test, or the greater one of the two tests of pairs; NaN without two values
 * @param attainable the smallest p-value that an exact test of so few values can give
 * @param holm       the p-value after Holm's correction over the arms
 * @param verdict    whether there is a difference
 */
public record ArmContrast(
        String arm,
        String label,
        boolean paired,
        int n,
        int other,
        double difference,
        Interval interval,
        double pValue,
        double attainable,
        double holm,
        Verdict verdict) {
    /**
     * Compares two summaries, not yet corrected for the other arms.
     *
     * @param sameStart whether equal seeds start from the same draw
     */
    static ArmContrast of(ArmSummary here, ArmSummary there, String metric, boolean sameStart) {
        Map<Long, Double> first = new TreeMap<>(here.sample(metric).bySeed());
        Map<Long, Double> second = new TreeMap<>(there.sample(metric).bySeed());
        first.keySet().retainAll(second.keySet());
        return sameStart && first.size() > 1
                ? paired(Contrast.of(Contrast.Kind.INIT, here, there, metric))
                : welch(here, here.sample(metric), there.sample(metric));
    }

    private static ArmContrast paired(Contrast pairs) {
        Sample differences = pairs.differences();
        int n = differences.n();
        double p = pairs.tests() == null ? Double.NaN : pairs.tests().pValue();
        double attainable = Attainable.ofPairs(n, Policy.ALTERNATIVE);
        return of(pairs.arm(), pairs.label(), true, n, n, differences.mean(), differences.interval(), p, attainable, p);
    }

    private static ArmContrast welch(ArmSummary arm, Sample here, Sample there) {
        int n = here.n();
        int other = there.n();
        double attainable = Attainable.ofSamples(n, other, Policy.ALTERNATIVE);
        if (n < 2 || other < 2) {
            Interval none = new Interval(Double.NaN, Double.NaN, Policy.LEVEL);
            double gap = here.mean() - there.mean();
            return of(arm.name(), arm.label(), false, n, other, gap, none, Double.NaN, attainable, Double.NaN);
        }
        Estimate gap = Estimate.ofDifference(here.summary(), there.summary());
        double p =
                TTest.welch(here.summary(), there.summary(), Policy.ALTERNATIVE).pValue();
        Interval interval = gap.interval(Policy.LEVEL);
        return of(arm.name(), arm.label(), false, n, other, gap.value(), interval, p, attainable, p);
    }

    private static ArmContrast of(
            String arm,
            String label,
            boolean paired,
            int n,
            int other,
            double difference,
            Interval interval,
            double p,
            double attainable,
            double holm) {
        Verdict verdict = Policy.verdict(holm, attainable, interval);
        return new ArmContrast(arm, label, paired, n, other, difference, interval, p, attainable, holm, verdict);
    }

    /** The same, corrected for the other arms. */
    ArmContrast withHolm(double corrected) {
        return of(arm, label, paired, n, other, difference, interval, pValue, attainable, corrected);
    }

    /** The difference as a sentence. */
    public String words() {
        if (Double.isNaN(difference)) {
            return label + ": no value in one of the runs.";
        }
        String gap = label + ": " + (difference == 0 ? "no difference" : Contrast.direction(difference));
        if (Double.isNaN(interval.low())) {
            return gap + "; " + Words.count(n, "seed") + " against " + other + " show no spread.";
        }
        String how = paired ? Words.count(n, "pair") : n + " seeds against " + other + ", Welch";
        return gap + " (" + Words.intervalInPoints(interval) + ", " + how + ", " + Words.p(holm, attainable)
                + " after Holm's correction): " + verdictWords() + ".";
    }

    private String verdictWords() {
        return switch (verdict) {
            case SHOWN -> "a difference is shown";
            case NOT_SHOWN -> "within " + Words.points(Policy.MARGIN) + " of each other";
            case CANNOT_TELL -> attainable >= Policy.ALPHA ? "too few seeds to tell" : "cannot tell";
        };
    }
}
