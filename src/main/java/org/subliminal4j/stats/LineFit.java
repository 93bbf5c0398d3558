package org.subliminal4j.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A straight line through points by ordinary least squares, y = intercept + slope x.
 *
 * @param slope              the slope
 * @param intercept          the value at x = 0
 * @param rSquared           the part of y's variance that the line explains; NaN where y does not vary
 * @param slopeStandardError the standard error of the slope; NaN for two points, which any line fits
 * @param n                  the number of points, at least 2
 */
public record LineFit(double slope, double intercept, double rSquared, double slopeStandardError, int n) {
    /**
     * Fits a line to the points ({@code x[i]}, {@code y[i]}).
     *
     * @param x at least two finite values, not all the same. Not modified.
     * @param y as many finite values. Not modified.
     * @throws IllegalArgumentException if the lengths differ, there are too few points, a value is not finite, or x does
     *                                  not vary
     */
    public static LineFit of(double[] x, double[] y) {
        Samples.requirePairs(x, y, 2);
        if (Arrays.stream(x).allMatch(value -> value == x[0])) {
            throw new IllegalArgumentException("Expected x to vary, but found " + x[0] + " at all points");
        }
        int n = x.length;
        double meanX = StatUtils.mean(x);
        double meanY = StatUtils.mean(y);
        double sumXX = 0;
        double sumXY = 0;
        double sumYY = 0;
        for (int i = 0; i < n; i++) {
            sumXX += (x[i] - meanX) * (x[i] - meanX);
            sumXY += (x[i] - meanX) * (y[i] - meanY);
            sumYY += (y[i] - meanY) * (y[i] - meanY);
        }
        double slope = sumXY / sumXX;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double residual = (y[i] - meanY) - slope * (x[i] - meanX);
            residuals += residual * residual;
        }
        double rSquared = sumYY == 0 ? Double.NaN : 1 - residuals / sumYY;
        double standardError = n == 2 ? Double.NaN : Math.sqrt(residuals / (n - 2) / sumXX);
        return new LineFit(slope, meanY - slope * meanX, rSquared, standardError, n);
    }

    /**
     * Fits a power law, y = exp(intercept) x^slope, as a line through the natural logarithms.
     *
     * @param x at least two values above 0, not all the same. Not modified.
     * @param y as many values above 0. Not modified.
     * @throws IllegalArgumentException as {@link #of}, and if a value is not above 0
     */
    public static LineFit logLog(double[] x, double[] y) {
        return of(Samples.logarithms("x", x), Samples.logarithms("y", y));
    }

    /**
     * Student's t interval of the slope, with n - 2 degrees of freedom; NaN at both ends for two points.
     *
     * @param level the confidence level, strictly between 0 and 1
     */
    public Interval slopeInterval(double level) {
        Samples.requireLevel(level);
        double halfWidth = n == 2 ? Double.NaN : StudentT.quantile(level, n - 2) * slopeStandardError;
        return new Interval(slope - halfWidth, slope + halfWidth, level);
    }
}
