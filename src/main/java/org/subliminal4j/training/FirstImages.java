package org.subliminal4j.training;

import org.subliminal4j.data.ImageSource;

/**
 * The first images of a source.
 *
 * @param count how many
 */
record FirstImages(ImageSource source, int count) implements ImageSource {
    /** The first {@code count} images; all, if there are fewer. */
    static FirstImages of(ImageSource source, int count) {
        return new FirstImages(source, Math.min(count, source.count()));
    }

    @Override
    public int features() {
        return source.features();
    }

    @Override
    public void write(int index, float[] target, int offset) {
        source.write(index, target, offset);
    }
}
