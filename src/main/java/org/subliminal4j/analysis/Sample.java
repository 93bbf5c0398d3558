package org.subliminal4j.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;

/**
 * One number for each seed, and what they come to.
 *
 * @param bySeed   the values, all finite, in the order of the seeds; may be empty
 * @param mean     their mean; NaN without values
 * @param sd       their standard deviation, with n - 1; NaN for fewer than two
 * @param interval Student's t interval of the mean; NaN for fewer than two
 */
public record Sample(SortedMap<Long, Double> bySeed, double mean, double sd, Interval interval) {
    /** No value. */
    public static final Sample NONE = of(Map.of());

    /** Far above the largest squared error that float32 knows, and far below where a deviation overflows. */
    private static final double LARGEST = 1e100;

    public Sample {
        bySeed = Collections.unmodifiableSortedMap(new TreeMap<>(bySeed));
    }

    /** Whether a value can be summarised: a finite number, and not so large that nothing could be computed of it. */
    static boolean takes(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /** Summarises {@code values}, by seed, each of which it {@link #takes}. */
    public static Sample of(Map<Long, Double> values) {
        SortedMap<Long, Double> sorted = new TreeMap<>(values);
        if (sorted.isEmpty()) {
            return new Sample(sorted, Double.NaN, Double.NaN, new Interval(Double.NaN, Double.NaN, Policy.LEVEL));
        }
        Summary summary = Summary.of(array(sorted));
        return new Sample(sorted, summary.mean(), summary.sd(), summary.interval(Policy.LEVEL));
    }

    /** Summarises fractions: the interval is clipped to 0 to 1. */
    static Sample ofFractions(Map<Long, Double> values) {
        Sample sample = of(values);
        return new Sample(sample.bySeed, sample.mean, sample.sd, sample.interval.clipped(0, 1));
    }

    /** The number of values. */
    public int n() {
        return bySeed.size();
    }

    /** The values in the order of the seeds. */
    public double[] values() {
        return array(bySeed);
    }

    /** Whether there are so few values that an output shows them alone, without an interval. */
    public boolean dotsAlone() {
        return n() < Policy.FEWEST_FOR_INTERVAL;
    }

    /** Size, mean and deviation, for tests; only where there are values. */
    public Summary summary() {
        return Summary.of(values());
    }

    /** The mean and how sure it is, of fractions: {@code 52.8% (24 seeds, 95% interval 48.0% to 57.7%)}. */
    public String words() {
        if (n() == 0) {
            return "no value";
        }
        if (n() == 1) {
            return Words.percent(mean) + " (seed " + bySeed.firstKey() + " alone)";
        }
        String spread = dotsAlone()
                ? Words.percent(Collections.min(bySeed.values())) + " to "
                        + Words.percent(Collections.max(bySeed.values()))
                : Words.interval(interval);
        return Words.percent(mean) + " (" + Words.count(n(), "seed") + ", " + spread + ")";
    }

    private static double[] array(SortedMap<Long, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
