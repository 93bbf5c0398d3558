package org.subliminal4j.data;

import java.util.Objects;

/**
 * The first images of a source.
 *
 * @param source all of them
 * @param count  how many, from 1 to as many as there are
 */
public record FirstImages(ImageSource source, int count) implements ImageSource {
    public FirstImages {
        if (count < 1 || count > source.count()) {
            throw new IllegalArgumentException(
                    "count must be from 1 to the " + source.count() + " images there are, but found " + count);
        }
    }

    @Override
    public int features() {
        return source.features();
    }

    @Override
    public void write(int index, float[] target, int offset) {
        source.write(Objects.checkIndex(index, count), target, offset);
    }

    @Override
    public ImageSource epoch(int epoch) {
        return new FirstImages(source.epoch(epoch), count);
    }
}
