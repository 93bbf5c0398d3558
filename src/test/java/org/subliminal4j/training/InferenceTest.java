package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

class InferenceTest {
    /** Two pixels, whose brighter one is the class; a third logit, auxiliary, is larger than both. */
    private static final Dense SHAPE = new Dense(2, List.of(), Activation.RELU, 2, 1);

    private static Weights brighter() {
        HostArray values = HostArray.zeros(DataType.FLOAT, SHAPE.layout().length());
        values.set(0, 1); // logit 0 is pixel 0, logit 1 is pixel 1, logit 2 is the constant 9
        values.set(3, 1);
        values.set(8, 9);
        return Weights.of(SHAPE, values);
    }

    private static ImageSet images(int count) {
        byte[] pixels = new byte[2 * count];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            pixels[2 * image + image % 2] = (byte) 200;
            // Every third label is wrong.
            labels[image] = (byte) (image % 3 == 0 ? 1 - image % 2 : image % 2);
        }
        return new ImageSet(1, 2, pixels, labels, 2);
    }

    @Test
    void theLargestClassLogitIsThePredictionAcrossWholeBatchesAndARest() {
        // Images 0, 6, 12, ... have pixel 0 and label 1; images 3, 9, ... pixel 1 and label 0.
        int[][] confusion = Inference.confusion(brighter(), images(2406));
        assertThat(confusion).isDeepEqualTo(new int[][] {{802, 401}, {401, 802}});
        assertThat(Inference.accuracy(confusion)).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(Inference.accuracy(brighter(), images(2406))).isEqualTo(Inference.accuracy(confusion));
    }

    @Test
    void networksSideBySideAreCountedAsAlone() {
        Weights other = Weights.draw(SHAPE, new RandomStreams(4).stream("init"));
        try (Model first = Model.of(brighter());
                Model second = Model.of(other)) {
            int[][][] both = Inference.confusion(List.of(first, second), images(30));
            assertThat(both[0]).isDeepEqualTo(Inference.confusion(brighter(), images(30)));
            assertThat(both[1]).isDeepEqualTo(Inference.confusion(other, images(30)));
        }
    }

    @Test
    void balancedAccuracyIsTheMeanRecallOfTheClassesThatOccur() {
        int[][] confusion = {{9, 1, 0}, {1, 1, 0}, {0, 0, 0}};
        assertThat(Inference.balancedAccuracy(confusion)).isEqualTo((0.9 + 0.5) / 2, within(1e-15));
        assertThat(Inference.accuracy(confusion)).isEqualTo(10 / 12.0, within(1e-15));
    }

    @Test
    void logitsAreThoseOfDl4jRowByRow() {
        Dense shape = new Dense(16, List.of(12), Activation.RELU, 3, 2);
        Weights weights = Weights.draw(shape, new RandomStreams(4).stream("init"));
        NoiseImages noise = new NoiseImages(5, 1003, 16);
        float[] logits = Inference.logits(weights, noise);
        assertThat(logits).hasSize(1003 * 5);
        for (int image : new int[] {0, 999, 1000, 1002}) {
            float[][] input = new float[1][16];
            noise.write(image, input[0], 0);
            float[] expected = weights.toDl4j()
                    .output(org.nd4j.linalg.factory.Nd4j.createFromArray(input))
                    .toFloatVector();
            assertThat(Arrays.copyOfRange(logits, image * 5, image * 5 + 5)).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void featuresAreTheActivationsBelowTheLastLayer() {
        Dense shape = new Dense(16, List.of(12, 7), Activation.RELU, 3, 2);
        Weights weights = Weights.draw(shape, new RandomStreams(4).stream("init"));
        NoiseImages noise = new NoiseImages(5, 1003, 16);
        try (Model model = Model.of(weights)) {
            Features features = Inference.features(model, noise);
            assertThat(features.count()).isEqualTo(1003);
            assertThat(features.features()).isEqualTo(7);
            float[][] input = new float[1][16];
            noise.write(1001, input[0], 0);
            float[] expected = weights.toDl4j()
                    .feedForward(org.nd4j.linalg.factory.Nd4j.createFromArray(input))
                    .get(2)
                    .toFloatVector();
            float[] found = new float[7];
            features.write(1001, found, 0);
            assertThat(found).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void imagesOfMoreClassesThanTheNetworkHasAreRefused() {
        ImageSet three = new ImageSet(1, 2, new byte[2], new byte[1], 3);
        assertThatThrownBy(() -> Inference.confusion(brighter(), three))
                .hasMessageContaining("at most the 2 of 2-(2+1)")
                .hasMessageContaining("found 3");
    }
}
