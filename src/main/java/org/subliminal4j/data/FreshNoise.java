package org.subliminal4j.data;

/**
 * Noise images that are drawn anew for each epoch.
 *
 * @param first those of the first epoch
 */
record FreshNoise(NoiseImages first) implements ImageSource {
    /** Keeps the keys of the epochs apart from the starts of the images, which are mixed from the same key. */
    private static final long SALT = 0xD1B54A32D192ED03L;

    @Override
    public int count() {
        return first.count();
    }

    @Override
    public int features() {
        return first.features();
    }

    /** Writes image {@code index} of the first epoch. */
    @Override
    public void write(int index, float[] target, int offset) {
        first.write(index, target, offset);
    }

    @Override
    public ImageSource epoch(int epoch) {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be at least 1, but found " + epoch);
        }
        if (epoch == 1) {
            return first;
        }
        long key = NoiseBits.bits(NoiseBits.mix(first.key() ^ SALT), epoch);
        return new NoiseImages(first.kind(), key, first.count(), first.rows(), first.columns());
    }
}
