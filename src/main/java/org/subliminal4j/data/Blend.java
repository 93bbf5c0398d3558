package org.subliminal4j.data;

import java.util.Objects;

/**
 * Weighted sums of the images of two sources, one by one: {@code weight * first + otherWeight * second}, as many as the
 * shorter source has. They may leave [-1, 1].
 *
 * @param first       the one source
 * @param weight      what its pixels are multiplied with, finite
 * @param second      the other, with images of as many features
 * @param otherWeight what its pixels are multiplied with, finite
 */
public record Blend(ImageSource first, double weight, ImageSource second, double otherWeight) implements ImageSource {
    public Blend {
        if (first.features() != second.features()) {
            throw new IllegalArgumentException("second must have images of " + first.features()
                    + " features, as many as first, but found " + second.features());
        }
        if (!Double.isFinite(weight) || !Double.isFinite(otherWeight)) {
            throw new IllegalArgumentException(
                    "weight and otherWeight must be finite, but found " + weight + " and " + otherWeight);
        }
    }

    @Override
    public int count() {
        return Math.min(first.count(), second.count());
    }

    @Override
    public int features() {
        return first.features();
    }

    @Override
    public void write(int index, float[] target, int offset) {
        first.write(Objects.checkIndex(index, count()), target, offset);
        float[] other = new float[features()];
        second.write(index, other, 0);
        for (int j = 0; j < other.length; j++) {
            target[offset + j] = (float) (weight * target[offset + j] + otherWeight * other[j]);
        }
    }

    @Override
    public ImageSource epoch(int epoch) {
        return new Blend(first.epoch(epoch), weight, second.epoch(epoch), otherWeight);
    }
}
