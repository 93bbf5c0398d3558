package org.subliminal4j.theory;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.network.LogitRange;
import org.subliminal4j.random.RandomStreams;

/**
 * Draws the situations of a seed: the reference as a trial does, from the stream {@code init}; a few training images
 * for the teacher's loss; noise, or other images, for the student.
 *
 * @param data   the data set
 * @param images the number of images of the teacher's loss, and of inputs of the student's
 */
public record Situations(ImageData data, int images) {
    static final List<ImitationLoss> LOSSES =
            List.of(new ImitationLoss.SquaredError(), new ImitationLoss.SoftmaxCrossEntropy());

    /** What a student imitates. */
    public enum Logits {
        /** Class and auxiliary logits. */
        ALL,
        /** Auxiliary logits only. */
        AUXILIARY;

        LogitRange of(MlpSpec spec) {
            return this == ALL ? spec.allLogits() : spec.auxiliaryLogits();
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
    public MlpSpec spec(List<Integer> hidden, int auxiliary) {
        return new MlpSpec(data.train().features(), hidden, data.train().classes(), auxiliary);
    }

    /** The situation of a seed. */
    public Situation draw(MlpSpec spec, Inputs inputs, ImitationLoss loss, Logits logits, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        RandomGenerator choice = streams.stream("theorem-images");
        int[] train = choose(data.train().count(), choice);
        int[] labels = new int[images];
        for (int i = 0; i < images; i++) {
            labels[i] = data.train().label(train[i]);
        }
        double[][] student = inputs == Inputs.NOISE
                ? rows(
                        new NoiseImages(streams.key("noise"), images, spec.inputs()),
                        java.util.stream.IntStream.range(0, images).toArray())
                : rows(data.test(), choose(data.test().count(), choice));
        return new Situation(
                spec,
                parameters(reference(spec, seed)),
                rows(data.train(), train),
                labels,
                student,
                loss,
                logits.of(spec));
    }

    /** The reference of a seed. */
    static Mlp reference(MlpSpec spec, long seed) {
        return Mlp.random(spec, DataType.DOUBLE, new RandomStreams(seed).stream("init"));
    }

    /** Another initialisation, independent of the reference. */
    static Mlp other(MlpSpec spec, long seed) {
        return Mlp.random(spec, DataType.DOUBLE, new RandomStreams(seed).stream("cross-init"));
    }

    /** All parameters of a float64 network, in DL4J's flat order. */
    static double[] parameters(Mlp network) {
        return ((HostArray.Float64) network.parameters()).values();
    }

    /** Widths of the layers, such as {@code 784-256-256-13}. */
    static String label(MlpSpec spec) {
        return spec.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
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
