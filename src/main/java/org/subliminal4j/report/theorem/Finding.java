package org.subliminal4j.report.theorem;

import org.jspecify.annotations.Nullable;

/**
 * A quantity of a student over seeds: measured, not proved.
 *
 * @param part       what it belongs to
 * @param quantity   what was measured
 * @param arm        the student's name
 * @param label      what a reader calls it
 * @param n          the number of seeds that have the quantity
 * @param mean       the mean over them; NaN without any
 * @param low        lower end of Student's 95% t interval of the mean; NaN, like {@code high}, for fewer than two seeds
 * @param high       its upper end
 * @param comparison against the plain student of the same seeds; null for the plain student itself, and for fewer than two
 *                   seeds that have both
 */
public record Finding(
        Beyond part,
        String quantity,
        String arm,
        String label,
        int n,
        double mean,
        double low,
        double high,
        @Nullable Comparison comparison) {}
