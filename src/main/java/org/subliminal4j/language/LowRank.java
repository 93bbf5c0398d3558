package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;

/**
 * Matrices that are trained by way of two thin ones: {@code W = W0 + (scale / rank) B A}. All A and B are one vector, first A
 * of shape {@code (rank, in)}, then B of shape {@code (out, rank)} of each matrix.
 */
final class LowRank {
    private final int rank;
    private final float factor;
    private final List<Matrix> matrices = new ArrayList<>();
    private final float[] begin;
    private final HostArray.Float32 values;
    private final HostArray.Float32 gradient;

    /** A matrix of the network, and where its two factors lie. */
    private record Matrix(int start, int out, int in, int a, int b) {}

    /**
     * Factors that leave the parameters as they are.
     *
     * @param parameters Not modified, copied
     */
    LowRank(TokenSchedule.Factors factors, List<Layout.Tensor> tensors, HostArray.Float32 parameters) {
        rank = factors.rank();
        factor = (float) (factors.scale() / rank);
        int length = 0;
        for (Layout.Tensor tensor : tensors) {
            int out = tensor.shape().get(0);
            int in = tensor.shape().get(1);
            matrices.add(new Matrix(tensor.start(), out, in, length, length + rank * in));
            length += rank * (in + out);
        }
        begin = parameters.values().clone();
        values = (HostArray.Float32) HostArray.zeros(DataType.FLOAT, length);
        gradient = (HostArray.Float32) HostArray.zeros(DataType.FLOAT, length);
        SplittableRandom random = new SplittableRandom(factors.key());
        for (Matrix matrix : matrices) {
            for (int i = matrix.a; i < matrix.b; i++) {
                values.values()[i] = (float) (random.nextGaussian() / Math.sqrt(matrix.in));
            }
        }
    }

    /** The factors; not a copy. */
    HostArray.Float32 values() {
        return values;
    }

    /** What {@link #backward} left; not a copy. */
    HostArray.Float32 gradient() {
        return gradient;
    }

    /** From the gradient in the parameters to that in the factors. */
    void backward(HostArray.Float32 full) {
        float[] g = full.values();
        float[] v = values.values();
        float[] target = gradient.values();
        java.util.Arrays.fill(target, 0);
        for (Matrix m : matrices) {
            for (int i = 0; i < m.out; i++) {
                for (int j = 0; j < m.in; j++) {
                    float error = factor * g[m.start + i * m.in + j];
                    for (int r = 0; r < rank; r++) {
                        target[m.b + i * rank + r] += error * v[m.a + r * m.in + j];
                        target[m.a + r * m.in + j] += error * v[m.b + i * rank + r];
                    }
                }
            }
        }
    }

    /** Writes the matrices as the factors have them; all else stays. */
    void write(HostArray.Float32 parameters) {
        float[] p = parameters.values();
        float[] v = values.values();
        for (Matrix m : matrices) {
            for (int i = 0; i < m.out; i++) {
                for (int j = 0; j < m.in; j++) {
                    float sum = 0;
                    for (int r = 0; r < rank; r++) {
                        sum += v[m.b + i * rank + r] * v[m.a + r * m.in + j];
                    }
                    p[m.start + i * m.in + j] = begin[m.start + i * m.in + j] + factor * sum;
                }
            }
        }
    }
}
