package org.subliminal4j.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Independent, named streams of random numbers from one seed. A stream depends on the seed and its name alone, so that
 * one part of a trial can draw more or fewer numbers without changing what another draws.
 *
 * @param seed the seed of the trial
 */
public record RandomStreams(long seed) {
    private static final String ALGORITHM = "L64X128MixRandom";

    /** A new generator at the start of the stream called {@code name}; the same one at every call. */
    public RandomGenerator stream(String name) {
        return RandomGeneratorFactory.of(ALGORITHM).create(key(name));
    }

    /** A 64-bit key for a counter-based generator, fixed by the seed and {@code name}. */
    public long key(String name) {
        long hash = mix(seed);
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ (octet & 0xff));
        }
        return hash;
    }

    /** The finaliser of SplitMix64 after one step of its counter (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
