package org.subliminal4j.data;

import java.util.Objects;

/**
 * Noise images: every pixel independent and uniform on [-1, 1), a multiple of 2^-23 (paper, section 6.2). A pixel is a
 * function of the key, the image's number and the pixel's number alone, so that none of them is stored.
 *
 * <p>The generator is counter-based, on the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014): the key and the image's number give a start, {@code mix(key + (index +
 * 1) * gamma)}, and from there one value of a SplitMix64 sequence gives two pixels, from its low and its high 32 bits.
 * Since the starts are themselves mixed, they lie at random among the 2^64 states; the odds that any two of 60,000
 * images of 784 pixels share a stretch of the sequence are about 1 in 10 million.
 *
 * @param key      decides all pixels; for instance from {@link org.subliminal4j.random.RandomStreams#key}
 * @param count    the number of images, at least 1
 * @param features the number of pixels of an image, at least 1
 */
public record NoiseImages(long key, int count, int features) implements ImageSource {
    /** SplitMix64's gamma: 2^64 over the golden ratio, odd. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** From a signed 24-bit integer to [-1, 1). */
    private static final float SCALE = 0x1p-23f;

    public NoiseImages {
        if (count < 1 || features < 1) {
            throw new IllegalArgumentException("Noise needs at least 1 image of at least 1 feature, but found count="
                    + count + ", features=" + features);
        }
    }

    @Override
    public void write(int index, float[] target, int offset) {
        long state = mix(key + (Objects.checkIndex(index, count) + 1L) * GAMMA);
        int pairs = features & ~1;
        for (int j = 0; j < pairs; j += 2) {
            long bits = mix(state + j * GAMMA);
            target[offset + j] = low(bits);
            target[offset + j + 1] = high(bits);
        }
        if (pairs < features) {
            target[offset + pairs] = low(mix(state + pairs * GAMMA));
        }
    }

    private static float low(long bits) {
        return ((int) bits >> 8) * SCALE;
    }

    private static float high(long bits) {
        return (int) (bits >> 40) * SCALE;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
