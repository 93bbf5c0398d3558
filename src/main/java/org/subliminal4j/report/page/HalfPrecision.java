package org.subliminal4j.report.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Weights;

/** IEEE 754 half precision, which Java has only from version 20 on. */
public final class HalfPrecision {
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

    /** Weights in the order of the layout as little-endian half precision numbers, in base64. */
    public static String encode(Weights weights) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * weights.length()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < weights.length(); i++) {
            bytes.putShort(of((float) weights.get(i)));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The parameters as a page reads them. */
    public static HostArray decode(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.remaining() / Short.BYTES;
        HostArray parameters = HostArray.zeros(DataType.FLOAT, count);
        for (int i = 0; i < count; i++) {
            parameters.set(i, toFloat(bytes.getShort()));
        }
        return parameters;
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
