package org.subliminal4j.data;

/**
 * Random numbers by counter: a value is a function of a key, an image's number and its own number alone, so that none
 * is stored and any can be had in any order.
 *
 * <p>Built on the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014): the key and the image's number give a start, {@code mix(key + (index + 1) * gamma)}, and value {@code j}
 * is {@code mix(start + j * gamma)}, as in a SplitMix64 sequence. Since the starts are themselves mixed, they lie at
 * random among the 2^64 states; the odds that any two of 60,000 images of 784 pixels share a stretch of the sequence are
 * about 1 in 10 million.
 */
final class NoiseBits {
    /** SplitMix64's gamma: 2^64 over the golden ratio, odd. */
    static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** From a signed 24-bit integer to [-1, 1). */
    private static final float UNIFORM_SCALE = 0x1p-23f;

    private NoiseBits() {}

    /** The state at which the numbers of image {@code index} start. */
    static long start(long key, int index) {
        return mix(key + (index + 1L) * GAMMA);
    }

    /** 64 random bits: value {@code number} from {@code start}. */
    static long bits(long start, long number) {
        return mix(start + number * GAMMA);
    }

    /** The finaliser of SplitMix64. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A number uniform from 0 to {@code bound}, exclusive. The bias, at most {@code bound} in 2^32, is far below what any
     * experiment could see.
     *
     * @param bits  64 random bits, of which the high 32 are used
     * @param bound at least 1
     */
    static int below(long bits, int bound) {
        return (int) ((bits >>> 32) * bound >>> 32);
    }

    /**
     * Independent values, uniform on [-1, 1), multiples of 2^-23: two of each 64 bits, from the low and the high 32.
     *
     * @param target Modified: {@code count} values from {@code offset} on
     */
    static void uniform(long start, float[] target, int offset, int count) {
        int pairs = count & ~1;
        for (int j = 0; j < pairs; j += 2) {
            long bits = mix(start + j * GAMMA);
            target[offset + j] = low(bits);
            target[offset + j + 1] = high(bits);
        }
        if (pairs < count) {
            target[offset + pairs] = low(mix(start + pairs * GAMMA));
        }
    }

    /**
     * Independent values, normal with mean 0: two of each 64 bits, from the low and the high 32.
     *
     * @param sd     their standard deviation
     * @param target Modified: {@code count} values from {@code offset} on
     */
    static void normal(long start, double sd, float[] target, int offset, int count) {
        int pairs = count & ~1;
        for (int j = 0; j < pairs; j += 2) {
            long bits = mix(start + j * GAMMA);
            target[offset + j] = (float) (sd * NormalQuantile.of((int) bits));
            target[offset + j + 1] = (float) (sd * NormalQuantile.of((int) (bits >> 32)));
        }
        if (pairs < count) {
            target[offset + pairs] = (float) (sd * NormalQuantile.of((int) mix(start + pairs * GAMMA)));
        }
    }

    private static float low(long bits) {
        return ((int) bits >> 8) * UNIFORM_SCALE;
    }

    private static float high(long bits) {
        return (int) (bits >> 40) * UNIFORM_SCALE;
    }
}
