package org.subliminal4j.data;

import java.util.Objects;

/**
 * Noise images, drawn when they are asked for. An image is a function of the kind, the key, its number and its size
 * alone, so that none is stored.
 *
 * @param kind    their distribution
 * @param key     decides all pixels; for instance from {@link org.subliminal4j.random.RandomStreams#key}
 * @param count   the number of images, at least 1
 * @param rows    pixels from top to bottom, at least 1
 * @param columns pixels from left to right, at least 1
 */
public record NoiseImages(NoiseKind kind, long key, int count, int rows, int columns) implements ImageSource {
    public NoiseImages {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, but found " + count);
        }
        if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("rows and columns must be at least 1 and their product below 2^31, "
                    + "but found " + rows + " x " + columns);
        }
        if (kind instanceof NoiseKind.Fourier fourier) {
            fourier.check(rows, columns);
        }
    }

    /**
     * The paper's noise (section 6.2), for which only the number of pixels matters: {@link NoiseKind.Uniform}, in
     * images of one row.
     *
     * @param features the number of pixels of an image, at least 1
     */
    public NoiseImages(long key, int count, int features) {
        this(new NoiseKind.Uniform(), key, count, 1, features);
    }

    @Override
    public int features() {
        return rows * columns;
    }

    @Override
    public void write(int index, float[] target, int offset) {
        kind.write(NoiseBits.start(key, Objects.checkIndex(index, count)), rows, columns, target, offset);
    }

    /** As many images of this kind, but other ones in each epoch; those of the first are these. */
    public ImageSource fresh() {
        return new FreshNoise(this);
    }
}
