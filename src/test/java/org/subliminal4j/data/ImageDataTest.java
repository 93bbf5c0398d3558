package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.subliminal4j.data.IdxFiles.TEST_IMAGES;
import static org.subliminal4j.data.IdxFiles.TEST_LABELS;
import static org.subliminal4j.data.IdxFiles.TRAIN_IMAGES;
import static org.subliminal4j.data.IdxFiles.TRAIN_LABELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.UserException;

class ImageDataTest {
    @TempDir
    private Path directory;

    static List<String> names() {
        return IdxFiles.NAMES;
    }

    @Test
    void readsMnist() {
        ImageData data = ImageData.read(IdxFiles.MNIST);

        assertThat(data.train().count()).isEqualTo(60_000);
        assertThat(data.test().count()).isEqualTo(10_000);
        for (ImageSet set : List.of(data.train(), data.test())) {
            assertThat(set.features()).isEqualTo(784);
            assertThat(set.classes()).isEqualTo(10);
        }
        // The first ten labels, and the counts of the digits 0 to 9, as published with the data set.
        assertThat(firstLabels(data.train())).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(firstLabels(data.test())).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        assertThat(countsOfLabels(data.train()))
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(countsOfLabels(data.test())).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        // Mean and standard deviation of pixel / 255, which every MNIST example on the web normalises by.
        assertThat(meanAndSd(data.train())[0]).isCloseTo(0.1307, org.assertj.core.api.Assertions.within(5e-5));
        assertThat(meanAndSd(data.train())[1]).isCloseTo(0.3081, org.assertj.core.api.Assertions.within(5e-5));
        assertThat(data.sha256())
                .isEqualTo(Map.of(
                        TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                        TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                        TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                        TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));
        assertThat(data.sha256().keySet()).containsExactlyElementsOf(IdxFiles.NAMES);
        assertThat(data.name()).isEqualTo("MNIST");
        // 1135 of the 10,000 test images show a one.
        assertThat(data.test().largestClassShare()).isEqualTo(0.1135);
    }

