package org.subliminal4j.language;

/**
 * The inner loops: on consecutive numbers, without branches, each turned into vector instructions by the compiler. {@code a}
 * at {@code i} stands for {@code a[aStart + i]}, with i from 0 to {@code count}, exclusive.
 */
final class Lanes {
    private Lanes() {}

    /** {@code a = a + b}. */
    static void add(float[] a, int aStart, float b, int count) {
        for (int i = aStart; i < aStart + count; i++) {
            a[i] += b;
        }
    }

    /** {@code a = a + b}. */
    static void add(float[] a, int aStart, float[] b, int bStart, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] += b[bStart + i];
        }
    }

    /** {@code a = a + b c}. */
    static void addProduct(float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] += b[bStart + i] * c[cStart + i];
        }
    }

    /** {@code a = a + b c + b' c' + b'' c'' + b''' c'''}, of which each follows {@code step} numbers after the one before. */
    static void addFourProducts(
            float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int step, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] += b[bStart + i] * c[cStart + i]
                    + b[bStart + step + i] * c[cStart + step + i]
                    + b[bStart + 2 * step + i] * c[cStart + 2 * step + i]
                    + b[bStart + 3 * step + i] * c[cStart + 3 * step + i];
        }
    }

    /** {@code a = max(a, b)}. */
    static void max(float[] a, int aStart, float[] b, int bStart, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] = Math.max(a[aStart + i], b[bStart + i]);
        }
    }

    /** {@code a = a - b}. */
    static void subtract(float[] a, int aStart, float[] b, int bStart, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] -= b[bStart + i];
        }
    }

    /** {@code a = a b}. */
    static void multiply(float[] a, int aStart, float[] b, int bStart, int count) {
        for (int i = 0; i < count; i++) {
            a[aStart + i] *= b[bStart + i];
        }
    }

    /** The sum of a, in an order that is always the same. */
    static float sum(float[] a, int aStart, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = aStart;
        int end = aStart + count;
        for (; i + 3 < end; i += 4) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
        }
        for (; i < end; i++) {
            s0 += a[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of {@code a b}, in an order that is always the same. */
    static float dot(float[] a, int aStart, float[] b, int bStart, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += a[aStart + i] * b[bStart + i];
            s1 += a[aStart + i + 1] * b[bStart + i + 1];
            s2 += a[aStart + i + 2] * b[bStart + i + 2];
            s3 += a[aStart + i + 3] * b[bStart + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[aStart + i] * b[bStart + i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
