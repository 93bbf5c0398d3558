package org.subliminal4j.report.page;

/** IEEE 754 half precision, which Java has only from version 20 on. */
final class HalfPrecision {
    private static final int LARGEST_EXPONENT = 15;
    private static final int SMALLEST_EXPONENT = -14;
    private static final int FRACTION_BITS = 10;
    private static final short INFINITY = 0x7c00;

    private HalfPrecision() {}

    /** The nearest half precision number, ties to even; beyond the largest one, infinity. */
    static short of(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return 0x7e00;
        }
        if (size == 0) {
            return (short) sign;
        }
        int exponent = Math.max(Math.getExponent(size), SMALLEST_EXPONENT);
        if (exponent > LARGEST_EXPONENT) {
            return (short) (sign | INFINITY);
        }
        // In units of the last place; a carry out of the fraction raises the exponent, as it should.
        int units = (int) Math.rint(Math.scalb((double) size, FRACTION_BITS - exponent));
        int bits = (exponent - SMALLEST_EXPONENT << FRACTION_BITS) + units;
        return (short) (sign | bits);
    }

    /** The value of a finite half precision number, exactly. */
    static float toFloat(short half) {
        int exponent = half >> FRACTION_BITS & 31;
        int fraction = half & 1023;
        float size = exponent == 0
                ? Math.scalb((float) fraction, SMALLEST_EXPONENT - FRACTION_BITS)
                : Math.scalb(1024f + fraction, exponent - 1 + SMALLEST_EXPONENT - FRACTION_BITS);
        return half < 0 ? -size : size;
    }
}
