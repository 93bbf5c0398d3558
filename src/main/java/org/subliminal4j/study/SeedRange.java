package org.subliminal4j.study;

import java.util.stream.LongStream;

/**
 * The seeds of a study: consecutive, so that two numbers name them.
 *
 * @param first the first seed
 * @param count how many there are, at least 1
 */
public record SeedRange(long first, int count) {
    public SeedRange {
        if (count < 1) {
            throw new IllegalArgumentException("A study needs at least 1 seed, but found " + count);
        }
        if (first > Long.MAX_VALUE - count + 1) {
            throw new IllegalArgumentException(
                    "The last of " + count + " seeds from " + first + " on would exceed " + Long.MAX_VALUE);
        }
    }

    /** The last seed, inclusive. */
    public long last() {
        return first + count - 1;
    }

    /** Whether {@code seed} is one of them. */
    public boolean contains(long seed) {
        return first <= seed && seed <= last();
    }

    /** All seeds, in ascending order. */
    public LongStream stream() {
        return LongStream.rangeClosed(first, last());
    }
}
