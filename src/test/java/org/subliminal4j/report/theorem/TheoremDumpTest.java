package org.subliminal4j.report.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Dense;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.theory.OneStep;
import org.subliminal4j.theory.Situations;
import org.subliminal4j.training.Loss;

class TheoremDumpTest {
    @TempDir
    Path folder;

    @Test
    void anNpyFileHasItsHeaderAndItsValuesInOrder() throws IOException {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, new double[][] {{1, 2, 3}, {4, 5, 6}});
        byte[] bytes = Files.readAllBytes(file);
        int data = bytes.length - 6 * Double.BYTES;
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        assertThat(data % 64).isZero();
        assertThat(new String(bytes, 10, data - 10, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3,), }")
                .endsWith("\n");
        ByteBuffer values = ByteBuffer.wrap(bytes, data, bytes.length - data).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i <= 6; i++) {
            assertThat(values.getDouble()).isEqualTo(i);
        }
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> NpyFile.write(folder.resolve("a.npy"), new double[5], 2, 3))
                .hasMessageContaining("expected 6 values");
    }

    @ParameterizedTest
    @CsvSource({"softmax, AUXILIARY, NOISE", "squared, ALL, IMAGES"})
    void numpyComputesTheSameStep(String loss, Situations.Outputs outputs, Situations.Inputs inputs) throws Exception {
        assumeTrue(run(List.of("python3", "-c", "import numpy")), "python3 with NumPy is not there");
        Situations situations = new Situations(images(), 10);
        Dense network = situations.network(List.of(11, 7), 2);
        Loss imitation = loss.equals("squared") ? new Loss.SquaredError() : new Loss.CrossEntropy();
        try (OneStep step = new OneStep(situations.draw(network, inputs, imitation, outputs, 4))) {
            TheoremDump.write(step, 1e-6, "Drawn in a test.", folder);
        }
        Path script = Path.of(
                TheoremDumpTest.class.getResource("recompute_theorem.py").toURI());
        int from = outputs == Situations.Outputs.ALL ? 0 : 3;
        assertThat(run(List.of(
                        "python3", script.toString(), folder.toString(), "25,11,7,5", "3", "" + from, "5", loss)))
                .isTrue();
        assertThat(folder.resolve("README.md")).content().contains("Widths 25, 11, 7, 5");
    }

    private static ImageData images() {
        byte[] pixels = new byte[40 * 25];
        new RandomStreams(2).stream("pixels").nextBytes(pixels);
        byte[] labels = new byte[40];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 3);
        }
        ImageSet set = new ImageSet(5, 5, pixels, labels, 3);
        return new ImageData(set, set, Map.of());
    }

    private static boolean run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
