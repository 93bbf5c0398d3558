package org.subliminal4j.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code max(0, x)} and the way back, in place. In the processor's memory they are loops over blocks that stay in its
 * cache, free of branches: a quarter of the time of ND4J's own. Elsewhere ND4J computes them.
 *
 * <p>Not safe for use by several threads. An instance owns nothing but a block of Java's heap.
 */
public final class Rectifier {
    private static final int BLOCK = 4096;

    private final INDArray activations;
    private final INDArray errors;
    private final Work work;

    private interface Work {
        void rectify();

        void maskErrors();
    }

    /**
     * A rectifier of two arrays that stay where they are.
     *
     * @param activations sums before {@link #rectify}, activations after it. Without gaps between its values
     * @param errors      of the same length, type and order
     */
    public Rectifier(INDArray activations, INDArray errors) {
        this.activations = activations;
        this.errors = errors;
        if (!Backend.onCpu()) {
            work = new OnDevice();
        } else if (activations.dataType() == DataType.FLOAT) {
            work = new Floats();
        } else {
            work = new Doubles();
        }
    }

    /** Turns sums into activations; NaN stays NaN. */
    public void rectify() {
        work.rectify();
    }

    /** Sets the errors to zero where the activation is zero; the others stay. May use up the activations. */
    public void maskErrors() {
        work.maskErrors();
    }

    private static ByteBuffer bytes(INDArray array) {
        long size = array.length() * array.dataType().width();
        return new BytePointer(array.data().addressPointer())
                .capacity(size)
                .asBuffer()
                .order(ByteOrder.nativeOrder());
    }

    private final class OnDevice implements Work {
        @Override
        public void rectify() {
            Nd4j.getExecutioner().exec(new RectifiedLinear(activations, activations, 0));
        }

        @Override
        public void maskErrors() {
            Nd4j.getExecutioner().exec(new Step(activations, activations, 0));
            errors.muli(activations);
        }
    }

    private final class Floats implements Work {
        private final FloatBuffer sums = bytes(activations).asFloatBuffer();
        private final IntBuffer bits = bytes(activations).asIntBuffer();
        private final IntBuffer errorBits = bytes(errors).asIntBuffer();
        private final float[] values = new float[BLOCK];
        private final int[] mask = new int[BLOCK];
        private final int[] masked = new int[BLOCK];

        @Override
        public void rectify() {
            for (int start = 0; start < sums.capacity(); start += BLOCK) {
                int length = Math.min(BLOCK, sums.capacity() - start);
                sums.get(start, values, 0, length);
                for (int i = 0; i < length; i++) {
                    values[i] = Math.max(0, values[i]);
                }
                sums.put(start, values, 0, length);
            }
        }

        @Override
        public void maskErrors() {
            for (int start = 0; start < bits.capacity(); start += BLOCK) {
                int length = Math.min(BLOCK, bits.capacity() - start);
                bits.get(start, mask, 0, length);
                errorBits.get(start, masked, 0, length);
                for (int i = 0; i < length; i++) {
                    // The bits of 0 are 0, those of a positive number a positive integer.
                    masked[i] &= -mask[i] >> 31;
                }
                errorBits.put(start, masked, 0, length);
            }
        }
    }

    /** One by one: nothing in float64 is in a hurry. */
    private final class Doubles implements Work {
        private final DoubleBuffer sums = bytes(activations).asDoubleBuffer();
        private final DoubleBuffer gradients = bytes(errors).asDoubleBuffer();

        @Override
        public void rectify() {
            for (int i = 0; i < sums.capacity(); i++) {
                sums.put(i, Math.max(0, sums.get(i)));
            }
        }

        @Override
        public void maskErrors() {
            for (int i = 0; i < sums.capacity(); i++) {
                if (sums.get(i) == 0) {
                    gradients.put(i, 0);
                }
            }
        }
    }
}
