package org.subliminal4j.backend;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Numbers in single precision outside Java's heap, where BLAS reads and writes them: a piece of memory that matrices of any
 * shape are laid into. Always in the processor's memory, whatever backend ND4J has: for networks so small that to send them
 * elsewhere would take longer than to compute.
 *
 * <p>Not safe for use by several threads.
 */
public final class NativeFloats implements AutoCloseable {
    private final FloatPointer pointer;
    private final FloatBuffer buffer;

    /**
     * Zeros.
     *
     * @param capacity how many, at least 1
     */
    public NativeFloats(int capacity) {
        this(allocate(capacity), capacity);
        for (int i = 0; i < capacity; i++) {
            buffer.put(i, 0);
        }
    }

    private NativeFloats(FloatPointer pointer, int capacity) {
        this.pointer = pointer;
        BytePointer bytes = new BytePointer(pointer).capacity(Float.BYTES * (long) capacity);
        buffer = bytes.asBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static FloatPointer allocate(int capacity) {
        Backend.start();
        return new FloatPointer((long) capacity);
    }

    /** How many numbers there are. */
    public int capacity() {
        return buffer.capacity();
    }

    /** Copies {@code source[start]} and the following to {@code length} places from {@code place} on. */
    public void put(int place, float[] source, int start, int length) {
        buffer.put(place, source, start, length);
    }

    /** Copies {@code length} numbers from {@code place} on to {@code target[start]} and the following. */
    public void get(int place, float[] target, int start, int length) {
        buffer.get(place, target, start, length);
    }

    /** Sees the first {@code rows * columns} numbers as a matrix of order 'f'; shares them. */
    public Matrix matrix(int rows, int columns) {
        if ((long) rows * columns > buffer.capacity()) {
            throw new IllegalArgumentException("expected a matrix of at most " + buffer.capacity()
                    + " numbers, but found (" + rows + ", " + columns + ")");
        }
        return new Matrix(this, rows, columns);
    }

    /**
     * Numbers in the shape of a matrix, column by column without gaps.
     *
     * @param numbers where they are, from the first on
     * @param rows    at least 1
     * @param columns at least 1
     */
    public record Matrix(NativeFloats numbers, int rows, int columns) {
        FloatPointer pointer() {
            return numbers.pointer;
        }

        int rows(boolean transposed) {
            return transposed ? columns : rows;
        }

        int columns(boolean transposed) {
            return transposed ? rows : columns;
        }
    }

    /** Frees the memory. */
    @Override
    public void close() {
        pointer.close();
    }
}
