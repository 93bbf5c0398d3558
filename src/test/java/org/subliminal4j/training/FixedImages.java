package org.subliminal4j.training;

import java.util.random.RandomGenerator;
import org.subliminal4j.data.ImageSource;

/** Images given as numbers, shape {@code (count, features)}, row-major. */
record FixedImages(int features, float[] values) implements ImageSource {
    static FixedImages uniform(int count, int features, RandomGenerator random) {
        float[] values = new float[count * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return new FixedImages(features, values);
    }

    @Override
    public int count() {
        return values.length / features;
    }

    @Override
    public void write(int index, float[] target, int offset) {
        System.arraycopy(values, index * features, target, offset, features);
    }
}
