package org.subliminal4j.theory;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Interval;

/**
 * One claim held against measurements.
 *
 * @param check      what the claim belongs to
 * @param quantity   what was measured
 * @param prediction what the theorem says of it, with the tolerance, for a reader
 * @param cases      the number of measurements
 * @param measured   the one farthest from the prediction, or their share or mean where the quantity is one; NaN without
 *                   measurements
 * @param interval   what the measurements leave possible, where the quantity is a share; null elsewhere
 * @param passed     whether all of them keep to the prediction
 * @param meaning    one sentence on what that means
 */
public record CheckResult(
        CheckName check,
        String quantity,
        String prediction,
        int cases,
        double measured,
        @Nullable Interval interval,
        boolean passed,
        String meaning) {
    /** A claim of a quantity that is no share. */
    public CheckResult(
            CheckName check,
            String quantity,
            String prediction,
            int cases,
            double measured,
            boolean passed,
            String meaning) {
        this(check, quantity, prediction, cases, measured, null, passed, meaning);
    }
}
