package org.subliminal4j.language;

/**
 * {@code e^x} in single precision, over many numbers at once: within 2e-7 of the true value, relative to it. Of its two
 * loops the compiler turns the first, which has all the arithmetic, into vector instructions; {@link Math#exp} costs some
 * ten times as much. Not safe for use by several threads.
 */
final class Exponential {
    private static final int STRIP = 1024;
    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two pieces, of which the first has zeros at its end, so that its small multiples are exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;
    /** Added to a small number, it leaves the nearest integer in the last bits. */
    private static final float ROUND = 12582912f;
    /** Below this {@code e^x} is not a normal number any more. */
    private static final float LEAST = -87f;

    private static final float MOST = 88f;

    private final float[] rounded = new float[STRIP];

    /**
     * {@code x[i] = e^x[i]}; {@code e^-87} for what is less, {@code e^88} for what is more. NaN stays NaN.
     *
     * @param x Modified
     */
    void apply(float[] x, int start, int length) {
        for (int done = 0; done < length; done += STRIP) {
            int count = Math.min(STRIP, length - done);
            powers(x, start + done, count, rounded);
            scale(x, start + done, count, rounded);
        }
    }

    /** {@code x = n ln 2 + r}, and x becomes {@code e^r}: the polynomial of Cephes (S. Moshier, expf.c). */
    private static void powers(float[] x, int start, int count, float[] rounded) {
        for (int i = 0; i < count; i++) {
            float value = Math.min(MOST, Math.max(LEAST, x[start + i]));
            float shifted = value * LOG2_E + ROUND;
            float n = shifted - ROUND;
            float r = (value - n * LN2_HIGH) - n * LN2_LOW;
            float p = 1.9875691500e-4f * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            x[start + i] = p * (r * r) + r + 1;
            rounded[i] = shifted;
        }
    }

    /** Multiplies with {@code 2^n}, whose bits are n in the place of the exponent. */
    private static void scale(float[] x, int start, int count, float[] rounded) {
        for (int i = 0; i < count; i++) {
            x[start + i] *= Float.intBitsToFloat((Float.floatToRawIntBits(rounded[i]) + 127) << 23);
        }
    }
}
