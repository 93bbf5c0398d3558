package org.subliminal4j.study;

import org.jspecify.annotations.Nullable;

/**
 * A mean that was published or predicted, to be held against one cell.
 *
 * @param cell      the number of the cell
 * @param arm       the name of the arm
 * @param metric    what was measured, such as {@code accuracy}
 * @param mean      the mean over the runs
 * @param sd        the standard deviation over the runs, with n - 1; null where it is not known
 * @param halfWidth the half-width of its interval, 1.96 times the population's standard deviation over the root of n;
 *                  null where {@code sd} is known, or neither
 * @param n         the number of runs, at least 2; null for a bare number, such as a prediction
 * @param margin    the smallest difference that would matter, above 0
 * @param source    where it was read, for a reader; may be empty
 * @param place     where the study says so: file and line
 */
public record Expectation(
        int cell,
        String arm,
        String metric,
        double mean,
        @Nullable Double sd,
        @Nullable Double halfWidth,
        @Nullable Integer n,
        double margin,
        String source,
        String place) {
    public Expectation {
        require(Double.isFinite(mean), "mean must be finite", mean);
        require(sd == null || halfWidth == null, "either sd or halfWidth may be given, not both", sd);
        require(sd == null || (sd >= 0 && Double.isFinite(sd)), "sd must be at least 0", sd);
        require(
                halfWidth == null || (halfWidth > 0 && Double.isFinite(halfWidth)),
                "halfWidth must be above 0",
                halfWidth);
        require(n == null || n >= 2, "n must be at least 2", n);
        require(n != null || (sd == null && halfWidth == null), "n must be said beside sd or halfWidth", n);
        require(margin > 0 && Double.isFinite(margin), "margin must be above 0", margin);
    }

    private static void require(boolean holds, String expected, @Nullable Object found) {
        if (!holds) {
            throw new IllegalArgumentException(expected + ", but found " + (found == null ? "none" : found));
        }
    }
}
