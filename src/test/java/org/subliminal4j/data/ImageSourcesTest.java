package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sources made of other sources: shuffles, blends, the first images, noise drawn anew. */
class ImageSourcesTest {
    private static final int COUNT = 400;
    private static final int FEATURES = 12;

    /** Image i has the pixels (i + 20 j) mod 256, all of one image different. */
    private final ImageSet images = images();

    private static ImageSet images() {
        byte[] pixels = new byte[COUNT * FEATURES];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (byte) (p / FEATURES + 20 * (p % FEATURES));
        }
        return new ImageSet(3, 4, pixels, new byte[COUNT], 2);
    }

    private static float[] image(ImageSource source, int index) {
        float[] image = new float[source.features()];
        source.write(index, image, 0);
        return image;
    }

    @Test
    void aShuffleWithinKeepsThePixelsOfEachImageInAnOrderOfItsOwn() {
        ShuffledWithin shuffled = new ShuffledWithin(images, 5);
        double[] sums = new double[FEATURES];
        int unmoved = 0;
        for (int i = 0; i < COUNT; i++) {
            float[] before = image(images, i);
            float[] after = image(shuffled, i);
            assertThat(after).containsExactlyInAnyOrder(before);
            for (int j = 0; j < FEATURES; j++) {
                unmoved += after[j] == before[j] ? 1 : 0;
                // Where pixel 0 of the image went.
                sums[j] += after[j] == before[0] ? 1 : 0;
            }
        }
        // A random order leaves 1 pixel of an image in its place on average; pixel 0 goes anywhere as often.
        assertThat((double) unmoved / COUNT).isCloseTo(1, within(0.3));
        for (double sum : sums) {
            assertThat(sum / COUNT).isCloseTo(1.0 / FEATURES, within(0.08));
        }
        assertThat(shuffled.count()).isEqualTo(COUNT);
        assertThat(shuffled.features()).isEqualTo(FEATURES);
    }

    @Test
    void aShuffleAcrossKeepsThePlaceAndDrawsTheImage() {
        byte[] pixels = new byte[COUNT * FEATURES];
        for (int p = 0; p < pixels.length; p++) {
            // The place decides the high bits, the image the low one.
            pixels[p] = (byte) (16 * (p % FEATURES) + (p / FEATURES) % 2);
        }
        ShuffledAcross shuffled = new ShuffledAcross(new ImageSet(3, 4, pixels, new byte[COUNT], 2), 5);
        int odd = 0;
        int mixed = 0;
        for (int i = 0; i < COUNT; i++) {
            int oddHere = 0;
            for (int j = 0; j < FEATURES; j++) {
                int pixel = Math.round((image(shuffled, i)[j] + 1) / 2 * 255);
                assertThat(pixel >> 4).isEqualTo(j);
                oddHere += pixel & 1;
            }
            odd += oddHere;
            mixed += oddHere > 0 && oddHere < FEATURES ? 1 : 0;
        }
        assertThat((double) odd / COUNT / FEATURES).isCloseTo(0.5, within(0.04));
        assertThat(mixed).isGreaterThan(COUNT * 9 / 10);
    }

    @Test
    void aShuffleIsDecidedByItsKey() {
        for (int i : new int[] {7, 0, 399}) {
            assertThat(image(new ShuffledWithin(images, 5), i)).isEqualTo(image(new ShuffledWithin(images, 5), i));
            assertThat(image(new ShuffledAcross(images, 5), i)).isEqualTo(image(new ShuffledAcross(images, 5), i));
            assertThat(image(new ShuffledWithin(images, 5), i)).isNotEqualTo(image(new ShuffledWithin(images, 6), i));
            assertThat(image(new ShuffledAcross(images, 5), i)).isNotEqualTo(image(new ShuffledAcross(images, 6), i));
        }
    }

    @Test
    void aBlendIsTheWeightedSumAsFarAsTheShorterSourceGoes() {
        NoiseImages noise = new NoiseImages(3, 100, FEATURES);
        Blend blend = new Blend(images, 0.5, noise, -2);

        assertThat(blend.count()).isEqualTo(100);
        float[] target = new float[FEATURES + 2];
        blend.write(42, target, 1);
        for (int j = 0; j < FEATURES; j++) {
            float expected = 0.5f * image(images, 42)[j] - 2 * image(noise, 42)[j];
            assertThat(target[j + 1]).isCloseTo(expected, within(1e-6f));
        }
        assertThat(target[0]).isZero();
        assertThat(target[FEATURES + 1]).isZero();
        assertThatThrownBy(() -> blend.write(100, target, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aBlendOfUnlikeImagesOrWithoutWeightsIsRefused() {
        NoiseImages other = new NoiseImages(3, 100, FEATURES + 1);
        NoiseImages same = new NoiseImages(3, 100, FEATURES);

        assertThatThrownBy(() -> new Blend(images, 1, other, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("images of 12 features, as many as first, but found 13");
        assertThatThrownBy(() -> new Blend(images, Double.NaN, same, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite, but found NaN and 1.0");
    }

    @Test
    void theFirstImagesAreThoseOfTheSource() {
        FirstImages first = new FirstImages(images, 3);

        assertThat(first.count()).isEqualTo(3);
        assertThat(image(first, 2)).isEqualTo(image(images, 2));
        assertThatThrownBy(() -> image(first, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        for (int count : new int[] {0, COUNT + 1}) {
            assertThatThrownBy(() -> new FirstImages(images, count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from 1 to the 400 images there are, but found " + count);
        }
    }

    @Test
    void freshNoiseIsOtherNoiseInEachEpochAndThatDrawnOnceInTheFirst() {
        for (NoiseKind kind : new NoiseKind[] {NoiseKind.DEFAULT, NoiseKind.Fourier.DEFAULT}) {
            NoiseImages once = new NoiseImages(kind, 3, 50, 28, 28);
            ImageSource fresh = once.fresh();

            assertThat(once.epoch(2)).isSameAs(once);
            assertThat(image(fresh, 4)).isEqualTo(image(once, 4));
            assertThat(image(fresh.epoch(1), 4)).isEqualTo(image(once, 4));
            assertThat(image(fresh.epoch(3), 4)).isEqualTo(image(once.fresh().epoch(3), 4));
            assertThat(fresh.epoch(3).count()).isEqualTo(50);
            for (int epoch = 2; epoch <= 5; epoch++) {
                assertThat(fresh.epoch(epoch).features()).isEqualTo(784);
                for (int before = 1; before < epoch; before++) {
                    assertThat(image(fresh.epoch(epoch), 4)).isNotEqualTo(image(fresh.epoch(before), 4));
                }
            }
            assertThatThrownBy(() -> fresh.epoch(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theEpochsOfFreshNoiseAreUncorrelated() {
        NoiseImages once = new NoiseImages(0, 2000, 784);
        ImageSource second = once.fresh().epoch(2);
        ImageSource third = once.fresh().epoch(3);
        double[] products = new double[3];
        for (int i = 0; i < once.count(); i++) {
            float[][] epochs = {image(once, i), image(second, i), image(third, i)};
            for (int j = 0; j < 784; j++) {
                products[0] += (double) epochs[0][j] * epochs[1][j];
                products[1] += (double) epochs[0][j] * epochs[2][j];
                products[2] += (double) epochs[1][j] * epochs[2][j];
            }
        }
        int n = once.count() * 784;
        assertThat(Arrays.stream(products)
                        .map(sum -> Math.abs(3 * sum / n))
                        .max()
                        .orElseThrow())
                .isLessThan(4.5 / Math.sqrt(n));
    }

    @Test
    void aBlendAndTheFirstImagesOfFreshNoiseAreFresh() {
        ImageSource fresh = new NoiseImages(3, 50, FEATURES).fresh();
        ImageSource blend = new Blend(images, 1, fresh, 1);
        ImageSource first = new FirstImages(fresh, 5);

        assertThat(image(blend.epoch(1), 0)).isEqualTo(image(blend, 0));
        assertThat(image(blend.epoch(2), 0)).isNotEqualTo(image(blend, 0));
        assertThat(image(first.epoch(2), 0)).isEqualTo(image(fresh.epoch(2), 0));
    }
}
