package org.subliminal4j.theory;

import org.jspecify.annotations.Nullable;

/**
 * A quantity of the many-step measurements, over seeds: measured, not proved.
 *
 * @param check      what it belongs to
 * @param quantity   what was measured
 * @param arm        in which student
 * @param n          the number of seeds
 * @param mean       the mean over seeds
 * @param low        lower end of Student's 95% t interval of the mean; NaN, like {@code high}, for one seed
 * @param high       its upper end
 * @param comparison against the plain student of the same seeds; null for the plain student itself, and for one seed
 */
public record Finding(
        CheckName check,
        String quantity,
        StudentArm arm,
        int n,
        double mean,
        double low,
        double high,
        @Nullable Comparison comparison) {

    /**
     * A paired difference from the plain student.
     *
     * @param difference the mean difference
     * @param low        lower end of its 95% t interval
     * @param high       its upper end
     * @param pValue     two-sided p-value of the paired t-test
     */
    public record Comparison(double difference, double low, double high, double pValue) {}
}
