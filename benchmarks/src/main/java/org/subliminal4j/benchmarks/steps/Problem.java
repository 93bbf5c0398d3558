package org.subliminal4j.benchmarks.steps;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.network.Dense;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Targets;

/**
 * What every library is to learn: images, and a distribution over a range of the logits for each.
 *
 * @param images  the images
 * @param range   the logits in the loss
 * @param targets what these logits are to say of each image
 */
public record Problem(ImageSource images, LogitRange range, Targets targets) {
    /** The network which all libraries train. */
    public static final Dense NETWORK = Dense.paper();

    /** Adam's settings, the paper's (section 6.2) but for one epsilon in place of two. */
    public static final double LEARNING_RATE = 3e-4;

    public static final double BETA1 = 0.9;
    public static final double BETA2 = 0.999;
    public static final double EPSILON = 1e-8;

    private static final Path MNIST = Path.of("..", "datasets", "mnist");

    /** MNIST from this repository; benchmarks run in {@code benchmarks/}. */
    public static ImageData mnist() {
        return ImageData.read(MNIST);
    }

    /** The first {@code count} training images, as {@link #first}. */
    public static ImageSet mnist(int count) {
        return first(mnist().train(), count);
    }

    /** The first {@code count} of {@code images}. */
    public static ImageSet first(ImageSet images, int count) {
        return images.take(count);
    }

    /** The teacher's: labels of MNIST images, through the class logits. */
    public static Problem teaching(int count) {
        ImageSet images = mnist(count);
        return new Problem(images, LogitRange.classes(NETWORK), Targets.labels(Loss.DEFAULT, images));
    }

    /** A student's: some teacher's probabilities on noise images; the time of a step does not depend on which. */
    public static Problem distilling(int count, LogitRange range) {
        Random random = new Random(1);
        float[] logits = new float[count * range.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        return new Problem(
                new NoiseImages(1, count, NETWORK.inputs()),
                range,
                Targets.imitate(
                        Loss.DEFAULT,
                        logits,
                        range.size(),
                        IntStream.range(0, range.size()).toArray()));
    }

    /** Shape {@code (count, features)}, row-major, as a library is given it that holds its images as an array. */
    public float[] imagesAsFloats() {
        float[] values = new float[images.count() * images.features()];
        for (int image = 0; image < images.count(); image++) {
            images.write(image, values, image * images.features());
        }
        return values;
    }

    /** Shape {@code (count, outputs)}, row-major: the targets among zeros for the logits outside the range. */
    public float[] targetsOfAllOutputs() {
        float[] values = new float[images.count() * NETWORK.outputs()];
        for (int image = 0; image < images.count(); image++) {
            System.arraycopy(
                    targets.values(),
                    image * range.size(),
                    values,
                    image * NETWORK.outputs() + range.from(),
                    range.size());
        }
        return values;
    }

    /** Parameters from N(0, 1/fan_in), biases 0, in DL4J's flat order: by layer the weights, fan-in fastest, then the biases. */
    public static float[] initialParameters(long seed) {
        Random random = new Random(seed);
        float[] values = new float[NETWORK.layout().length()];
        int next = 0;
        for (int layer = 0; layer <= NETWORK.hidden().size(); layer++) {
            int fanIn = NETWORK.widths().get(layer);
            int fanOut = NETWORK.widths().get(layer + 1);
            for (int i = 0; i < fanIn * fanOut; i++) {
                values[next++] = (float) (random.nextGaussian() / Math.sqrt(fanIn));
            }
            next += fanOut;
        }
        return values;
    }
}
