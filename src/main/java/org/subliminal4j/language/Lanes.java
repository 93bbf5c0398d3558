package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.network.Transformer;

/**
 * What the heads of many sequences have at each position, feature by feature: an array for each feature of a head at each
 * position, with a place for each head of each sequence; and the gradient in it. Loops over such arrays are what the compiler
 * turns into vector instructions: it does so only where all arrays are at the same index.
 */
final class Lanes {
    private final int heads;
    private final int size;
    private final float[][] numbers;
    private final float[][] errors;

    /**
     * Lanes of zeros.
     *
     * @param trains whether there is a gradient
     */
    Lanes(Transformer shape, int positions, int sequences, boolean trains) {
        heads = shape.heads();
        size = shape.headWidth();
        numbers = new float[positions * size][sequences * heads];
        errors = trains ? new float[positions * size][sequences * heads] : new float[0][];
    }

    float[] at(int position, int feature) {
        return numbers[position * size + feature];
    }

    float[] errorAt(int position, int feature) {
        return errors[position * size + feature];
    }

    /**
     * Reads columns of a matrix of rows.
     *
     * @param matrix shape {@code (rows, any)}, order 'f'. Not modified
     * @param part   0 for the first {@code heads * size} columns, 1 for those after them, ...
     */
    void read(TokenBatch batch, float[] matrix, int part) {
        for (int position = 0; position < batch.positions(); position++) {
            read(position, matrix, batch.rows(), batch.firstRow(position), batch.sequences(position), part);
        }
    }

    /** The same at one position, whose {@code count} sequences lie in rows from {@code first} on. */
    void read(int position, float[] matrix, int rows, int first, int count, int part) {
        for (int column = 0; column < heads * size; column++) {
            int start = (part * heads * size + column) * rows + first;
            float[] lane = at(position, column % size);
            int head = column / size;
            for (int i = 0; i < count; i++) {
                lane[i * heads + head] = matrix[start + i];
            }
        }
    }

    /** The way back of {@link #read(TokenBatch, float[], int)}. */
    void write(TokenBatch batch, float[] matrix, int part) {
        write(batch, numbers, matrix, part);
    }

    /** The gradient, likewise. */
    void writeErrors(TokenBatch batch, float[] matrix, int part) {
        write(batch, errors, matrix, part);
    }

    private void write(TokenBatch batch, float[][] lanes, float[] matrix, int part) {
        for (int position = 0; position < batch.positions(); position++) {
            write(lanes, position, matrix, batch.rows(), batch.firstRow(position), batch.sequences(position), part);
        }
    }

    /** The way back of {@link #read(int, float[], int, int, int, int)}. */
    void write(int position, float[] matrix, int rows, int first, int count, int part) {
        write(numbers, position, matrix, rows, first, count, part);
    }

    private void write(float[][] lanes, int position, float[] matrix, int rows, int first, int count, int part) {
        for (int column = 0; column < heads * size; column++) {
            int start = (part * heads * size + column) * rows + first;
            float[] lane = lanes[position * size + column % size];
            int head = column / size;
            for (int i = 0; i < count; i++) {
                matrix[start + i] = lane[i * heads + head];
            }
        }
    }

    /** Sets {@code count} lanes to zero at one position. */
    void clear(int position, int count) {
        for (int d = 0; d < size; d++) {
            clear(at(position, d), count);
        }
    }

    void clear(TokenBatch batch) {
        clear(batch, numbers);
    }

    void clearErrors(TokenBatch batch) {
        clear(batch, errors);
    }

    private void clear(TokenBatch batch, float[][] lanes) {
        for (int i = 0; i < batch.positions() * size; i++) {
            Arrays.fill(lanes[i], 0, batch.sequences(i / size) * heads, 0);
        }
    }

    /** {@code sum = sum + the inner product}, over a head's features, of these at one position with others at another. */
    void addInner(float[] sum, int position, Lanes others, int other, int count) {
        int d = 0;
        for (; d + 3 < size; d += 4) {
            addFourProducts(
                    sum,
                    at(position, d),
                    others.at(other, d),
                    at(position, d + 1),
                    others.at(other, d + 1),
                    at(position, d + 2),
                    others.at(other, d + 2),
                    at(position, d + 3),
                    others.at(other, d + 3),
                    count);
        }
        for (; d < size; d++) {
            addProduct(sum, at(position, d), others.at(other, d), count);
        }
    }

    private static void addFourProducts(
            float[] sum,
            float[] a0,
            float[] b0,
            float[] a1,
            float[] b1,
            float[] a2,
            float[] b2,
            float[] a3,
            float[] b3,
            int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a0[i] * b0[i] + a1[i] * b1[i] + a2[i] * b2[i] + a3[i] * b3[i];
        }
    }

    /** {@code sum = 0}. */
    static void clear(float[] sum, int count) {
        Arrays.fill(sum, 0, count, 0);
    }

    /** {@code sum = sum + a}. */
    static void add(float[] sum, float[] a, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i];
        }
    }

    /** {@code sum = sum + a b}. */
    static void addProduct(float[] sum, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i] * b[i];
        }
    }

    /** {@code a = max(a, b)}. */
    static void max(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = Math.max(a[i], b[i]);
        }
    }

    /** {@code a = (a - b) factor}. */
    static void subtractAndScale(float[] a, float[] b, float factor, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = (a[i] - b[i]) * factor;
        }
    }

    /** {@code a = a b}. */
    static void multiply(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            a[i] *= b[i];
        }
    }

    /** {@code a = 1 / a}. */
    static void invert(float[] a, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = 1 / a[i];
        }
    }
}
