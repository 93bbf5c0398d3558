package org.subliminal4j.training;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.random.RandomStreams;

/** A data set that is quick to learn: each class has a random pattern, and each image is its class's with some noise. */
public final class SmallData {
    static final int SIDE = 6;
    static final int CLASSES = 4;

    private SmallData() {}

    public static ImageData create() {
        byte[] patterns = new byte[CLASSES * SIDE * SIDE];
        RandomGenerator random = new RandomStreams(1).stream("small-data");
        random.nextBytes(patterns);
        return new ImageData(images(patterns, 400, random), images(patterns, 200, random), Map.of());
    }

    private static ImageSet images(byte[] patterns, int count, RandomGenerator random) {
        int size = SIDE * SIDE;
        byte[] pixels = new byte[count * size];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) (image % CLASSES);
            for (int j = 0; j < size; j++) {
                double pixel = 0.7 * (patterns[labels[image] * size + j] & 0xff) + 75 * random.nextDouble();
                pixels[image * size + j] = (byte) (int) pixel;
            }
        }
        return new ImageSet(SIDE, SIDE, pixels, labels, CLASSES);
    }
}
