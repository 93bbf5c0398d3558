package org.subliminal4j.data;

import java.util.Objects;

/**
 * Images of which each pixel comes from the same place of an image drawn at random, with replacement: the mean and the
 * spread at each place stay, the shapes go. A pixel is a function of the key, the image's number and its place alone.
 *
 * @param images the images as they were
 * @param key    decides all draws; for instance from {@link org.subliminal4j.random.RandomStreams#key}
 */
public record ShuffledAcross(ImageSet images, long key) implements ChangedImages {
    @Override
    public void write(int index, float[] target, int offset) {
        int count = images.count();
        long start = NoiseBits.start(key, Objects.checkIndex(index, count));
        for (int place = 0; place < features(); place++) {
            int from = NoiseBits.below(NoiseBits.bits(start, place), count);
            target[offset + place] = images.feature(from, place);
        }
    }
}
