package org.subliminal4j.matrix;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/** The inputs of one batch, held once for all the networks that read them. Not safe for use by several threads. */
public final class Batch implements AutoCloseable {
    private final int size;
    private final int features;
    private final HostArray inputs;
    private final INDArray device;

    /**
     * Room for a batch.
     *
     * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     */
    public Batch(DataType type, int size, int features) {
        Backend.start();
        this.size = size;
        this.features = features;
        inputs = HostArray.zeros(type, Math.multiplyExact(size, features));
        device = Nd4j.createUninitialized(type, new long[] {size, features}, 'c');
    }

    /** The number of images. */
    public int size() {
        return size;
    }

    /** The number of features of an image. */
    public int features() {
        return features;
    }

    /** The images: shape {@code (size, features)}, row-major. Fill, then call {@link #inputsChanged}. */
    public HostArray inputs() {
        return inputs;
    }

    /** Copies the inputs from the heap to ND4J's memory. */
    public void inputsChanged() {
        inputs.writeTo(device);
    }

    /** Copies the inputs to {@code target}, which is modified: shape {@code (size, features)}, column-major. */
    void readColumns(HostArray target) {
        for (int row = 0; row < size; row++) {
            for (int feature = 0; feature < features; feature++) {
                target.set(feature * size + row, inputs.get(row * features + feature));
            }
        }
    }

    /** The inputs in ND4J's memory: shape {@code (size, features)}, order 'c'. */
    INDArray device() {
        return device;
    }

    @Override
    public void close() {
        device.close();
    }
}