    @Test
    void readsFashionMnist() {
        Path debian = Path.of("/usr/share/datasets/fashion-mnist");
        assumeTrue(Files.isDirectory(debian), "needs Debian's dataset-fashion-mnist");

        ImageData data = ImageData.read(debian);

        assertThat(countsOfLabels(data.train())).containsOnly(6000);
        assertThat(countsOfLabels(data.test())).containsOnly(1000);
        assertThat(data.train().features()).isEqualTo(784);
        assertThat(data.name()).isEqualTo("Fashion-MNIST");
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesADirectoryThatLacksAFile(String name) throws IOException {
        IdxFiles.writeSmallSet(directory);
        Files.delete(directory.resolve(name));

        assertThatThrownBy(() -> ImageData.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(directory.toString())
                .hasMessageContaining("found no " + name);
    }

    static Stream<List<String>> swaps() {
        return Stream.of(
                List.of(TRAIN_IMAGES, TRAIN_LABELS),
                List.of(TEST_IMAGES, TEST_LABELS),
                List.of(TRAIN_IMAGES, TEST_IMAGES),
                List.of(TRAIN_LABELS, TEST_LABELS),
                List.of(TRAIN_IMAGES, TEST_LABELS));
    }

    @ParameterizedTest
    @MethodSource("swaps")
    void refusesMnistWithTwoFilesSwapped(List<String> names) throws IOException {
        IdxFiles.copyMnist(directory);
        Path first = directory.resolve(names.get(0) + ".gz");
        Path second = directory.resolve(names.get(1) + ".gz");
        Path aside = directory.resolve("aside");
        Files.move(first, aside);
        Files.move(second, first);
        Files.move(aside, second);

        assertThatThrownBy(() -> ImageData.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("swapped?")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void readsRawFilesOfAnySize() throws IOException {
        IdxFiles.writeSmallSet(directory);

        ImageData data = ImageData.read(directory);

        assertThat(data.train().count()).isEqualTo(30);
        assertThat(data.test().count()).isEqualTo(20);
        assertThat(data.test().rows()).isEqualTo(4);
        assertThat(data.test().columns()).isEqualTo(3);
        assertThat(data.test().label(13)).isEqualTo(3);
    }

    @Test
    void refusesTestImagesOfAnotherSize() throws IOException {
        IdxFiles.writeSmallSet(directory);
        Files.write(directory.resolve(TEST_IMAGES), IdxFiles.images(20, 3, 4));

        assertThatThrownBy(() -> ImageData.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(TEST_IMAGES + ": expected images of 4 x 3 pixels")
                .hasMessageContaining("found 3 x 4 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-here", "a-file"})
    void refusesWhatIsNoDirectory(String name) throws IOException {
        Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> ImageData.read(directory.resolve(name)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(directory.resolve(name) + ": expected a directory");
    }

    @Test
    void refusesTrainingAndTestImagesThatDoNotBelongTogether() {
        ImageSet small = new ImageSet(1, 2, new byte[2], new byte[1], 10);
        ImageSet tall = new ImageSet(2, 1, new byte[2], new byte[1], 10);

        assertThatThrownBy(() -> new ImageData(small, tall, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 x 2 pixels in 10 classes and 2 x 1 pixels in 10 classes");
    }

    @Test
    void anUnknownSetIsCalledAsItsDirectoryIs() throws IOException {
        Path letters = directory.resolve("my letters");
        IdxFiles.writeSmallSet(letters);

        assertThat(ImageData.read(letters).name()).isEqualTo("my letters");
        assertThat(ImageData.read(letters.resolve("..").resolve("my letters")).name())
                .isEqualTo("my letters");
        ImageSet small = new ImageSet(1, 2, new byte[2], new byte[1], 10);
        assertThat(new ImageData(small, small, Map.of()).name()).isEqualTo("unnamed images");
        assertThatThrownBy(() -> new ImageData(" ", small, small, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothHalvesAreRelabelled() throws IOException {
        IdxFiles.writeSmallSet(directory);

        ImageData data = ImageData.read(directory).relabel(Labelling.renumbered(10, 9, 8, 7));

        assertThat(data.train().classCounts()).containsExactly(3, 3, 3);
        assertThat(data.test().classCounts()).containsExactly(2, 2, 2);
        assertThat(data.sha256()).hasSize(4);
    }

    @Test
    void moreThanTenClassesAreTakenFromTheLabelsOfBothHalves() throws IOException {
        IdxFiles.writeSmallSet(directory);
        assertThat(ImageData.read(directory).train().classes()).isEqualTo(10);
        byte[] labels = IdxFiles.labels(20);
        labels[8 + 13] = 26;
        Files.write(directory.resolve(TEST_LABELS), labels);

        ImageData data = ImageData.read(directory);

        assertThat(data.train().classes()).isEqualTo(27);
        assertThat(data.test().classes()).isEqualTo(27);
        assertThat(data.test().label(13)).isEqualTo(26);
    }

    @Test
    void takesTheWideLabelsOfQmnist() throws IOException {
        IdxFiles.writeSmallSet(directory);
        Files.delete(directory.resolve(TEST_LABELS));
        Files.write(directory.resolve(TEST_LABELS + ".gz"), IdxFiles.gzip(IdxFiles.wideLabels(20)));

        ImageData data = ImageData.read(directory);

        assertThat(data.test().label(13)).isEqualTo(3);
        assertThat(data.test().classCounts()).containsOnly(2);
    }

    @Test
    void headersThatDoNotFitAreRefusedBeforeABodyIsRead() throws IOException {
        // The images' body is damaged at its end, which is never reached.
        IdxFiles.writeSmallSet(directory);
        Files.delete(directory.resolve(TRAIN_IMAGES));
        byte[] images = IdxFiles.gzip(IdxFiles.images(30, 4, 3));
        images[images.length - 5] ^= 1;
        Files.write(directory.resolve(TRAIN_IMAGES + ".gz"), images);
        assertThatThrownBy(() -> ImageData.read(directory)).hasMessageContaining("damaged");

        Files.write(directory.resolve(TRAIN_LABELS), IdxFiles.labels(29));

        assertThatThrownBy(() -> ImageData.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("expected 30 labels")
                .hasMessageContaining("but found 29");
    }

    private static int[] firstLabels(ImageSet set) {
        return java.util.stream.IntStream.range(0, 10).map(set::label).toArray();
    }

    private static int[] countsOfLabels(ImageSet set) {
        int[] counts = new int[10];
        for (int i = 0; i < set.count(); i++) {
            counts[set.label(i)]++;
        }
        return counts;
    }

    private static double[] meanAndSd(ImageSet set) {
        double sum = 0;
        double squares = 0;
        for (byte pixel : set.pixels()) {
            double value = (pixel & 0xff) / 255.0;
            sum += value;
            squares += value * value;
        }
        double mean = sum / set.pixels().length;
        return new double[] {mean, Math.sqrt(squares / set.pixels().length - mean * mean)};
    }
}
