package org.subliminal4j.theory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How measurements decide a check: by the one that is farthest from the prediction. */
final class WorstCase {
    private WorstCase() {}

    /** All are to lie within {@code tolerance} of {@code expected}. */
    static CheckResult near(
            CheckName check,
            String quantity,
            double expected,
            double tolerance,
            List<Double> measured,
            String meaning) {
        String prediction = String.format(Locale.ROOT, "%.0f +- %s", expected, number(tolerance));
        return worst(check, quantity, prediction, measured, value -> Math.abs(value - expected), tolerance, meaning);
    }

    /** The measurement with the largest badness decides, which is to be {@code limit} at the most; one that is not a number is as bad as can be. */
    static CheckResult worst(
            CheckName check,
            String quantity,
            String prediction,
            List<Double> measured,
            ToDoubleFunction<Double> badness,
            double limit,
            String meaning) {
        ToDoubleFunction<Double> orInfinite =
                value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : badness.applyAsDouble(value);
        double worst =
                measured.stream().max(Comparator.comparingDouble(orInfinite)).orElse(Double.NaN);
        return new CheckResult(
                check, quantity, prediction, measured.size(), worst, orInfinite.applyAsDouble(worst) <= limit, meaning);
    }

    private static String number(double value) {
        return value < 1e-3 ? String.format(Locale.ROOT, "%.0e", value) : String.valueOf(value);
    }
}
