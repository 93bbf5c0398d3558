package org.subliminal4j.training;

/** What the records of this room demand of their components. */
final class Checks {
    private Checks() {}

    /**
     * Refuses a component that is not as it must be.
     *
     * @param holds    whether it is
     * @param field    its name
     * @param expected what it must be, such as "above 0"
     */
    static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }

    /** Refuses a number that is not above 0 and finite. */
    static void requirePositive(double value, String field) {
        require(value > 0 && Double.isFinite(value), field, "above 0 and finite", value);
    }

    /** Refuses a number that is not at least 0 and finite. */
    static void requireNotNegative(double value, String field) {
        require(value >= 0 && Double.isFinite(value), field, "at least 0 and finite", value);
    }

    /** Refuses a number that is not in [0, 1). */
    static void requireShare(double value, String field) {
        require(value >= 0 && value < 1, field, "in [0, 1)", value);
    }
}
