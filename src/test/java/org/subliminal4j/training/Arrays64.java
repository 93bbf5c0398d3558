package org.subliminal4j.training;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;

/** Small vectors on the heap, for tests. */
final class Arrays64 {
    private Arrays64() {}

    static HostArray of(DataType type, double... values) {
        HostArray array = HostArray.zeros(type, values.length);
        for (int i = 0; i < values.length; i++) {
            array.set(i, values[i]);
        }
        return array;
    }

    static double[] values(HostArray array) {
        double[] values = new double[array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i);
        }
        return values;
    }

    static List<Layout.Run> run(int start, int length) {
        return List.of(new Layout.Run(start, length));
    }
}
