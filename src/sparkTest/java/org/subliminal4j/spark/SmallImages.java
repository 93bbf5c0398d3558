package org.subliminal4j.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.subliminal4j.random.RandomStreams;

/** Folders of small IDX files: images of 4 x 4 pixels with a bright row that is their class. */
final class SmallImages {
    private SmallImages() {}

    /** Writes 200 training and 60 test images, others for another seed. */
    static Path write(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        RandomGenerator random = new RandomStreams(seed).stream("images");
        write(folder, "train", 200, random);
        write(folder, "t10k", 60, random);
        return folder;
    }

    private static void write(Path folder, String half, int count, RandomGenerator random) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + 16 * count);
        images.putInt(2051).putInt(count).putInt(4).putInt(4);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(2049).putInt(count);
        for (int image = 0; image < count; image++) {
            int label = random.nextInt(3);
            labels.put((byte) label);
            for (int pixel = 0; pixel < 16; pixel++) {
                images.put((byte) (random.nextInt(100) + (pixel / 4 == label ? 150 : 0)));
            }
        }
        Files.write(folder.resolve(half + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(half + "-labels-idx1-ubyte"), labels.array());
    }
}
