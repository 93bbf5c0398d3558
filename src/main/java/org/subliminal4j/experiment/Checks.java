package org.subliminal4j.experiment;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What results are held against before they are believed: they may come from a file. */
final class Checks {
    private Checks() {}

    /** @throws IllegalArgumentException with the field, what it must be, and what was found */
    static void require(boolean holds, String field, String expected, @Nullable Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }

    static void requireValue(String field, @Nullable Object value) {
        require(value != null, field, "a value", "null");
    }

    /** Neither the elements nor what holds them may be null. */
    static void requireValues(String field, @Nullable Collection<?> values) {
        require(values != null && values.stream().allMatch(value -> value != null), field, "free of null", values);
    }

    /** Neither the keys and values nor what holds them may be null. */
    static void requireValues(String field, @Nullable Map<?, ?> values) {
        requireValue(field, values);
        if (values != null) {
            requireValues(field, values.keySet());
            values.forEach((key, value) -> requireValue(field + "." + key, value));
        }
    }

    /** Named numbers, all finite. */
    static void requireFinite(String field, @Nullable Map<String, Double> numbers) {
        requireValues(field, numbers);
        if (numbers != null) {
            numbers.forEach((name, number) -> require(Double.isFinite(number), field + "." + name, "finite", number));
        }
    }

    static void requireFraction(String field, double number) {
        require(number >= 0 && number <= 1, field, "from 0 to 1", number);
    }
}
