package org.subliminal4j.language;

/**
 * {@code e^x} in single precision, over many numbers at once: within 3e-7 of the true value, relative to it. Of its two
 * loops the compiler turns the first, which has most of the arithmetic, into vector instructions; {@link Math#exp} costs
 * some ten times as much. Not safe for use by several threads.
 *
 * <p>The compiler does so only where all arrays of a loop are read and written at the same index: with two offsets it could
 * not rule out that one array is the other, moved.
 */
final class Exponential {
    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two pieces, of which the first has zeros at its end, so that its small multiples are exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;
    /** Added to a small number, it leaves the nearest integer in the last bits. */
    private static final float ROUND = 12582912f;
    /** Below this {@code e^x} is not a normal number any more. */
    private static final float LEAST = -87f;

    private static final float MOST = 88f;

    private float[] rounded = new float[0];

    /**
     * {@code x[i] = e^(x[i] - shift)} for i from {@code from} to {@code to}, exclusive; {@code e^-87} for what is less, {@code
     * e^88} for what is more. NaN stays NaN.
     *
     * @param x Modified
     * @return the sum of the new values, added in an order that is always the same
     */
    float apply(float[] x, int from, int to, float shift) {
        if (rounded.length < x.length) {
            rounded = new float[x.length];
        }
        powers(x, rounded, from, to, shift);
        return scale(x, rounded, from, to);
    }

    /** {@code x - shift = n ln 2 + r}, and x becomes {@code e^r}: the polynomial of Cephes (S. Moshier, expf.c). */
    private static void powers(float[] x, float[] rounded, int from, int to, float shift) {
        for (int i = from; i < to; i++) {
            float value = Math.min(MOST, Math.max(LEAST, x[i] - shift));
            float shifted = value * LOG2_E + ROUND;
            float n = shifted - ROUND;
            float r = (value - n * LN2_HIGH) - n * LN2_LOW;
            float p = 1.9875691500e-4f * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            x[i] = p * (r * r) + r + 1;
            rounded[i] = shifted;
        }
    }

    /** Multiplies with {@code 2^n}, whose bits are n in the place of the exponent. */
    private static float scale(float[] x, float[] rounded, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += x[i] *= power(rounded[i]);
            s1 += x[i + 1] *= power(rounded[i + 1]);
            s2 += x[i + 2] *= power(rounded[i + 2]);
            s3 += x[i + 3] *= power(rounded[i + 3]);
        }
        for (; i < to; i++) {
            s0 += x[i] *= power(rounded[i]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static float power(float rounded) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(rounded) + 127) << 23);
    }
}
