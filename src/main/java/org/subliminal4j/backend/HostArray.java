package org.subliminal4j.backend;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers on Java's heap that are copied to and from an ND4J array as a whole.
 *
 * <p>Elementwise work that ND4J has no single fast operation for is done here: a fused Adam update in a Java loop, both
 * copies included, takes a tenth of the time of ND4J's own.
 */
public abstract sealed class HostArray permits HostArray.Float32, HostArray.Float64 {

    /** Zeros of the given type, {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    public static HostArray zeros(DataType type, int length) {
        return switch (type) {
            case FLOAT -> new Float32(length);
            case DOUBLE -> new Float64(length);
            default -> throw new IllegalArgumentException("expected FLOAT or DOUBLE, but found " + type);
        };
    }

    /** The number of values. */
    public abstract int length();

    /** The value at {@code index}. */
    public abstract double get(int index);

    /** Sets the value at {@code index}, rounded to the array's type. */
    public abstract void set(int index, double value);

    /** Sets all values to zero. */
    public abstract void clear();

    /** Copies {@code length} values, rounded to this array's type where they are wider. */
    public abstract void copyFrom(HostArray source, int sourceStart, int start, int length);

    /**
     * Copies all values of {@code source}, in the order of its buffer.
     *
     * @param source Not modified. Of this length and type, without gaps between its values
     */
    public final void readFrom(INDArray source) {
        check(source);
        readBuffer(source);
    }

    /**
     * Copies all values to {@code target}, in the order of its buffer.
     *
     * @param target Modified. Of this length and type, without gaps between its values
     */
    public final void writeTo(INDArray target) {
        check(target);
        writeBuffer(target);
    }

    /** {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    public abstract DataType type();

    /** A copy that shares nothing with this array. */
    public final HostArray copy() {
        HostArray copy = zeros(type(), length());
        copy.copyFrom(this, 0, 0, length());
        return copy;
    }

    abstract void readBuffer(INDArray source);

    abstract void writeBuffer(INDArray target);

    private void check(INDArray array) {
        if (array.length() != length() || array.dataType() != type() || array.elementWiseStride() != 1) {
            throw new IllegalArgumentException("expected an array of " + length() + " values of type " + type()
                    + " without gaps, but found " + array.length() + " of type " + array.dataType() + " and stride "
                    + array.elementWiseStride());
        }
    }

    /** Single precision. */
    public static final class Float32 extends HostArray {
        private final float[] values;

        private Float32(int length) {
            values = new float[length];
        }

        /** The values themselves, not a copy. */
        public float[] values() {
            return values;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public void set(int index, double value) {
            values[index] = (float) value;
        }

        @Override
        public void clear() {
            java.util.Arrays.fill(values, 0);
        }

        @Override
        public void copyFrom(HostArray source, int sourceStart, int start, int length) {
            if (source instanceof Float32 same) {
                System.arraycopy(same.values, sourceStart, values, start, length);
            } else {
                for (int i = 0; i < length; i++) {
                    values[start + i] = (float) source.get(sourceStart + i);
                }
            }
        }

        @Override
        public DataType type() {
            return DataType.FLOAT;
        }

        @Override
        void readBuffer(INDArray source) {
            if (Backend.onCpu()) {
                new FloatPointer(source.data().addressPointer()).get(values);
            } else {
                System.arraycopy(source.data().asFloat(), 0, values, 0, values.length);
            }
        }

        @Override
        void writeBuffer(INDArray target) {
            if (Backend.onCpu()) {
                new FloatPointer(target.data().addressPointer()).put(values);
            } else {
                target.assign(Nd4j.create(values, target.shape(), target.ordering()));
            }
        }
    }

    /** Double precision. */
    public static final class Float64 extends HostArray {
        private final double[] values;

        private Float64(int length) {
            values = new double[length];
        }

        /** The values themselves, not a copy. */
        public double[] values() {
            return values;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public void set(int index, double value) {
            values[index] = value;
        }

        @Override
        public void clear() {
            java.util.Arrays.fill(values, 0);
        }

        @Override
        public void copyFrom(HostArray source, int sourceStart, int start, int length) {
            if (source instanceof Float64 same) {
                System.arraycopy(same.values, sourceStart, values, start, length);
            } else {
                for (int i = 0; i < length; i++) {
                    values[start + i] = source.get(sourceStart + i);
                }
            }
        }

        @Override
        public DataType type() {
            return DataType.DOUBLE;
        }

        @Override
        void readBuffer(INDArray source) {
            if (Backend.onCpu()) {
                new DoublePointer(source.data().addressPointer()).get(values);
            } else {
                System.arraycopy(source.data().asDouble(), 0, values, 0, values.length);
            }
        }

        @Override
        void writeBuffer(INDArray target) {
            if (Backend.onCpu()) {
                new DoublePointer(target.data().addressPointer()).put(values);
            } else {
                target.assign(Nd4j.create(values, target.shape(), target.ordering()));
            }
        }
    }
}
