package org.subliminal4j.data;

/** Noise. */
public record NoiseImages(long key, int count, int features) implements ImageSource {
    @Override
    public void write(int index, float[] target, int offset) {
        throw new UnsupportedOperationException();
    }
}
