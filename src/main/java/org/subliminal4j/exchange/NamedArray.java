package org.subliminal4j.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/**
 * An array to be written, whose numbers are made when they are asked for, so that none need be held.
 *
 * @param name   its name in the file
 * @param shape  its axes, the last one fastest
 * @param type   {@link DataType#FLOAT} or {@link DataType#DOUBLE}
 * @param values its numbers, as many as the shape has
 */
record NamedArray(String name, List<Integer> shape, DataType type, Values values) {
    /** The type of images and logits. */
    static final DataType FLOAT = DataType.FLOAT;

    NamedArray {
        shape = List.copyOf(shape);
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException("expected FLOAT or DOUBLE, but found " + type);
        }
    }

    /** Numbers in row-major order. */
    @FunctionalInterface
    interface Values {
        void writeTo(Sink sink) throws IOException;
    }

    /** Takes one number after the other. */
    @FunctionalInterface
    interface Sink {
        void put(double value) throws IOException;
    }

    /** The tensors of {@code weights}, named as in their {@link Layout}. */
    static List<NamedArray> of(Weights weights) {
        List<NamedArray> arrays = new ArrayList<>();
        for (Layout.Tensor tensor : weights.architecture().layout().tensors()) {
            arrays.add(new NamedArray(tensor.name(), tensor.shape(), weights.type(), sink -> {
                int end = tensor.start() + tensor.length();
                for (int i = tensor.start(); i < end; i++) {
                    sink.put(weights.get(i));
                }
            }));
        }
        return arrays;
    }

    /** Images, shape {@code (count, features)}. */
    static NamedArray of(String name, ImageSource images) {
        return new NamedArray(name, List.of(images.count(), images.features()), FLOAT, sink -> {
            float[] image = new float[images.features()];
            for (int i = 0; i < images.count(); i++) {
                images.write(i, image, 0);
                for (float pixel : image) {
                    sink.put(pixel);
                }
            }
        });
    }

    /** How many numbers it has. */
    long length() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** How many bytes they take. */
    long bytes() {
        return Math.multiplyExact(length(), (long) type.width());
    }
}
