package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseKindTest {
    private static final int COUNT = 2000;
    private static final int ROWS = 28;
    /** No multiple of four. */
    private static final int COLUMNS = 21;

    private static final double SD = 1 / Math.sqrt(3);

    private static float[][] images(NoiseKind kind) {
        NoiseImages noise = new NoiseImages(kind, 7, COUNT, ROWS, COLUMNS);
        float[][] images = new float[COUNT][noise.features()];
        for (int i = 0; i < COUNT; i++) {
            noise.write(i, images[i], 0);
        }
        return images;
    }

    private static double mean(float[][] images) {
        return Stream.of(images)
                        .mapToDouble(image -> product(image, ones(image.length)))
                        .sum()
                / images.length
                / images[0].length;
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double product(float[] first, float[] second) {
        double sum = 0;
        for (int j = 0; j < first.length; j++) {
            sum += (double) first[j] * second[j];
        }
        return sum;
    }

    /** The mean over the images of the product of two pixels. */
    private static double covariance(float[][] images, int row, int column, int otherRow, int otherColumn) {
        double sum = 0;
        for (float[] image : images) {
            sum += (double) image[row * COLUMNS + column] * image[otherRow * COLUMNS + otherColumn];
        }
        return sum / images.length;
    }

    /** The mean over the images and places of the product of pixels at a distance. */
    private static double covarianceAt(float[][] images, int down, int across) {
        double sum = 0;
        int places = 0;
        for (int row = 0; row + down < ROWS; row++) {
            for (int column = 0; column + across < COLUMNS; column++) {
                sum += covariance(images, row, column, row + down, column + across);
                places++;
            }
        }
        return sum / places;
    }

    static Stream<NoiseKind> spread() {
        return Stream.of(
                NoiseKind.DEFAULT,
                NoiseKind.Gaussian.DEFAULT,
                NoiseKind.Correlated.DEFAULT,
                new NoiseKind.Correlated(0.3),
                new NoiseKind.Correlated(3),
                NoiseKind.Fourier.DEFAULT,
                new NoiseKind.Fourier(10));
    }

    @ParameterizedTest
    @MethodSource("spread")
    void hasMeanZeroAndTheSpreadOfTheUniformNoiseAtEveryPixel(NoiseKind kind) {
        float[][] images = images(kind);

        // The corners, the middles of two edges and the middle; five standard errors of a normal variable's variance.
        double margin = 5 * SD * SD * Math.sqrt(2.0 / COUNT);
        for (int row : new int[] {0, ROWS / 2, ROWS - 1}) {
            for (int column : new int[] {0, COLUMNS / 2, COLUMNS - 1}) {
                assertThat(covariance(images, row, column, row, column)).isCloseTo(SD * SD, within(margin));
            }
        }
        assertThat(covarianceAt(images, 0, 0)).isCloseTo(SD * SD, within(0.01));
        // An image of low frequencies is about one number: five standard errors for that case too.
        assertThat(mean(images)).isCloseTo(0, within(5 * SD / Math.sqrt(COUNT)));
    }

    @Test
    void gaussianNoiseIsNormal() {
        float[] pixels = new float[COUNT * 784];
        NoiseImages noise = new NoiseImages(new NoiseKind.Gaussian(2), 7, COUNT, 28, 28);
        for (int i = 0; i < COUNT; i++) {
            noise.write(i, pixels, i * 784);
        }
        Arrays.sort(pixels);
        // Kolmogorov-Smirnov at the level of 0.1%: sqrt(n) D below 1.95; every 97th, for the oracle is slow.
        NormalDistribution normal = new NormalDistribution(0, 2);
        double distance = 0;
        for (int i = 0; i < pixels.length; i += 97) {
            distance =
                    Math.max(distance, Math.abs(normal.cumulativeProbability(pixels[i]) - (i + 0.5) / pixels.length));
        }
        assertThat(Math.sqrt(pixels.length) * distance).isLessThan(1.95);
        // The expected extreme of 1.6 million is 5.0 standard deviations.
        assertThat(pixels[0]).isBetween(-12.6f, -8.5f);
        assertThat(pixels[pixels.length - 1]).isBetween(8.5f, 12.6f);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Integer.MIN_VALUE,
                -2_000_000_000,
                -1_825_361_101,
                -1_825_361_100,
                -1_000_000_000,
                -12345,
                -1,
                0,
                1,
                1_500_000_000,
                1_825_361_100,
                2_147_400_000,
                Integer.MAX_VALUE
            })
    void theNormalQuantileIsThatOfCommonsMathToSevenFigures(int bits) {
        double expected = new NormalDistribution().inverseCumulativeProbability((bits + 0x1p31 + 0.5) * 0x1p-32);

        assertThat(NormalQuantile.of(bits)).isCloseTo(expected, within(1e-6 * Math.max(1e-3, Math.abs(expected))));
        assertThat(NormalQuantile.of(~bits)).isEqualTo(-NormalQuantile.of(bits));
    }

    static Stream<Arguments> independent() {
        return Stream.of(Arguments.of(NoiseKind.DEFAULT), Arguments.of(NoiseKind.Gaussian.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("independent")
    void pixelsOfWhiteNoiseAreUncorrelated(NoiseKind kind) {
        float[][] images = images(kind);

        for (int[] distance : new int[][] {{0, 1}, {1, 0}, {1, 1}, {0, 2}, {7, 3}}) {
            assertThat(covarianceAt(images, distance[0], distance[1])).isCloseTo(0, within(5 * SD * SD / 1000));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4})
    void correlatedNoiseForgetsWithTheDistanceAsItsLengthSays(double length) {
        float[][] images = images(new NoiseKind.Correlated(length));

        for (int[] distance : new int[][] {{0, 1}, {1, 0}, {2, 0}, {0, 3}, {3, 3}, {6, 0}}) {
            double squared = distance[0] * distance[0] + distance[1] * distance[1];
            double expected = Math.exp(-squared / (4 * length * length));
            // The kernel ends at 3 standard deviations, which costs about 0.01; the rest is for chance.
            assertThat(covarianceAt(images, distance[0], distance[1]) / (SD * SD))
                    .isCloseTo(expected, within(0.03));
        }
    }

    @Test
    void correlationIsAsStrongAtTheEdgeAsInTheMiddleAndDoesNotGoRoundIt() {
        float[][] images = images(new NoiseKind.Correlated(2));
        double margin = 5 * SD * SD * Math.sqrt(2.0 / COUNT);

        double expected = SD * SD * Math.exp(-1 / 16.0);
        assertThat(covariance(images, 0, 0, 0, 1)).isCloseTo(expected, within(margin));
        assertThat(covariance(images, 14, 10, 14, 11)).isCloseTo(expected, within(margin));
        assertThat(covariance(images, 5, 0, 5, COLUMNS - 1)).isCloseTo(0, within(margin));
        assertThat(covariance(images, 0, 5, ROWS - 1, 5)).isCloseTo(0, within(margin));
    }

    @Test
    void zerosAreZeros() {
        float[] image = new float[4 + 2];
        Arrays.fill(image, 9);

        new NoiseImages(new NoiseKind.Zeros(), 1, 5, 2, 2).write(3, image, 1);

        assertThat(image).containsExactly(9, 0, 0, 0, 0, 9);
    }

    /** The power at wave numbers u, v: |sum of pixel * exp(-2 pi i (u row / rows + v column / columns))|^2. */
    private static double power(float[] image, int u, int v) {
        double real = 0;
        double imaginary = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double angle = 2 * Math.PI * ((double) u * row / ROWS + (double) v * column / COLUMNS);
                real += image[row * COLUMNS + column] * Math.cos(angle);
                imaginary += image[row * COLUMNS + column] * Math.sin(angle);
            }
        }
        return real * real + imaginary * imaginary;
    }

    @Test
    void fourierNoiseHasAsMuchPowerInEveryLowFrequencyAndNoneAbove() {
        int bound = 3;
        float[][] images = images(new NoiseKind.Fourier(bound));
        // Each pair of wave numbers has a variance of sd^2 / bound^2; a wave and its mirrored ones share it.
        double each = SD * SD / (bound * bound) * ROWS * ROWS * COLUMNS * COLUMNS;
        for (int[] waves : new int[][] {{0, 0}, {0, 2}, {1, 0}, {1, 1}, {2, 1}, {ROWS - 2, 1}, {2, 2}}) {
            double expected = each / (waves[0] == 0 ? 1 : 2) / (waves[1] == 0 ? 1 : 2);
            double mean = Stream.of(images)
                            .mapToDouble(image -> power(image, waves[0], waves[1]))
                            .sum()
                    / COUNT;
            // The standard error of a mean of squares of normal values is at most sqrt(2 / n): 3%.
            assertThat(mean / expected).as("waves %s", Arrays.toString(waves)).isCloseTo(1, within(0.16));
        }
        for (int[] waves : new int[][] {{3, 0}, {0, 3}, {3, 3}, {10, 2}, {14, 10}}) {
            for (float[] image : Arrays.copyOf(images, 20)) {
                assertThat(power(image, waves[0], waves[1])).isLessThan(1e-6 * each);
            }
        }
    }

    static Stream<NoiseKind> all() {
        return Stream.concat(spread(), Stream.of(new NoiseKind.Zeros()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anImageIsAFunctionOfKeyAndNumberAlone(NoiseKind kind) {
        float[][] images = images(kind);
        NoiseImages again = new NoiseImages(kind, 7, 10, ROWS, COLUMNS);
        float[] image = new float[ROWS * COLUMNS + 2];
        for (int i : new int[] {9, 0, 0, 4}) {
            Arrays.fill(image, 7);
            again.write(i, image, 1);
            assertThat(Arrays.copyOfRange(image, 1, image.length - 1)).isEqualTo(images[i]);
            assertThat(image[0]).isEqualTo(7);
            assertThat(image[image.length - 1]).isEqualTo(7);
        }
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertRefused(() -> new NoiseKind.Gaussian(0), "sd must be above 0 and finite, but found 0.0");
        assertRefused(() -> new NoiseKind.Gaussian(Double.NaN), "found NaN");
        assertRefused(() -> new NoiseKind.Gaussian(Double.POSITIVE_INFINITY), "found Infinity");
        assertRefused(() -> new NoiseKind.Correlated(0), "length must be above 0 and at most 64.0, but found 0.0");
        assertRefused(() -> new NoiseKind.Correlated(65), "found 65.0");
        assertRefused(() -> new NoiseKind.Correlated(Double.NaN), "found NaN");
        assertRefused(() -> new NoiseKind.Fourier(0), "frequencies must be at least 1, but found 0");
        NoiseKind fourier = new NoiseKind.Fourier(4);
        assertRefused(
                () -> new NoiseImages(fourier, 1, 1, 28, 6),
                "frequencies must be at most 3 for images of 28 x 6 pixels, but found 4");
        assertThat(new NoiseImages(fourier, 1, 1, 28, 7).features()).isEqualTo(196);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
