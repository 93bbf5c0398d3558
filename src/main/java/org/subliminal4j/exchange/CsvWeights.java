package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Writes arrays as tidy CSV, a line for each number: the tensor's name, its place on each axis from 0, which is empty on
 * axes that the tensor does not have, and the value in full precision.
 */
final class CsvWeights {
    private CsvWeights() {}

    static void write(List<NamedArray> arrays, OutputStream out) throws IOException {
        int axes = arrays.stream().mapToInt(array -> array.shape().size()).max().orElse(0);
        StringBuilder head = new StringBuilder("tensor");
        for (int axis = 0; axis < axes; axis++) {
            head.append(",axis").append(axis);
        }
        out.write(head.append(",value\n").toString().getBytes(StandardCharsets.UTF_8));
        for (NamedArray array : arrays) {
            array.values().writeTo(new Lines(array, axes, out));
        }
    }

    /** The lines of one array. */
    private static final class Lines implements NamedArray.Sink {
        private final NamedArray array;
        private final int[] place;
        private final String missing;
        private final OutputStream out;

        Lines(NamedArray array, int axes, OutputStream out) {
            this.array = array;
            this.out = out;
            place = new int[array.shape().size()];
            missing = ",".repeat(axes - place.length);
        }

        @Override
        public void put(double value) throws IOException {
            StringBuilder line = new StringBuilder(array.name());
            for (int index : place) {
                line.append(',').append(index);
            }
            line.append(missing).append(',');
            if (array.type() == DataType.FLOAT) {
                line.append((float) value);
            } else {
                line.append(value);
            }
            out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            next();
        }

        private void next() {
            for (int axis = place.length - 1; axis >= 0; axis--) {
                if (++place[axis] < array.shape().get(axis)) {
                    return;
                }
                place[axis] = 0;
            }
        }
    }
}
