package org.subliminal4j.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tables of counts by label and prediction must be, and what they come to. */
final class Confusions {
    /** Far beyond the rounding of one division, and far below one image of any data set. */
    private static final double ROUNDING = 1e-12;

    private Confusions() {}

    /** @throws IllegalArgumentException unless it is square, counts something, and nothing less than 0 times */
    static void check(@Nullable List<List<Integer>> confusion) {
        Checks.requireValues("confusion", confusion);
        if (confusion == null) {
            return;
        }
        for (List<Integer> row : confusion) {
            Checks.requireValues("confusion", row);
            Checks.require(
                    row.size() == confusion.size(),
                    "confusion",
                    "square, " + confusion.size() + " x " + confusion.size(),
                    "a row of " + row.size());
            row.forEach(count -> Checks.require(count >= 0, "confusion", "counts of at least 0", count));
        }
        Checks.require(total(confusion) > 0, "confusion", "counts of at least 1 image", confusion);
    }

    /** @throws IllegalArgumentException unless {@code accuracy} is what the counts come to */
    static void requireAccuracy(String field, @Nullable Double accuracy, List<List<Integer>> confusion) {
        double counted = (double) right(confusion) / total(confusion);
        Checks.require(
                accuracy != null && Math.abs(accuracy - counted) <= ROUNDING,
                field,
                counted + ", as the confusion has it",
                accuracy);
    }

    private static long total(List<List<Integer>> confusion) {
        return confusion.stream()
                .flatMap(List::stream)
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static long right(List<List<Integer>> confusion) {
        long right = 0;
        for (int label = 0; label < confusion.size(); label++) {
            right += confusion.get(label).get(label);
        }
        return right;
    }
}
