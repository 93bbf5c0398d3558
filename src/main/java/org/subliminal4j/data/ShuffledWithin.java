package org.subliminal4j.data;

/**
 * Images with the pixels of each put in a random order of its own: the brightness of an image stays, its shape goes. The
 * order is a function of the key and the image's number alone.
 *
 * @param images the images as they were
 * @param key    decides all orders; for instance from {@link org.subliminal4j.random.RandomStreams#key}
 */
public record ShuffledWithin(ImageSet images, long key) implements ChangedImages {
    /** Shuffles as Fisher and Yates do, from the last pixel to the second. */
    @Override
    public void write(int index, float[] target, int offset) {
        images.write(index, target, offset);
        long start = NoiseBits.start(key, index);
        for (int last = features() - 1; last > 0; last--) {
            int other = NoiseBits.below(NoiseBits.bits(start, last), last + 1);
            float pixel = target[offset + last];
            target[offset + last] = target[offset + other];
            target[offset + other] = pixel;
        }
    }
}
