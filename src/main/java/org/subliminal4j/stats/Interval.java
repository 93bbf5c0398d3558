package org.subliminal4j.stats;

/**
 * A confidence interval.
 *
 * @param low   the lower end; NaN, like {@code high}, where the sample is too small for an interval
 * @param high  the upper end, not below {@code low}
 * @param level the confidence level, strictly between 0 and 1
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
            throw new IllegalArgumentException(
                    "An interval needs low <= high, or NaN for both, but found low=" + low + ", high=" + high);
        }
        Samples.requireLevel(level);
    }

    /** Half of the distance between the ends; NaN where they are. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether {@code value} lies between the ends or on one of them; false where they are NaN. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The part of it that is possible: with few seeds the interval of a fraction may reach beyond 0 or 1. Ends that are
     * NaN stay so.
     */
    public Interval clipped(double least, double most) {
        return new Interval(Math.min(most, Math.max(least, low)), Math.min(most, Math.max(least, high)), level);
    }

    /** Whether it lies wholly between {@code least} and {@code most}, its ends included; false where they are NaN. */
    public boolean within(double least, double most) {
        return least <= low && high <= most;
    }
}
