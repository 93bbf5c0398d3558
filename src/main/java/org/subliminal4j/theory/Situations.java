package org.subliminal4j.theory;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Loss;

/**
 * Draws the situations of a seed: the reference as a trial does, from the stream {@code init}; a few training images
 * for the teacher's loss; noise, or other images, for the student.
 *
 * @param data   the data set
 * @param images the number of images of the teacher's loss, and of inputs of the student's
 */
public record Situations(ImageData data, int images) {
    /** What a student imitates. */
    public enum Outputs {
        /** Class and auxiliary logits. */
        ALL(Logits.ALL),
        /** Auxiliary logits only. */
        AUXILIARY(Logits.AUXILIARY);

        private final Logits logits;

        Outputs(Logits logits) {
            this.logits = logits;
        }

        /** Which logits these are. */
        public Logits logits() {
            return logits;
        }

        /** The name in files. */
        public String key() {
            return this == ALL ? "all" : "auxiliary";
        }
    }

    /** What a student imitates on. */
    public enum Inputs {
        /** Uniform noise, as in the paper. */
        NOISE,
        /** Test images of the data set. */
        IMAGES;

        /** The name in files. */
        public String key() {
            return this == NOISE ? "noise" : "images";
        }
    }

    /** A network of the data set's inputs and classes. */
    public Dense network(List<Integer> hidden, int auxiliary) {
        return new Dense(
                data.train().features(), hidden, Activation.RELU, data.train().classes(), auxiliary);
    }

    /** The situation of a seed. */
    public Situation draw(Dense network, Inputs inputs, Loss loss, Outputs outputs, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        RandomGenerator choice = streams.stream("theorem-images");
        int[] train = choose(data.train().count(), choice);
        int[] labels =
                IntStream.of(train).map(image -> data.train().label(image)).toArray();
        double[][] student = inputs == Inputs.NOISE
                ? rows(
                        new NoiseImages(streams.key("noise"), images, network.inputs()),
                        IntStream.range(0, images).toArray())
                : rows(data.test(), choose(data.test().count(), choice));
        double[] reference = parameters(reference(network, seed));
        return new Situation(network, reference, rows(data.train(), train), labels, student, loss, outputs.logits());
    }

    /** The reference of a seed. */
    static Weights reference(Dense network, long seed) {
        return drawn(network, new RandomStreams(seed).stream("init"));
    }

    /** Another initialisation, independent of the reference. */
    static Weights other(Dense network, long seed) {
        return drawn(network, new RandomStreams(seed).stream("cross-init"));
    }

    /** A copy of all parameters of a float64 network, in the order of the layout. */
    static double[] parameters(Weights weights) {
        return ((HostArray.Float64) weights.values()).values();
    }

    /** Widths of the layers, such as {@code 784-256-256-13}. */
    static String label(Dense network) {
        return network.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static Weights drawn(Dense network, RandomGenerator random) {
        return Weights.draw(network, Initialiser.paper(), DataType.DOUBLE, random);
    }

    private int[] choose(int count, RandomGenerator random) {
        return random.ints(images, 0, count).toArray();
    }

    private static double[][] rows(ImageSource source, int[] choice) {
        float[] image = new float[source.features()];
        double[][] rows = new double[choice.length][source.features()];
        for (int row = 0; row < rows.length; row++) {
            source.write(choice[row], image, 0);
            for (int j = 0; j < image.length; j++) {
                rows[row][j] = image[j];
            }
        }
        return rows;
    }
}
