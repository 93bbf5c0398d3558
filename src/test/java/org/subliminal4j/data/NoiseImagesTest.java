package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.random.RandomStreams;

class NoiseImagesTest {
    private static final int COUNT = 2000;
    private static final int FEATURES = 784;

    private static float[] all(NoiseImages noise) {
        float[] pixels = new float[noise.count() * noise.features()];
        for (int i = 0; i < noise.count(); i++) {
            noise.write(i, pixels, i * noise.features());
        }
        return pixels;
    }

    private static float[] pixels(long key) {
        return all(new NoiseImages(key, COUNT, FEATURES));
    }

    /** Keys as a trial makes them, and the ones that a poor generator would stumble over. */
    private static final long[] KEYS = {new RandomStreams(1).key("noise"), 0, 1, -1};

    @Test
    void pixelsAreUniform() {
        for (long key : KEYS) {
            float[] pixels = pixels(key);
            int n = pixels.length;
            double mean = 0;
            double squares = 0;
            for (float pixel : pixels) {
                mean += pixel / n;
                squares += (double) pixel * pixel / n;
            }
            // Four standard errors: of the mean sqrt(1/3/n), of the mean square sqrt((1/5 - 1/9)/n).
            assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(1 / 3.0 / n)));
            assertThat(squares).isCloseTo(1 / 3.0, within(4 * Math.sqrt((1 / 5.0 - 1 / 9.0) / n)));
            Arrays.sort(pixels);
            assertThat(pixels[0]).isBetween(-1f, -0.9999f);
            assertThat(pixels[n - 1]).isBetween(0.9999f, Math.nextDown(1f));
            // Kolmogorov-Smirnov at the level of 0.1%: sqrt(n) D below 1.95.
            double distance = 0;
            for (int i = 0; i < n; i++) {
                double uniform = (pixels[i] + 1.0) / 2;
                distance = Math.max(distance, Math.max(uniform - (double) i / n, (i + 1.0) / n - uniform));
            }
            assertThat(Math.sqrt(n) * distance).isLessThan(1.95);
        }
    }

    @Test
    void everyBitOfAPixelIsFair() {
        int[] ones = new int[24];
        float[] pixels = pixels(KEYS[0]);
        for (float pixel : pixels) {
            int steps = (int) (pixel * 0x1p23f);
            assertThat(steps * 0x1p-23f).isEqualTo(pixel);
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += (steps >>> bit) & 1;
            }
        }
        for (int count : ones) {
            assertThat((double) count / pixels.length).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(pixels.length)));
        }
    }

    @Test
    void everyPixelHasItsOwnMeanOfZeroOverTheImages() {
        float[] pixels = pixels(KEYS[0]);
        double chiSquare = 0;
        for (int j = 0; j < FEATURES; j++) {
            double sum = 0;
            for (int i = 0; i < COUNT; i++) {
                sum += pixels[i * FEATURES + j];
            }
            chiSquare += sum * sum / (COUNT / 3.0);
        }
        assertThat(chiSquare).isCloseTo(FEATURES, within(4 * Math.sqrt(2.0 * FEATURES)));
    }

    /** Shifts of the flat array: neighbouring pixels, rows of 28, whole images, and images with a shift inside. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                2,
                3,
                4,
                28,
                56,
                FEATURES,
                FEATURES - 1,
                FEATURES - 2,
                FEATURES + 1,
                FEATURES + 2,
                2 * FEATURES,
                2 * FEATURES - 2,
                2 * FEATURES - 4,
                100 * FEATURES
            })
    void pixelsAndImagesAreUncorrelated(int shift) {
        for (long key : KEYS) {
            float[] pixels = pixels(key);
            assertUncorrelated(
                    Arrays.copyOf(pixels, pixels.length - shift), Arrays.copyOfRange(pixels, shift, pixels.length));
        }
    }

    @Test
    void nearbyKeysAreUncorrelated() {
        for (long other : new long[] {1, -1, 2, 0x9E3779B97F4A7C15L ^ 1, 1L << 63}) {
            assertUncorrelated(pixels(0), pixels(other));
        }
    }

    @Test
    void noPairOfPixelsComesTwice() {
        // Among 784,000 values of 48 bits one repetition has odds of 1 in 900.
        float[] pixels = pixels(KEYS[0]);
        long[] pairs = new long[pixels.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (long) Float.floatToIntBits(pixels[2 * i]) << 32
                    | (Float.floatToIntBits(pixels[2 * i + 1]) & 0xffffffffL);
        }
        assertThat(Arrays.stream(pairs).distinct().count()).isEqualTo(pairs.length);
    }

    @Test
    void aPixelDoesNotDependOnTheOrderOfCallsOrTheSizeOfTheSet() {
        float[] pixels = pixels(KEYS[0]);
        NoiseImages odd = new NoiseImages(KEYS[0], 60_000, FEATURES - 1);
        float[] image = new float[FEATURES + 1];
        for (int i : new int[] {1999, 3, 3, 0, 1000}) {
            Arrays.fill(image, 7);
            odd.write(i, image, 1);
            assertThat(Arrays.copyOfRange(image, 1, FEATURES))
                    .isEqualTo(Arrays.copyOfRange(pixels, i * FEATURES, (i + 1) * FEATURES - 1));
            assertThat(image[0]).isEqualTo(7);
            assertThat(image[FEATURES]).isEqualTo(7);
        }
    }

    @Test
    void theBitsOfAKeyStayAsTheyAre() {
        // Computed apart, in Python, from the formula in the Javadoc.
        assertThat(all(new NoiseImages(42, 2, 3)))
                .containsExactly(
                        7892826 * 0x1p-23f,
                        -5071143 * 0x1p-23f,
                        -85440 * 0x1p-23f,
                        -7554213 * 0x1p-23f,
                        6980250 * 0x1p-23f,
                        2840558 * 0x1p-23f);
    }

    @Test
    void refusesAnEmptySetAndAnImageOutOfRange() {
        assertThatThrownBy(() -> new NoiseImages(1, 0, 784)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoiseImages(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        NoiseImages noise = new NoiseImages(1, 2, 2);
        for (int index : new int[] {-1, 2}) {
            assertThatThrownBy(() -> noise.write(index, new float[2], 0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static void assertUncorrelated(float[] first, float[] second) {
        double products = 0;
        for (int i = 0; i < first.length; i++) {
            products += (double) first[i] * second[i];
        }
        assertThat(3 * products / first.length).isCloseTo(0, within(4.5 / Math.sqrt(first.length)));
    }
}
