package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Loss and gradient against PyTorch's, through exported weights; skipped where no Python has PyTorch. */
class PyTorchParityTest {
    private static final @Nullable String PYTHON = python();

    @TempDir
    Path folder;

    record Case(Transformer shape, List<Layout.Tensor> tensors, List<Sequence> examples) {}

    record Sequence(int[] tokens, int from, double weight) {}

    static List<Transformer> shapes() {
        return LanguageModelTest.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lossAndGradientAreThoseOfPyTorch(Transformer shape) throws Exception {
        compare(LanguageModelTest.weights(shape), LanguageModelTest.EXAMPLES);
    }

    @Test
    void theUsualModelAgreesOnItsCorpus() throws Exception {
        Language language = new Language(World.DEFAULT, Phrasings.DEFAULT);
        RandomStreams streams = new RandomStreams(4);
        List<Example> corpus = Corpus.DEFAULT.withSequences(64).draw(language, streams.stream("corpus"));
        compare(TransformerInit.DEFAULT.draw(Transformer.DEFAULT, DataType.FLOAT, streams.stream("init")), corpus);
    }

    private void compare(Weights weights, List<Example> examples) throws Exception {
        assumeTrue(PYTHON != null, "no Python here has PyTorch");
        Transformer shape = (Transformer) weights.architecture();
        export(weights, shape, examples);
        run(Objects.requireNonNull(PYTHON), "transformer.py", folder.toString());

        try (LanguageModel model = new LanguageModel(weights, examples.size(), List.of(Layout.ALL))) {
            double loss = model.lossAndGradient(new TokenBatch(examples), new CrossEntropy());
            assertThat(loss).isCloseTo(read("loss.f64").get(0), within(1e-5));
            DoubleBuffer gradient = read("gradient.f64");
            assertThat(gradient.capacity()).isEqualTo(weights.length());
            for (Layout.Tensor tensor : shape.layout().tensors()) {
                double largest = 0;
                double error = 0;
                for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
                    largest = Math.max(largest, Math.abs(gradient.get(i)));
                    error = Math.max(
                            error, Math.abs(gradient.get(i) - model.gradient().get(i)));
                }
                assertThat(largest).as(tensor.name()).isGreaterThan(1e-8);
                assertThat(error).as(tensor.name()).isLessThan(2e-4 * largest + 1e-7);
            }
        }
    }

    private void export(Weights weights, Transformer shape, List<Example> examples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length()).order(ByteOrder.nativeOrder());
        for (int i = 0; i < weights.length(); i++) {
            bytes.putFloat((float) weights.get(i));
        }
        Files.write(folder.resolve("weights.f32"), bytes.array());
        List<Sequence> sequences = examples.stream()
                .map(example -> new Sequence(example.tokens(), example.from(), example.weight()))
                .toList();
        Files.write(
                folder.resolve("case.json"),
                Json.line(new Case(shape, shape.layout().tensors(), sequences)));
        try (InputStream script = PyTorchParityTest.class.getResourceAsStream("transformer.py")) {
            Files.write(
                    folder.resolve("transformer.py"),
                    Objects.requireNonNull(script).readAllBytes());
        }
    }

    private DoubleBuffer read(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)))
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    private void run(String python, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** The first Python on the path that has PyTorch: a system's own may stand behind another one. */
    private static @Nullable String python() {
        for (String folder :
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator)) {
            File python = new File(folder, "python3");
            if (python.canExecute() && hasTorch(python.getPath())) {
                return python.getPath();
            }
        }
        return null;
    }

    private static boolean hasTorch(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import torch, numpy")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
