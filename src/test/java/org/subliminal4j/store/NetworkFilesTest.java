package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.NativeMemory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

@Timeout(60)
class NetworkFilesTest {
    private static final Dense SHAPE = new Dense(4, List.of(3), Activation.RELU, 2, 1);

    @TempDir
    private Path run;

    private final Weights weights = Weights.draw(SHAPE, new RandomStreams(1).stream("init"));

    @Test
    void aKeptNetworkIsRestoredByDl4j() throws Exception {
        NetworkFiles.save(run, 1, "teacher", weights);
        Path file = run.resolve("networks/seed-1/teacher.zip");
        assertThat(NetworkFiles.file(run, 1, "teacher")).isEqualTo(file);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        assertThat(restored.params().length()).isEqualTo(weights.length());
        for (int i = 0; i < weights.length(); i++) {
            assertThat(restored.params().getDouble(i)).isEqualTo(weights.get(i));
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aTransformerComesBackBitForBitWithItsArchitectureBesideIt() throws Exception {
        Transformer shape = new Transformer(8, 1, 2, 16, 8, 20, false);
        Weights model = TransformerInit.DEFAULT.draw(shape, DataType.FLOAT, new RandomStreams(1).stream("init"));
        NetworkFiles.save(run, 1, "teacher", model);
        Weights back = NetworkFiles.load(run, 1, "teacher", shape, model.sha256());
        assertThat(back.sha256()).isEqualTo(model.sha256());
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(NetworkFiles.file(run, 1, "teacher")))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("configuration.json");
            assertThat(Json.parse(zip.readAllBytes(), Architecture.class)).isEqualTo(shape);
        }
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> NetworkFiles.load(
                        run, 1, "teacher", new Transformer(8, 1, 2, 16, 8, 19, false), model.sha256()))
                .withMessageContaining("teacher.zip");
    }

    @Test
    void aKeptNetworkComesBackBitForBit() {
        NetworkFiles.save(run, 1, "teacher", weights);
        assertThat(load().sha256()).isEqualTo(weights.sha256());
        assertThat(load().architecture()).isEqualTo(SHAPE);
    }

    @Test
    void theSameNetworkIsKeptInTheSameBytes() {
        NetworkFiles.save(run, 1, "teacher", weights);
        NetworkFiles.save(run, 2, "teacher", weights);
        assertThat(NetworkFiles.file(run, 2, "teacher")).hasSameBinaryContentAs(NetworkFiles.file(run, 1, "teacher"));
    }

    @Test
    @EnabledIf("org.subliminal4j.backend.NativeMemory#isCounted")
    void aNetworkIsKeptWithoutKeepingItsMemory() {
        NetworkFiles.save(run, 1, "teacher", weights);
        long before = NativeMemory.held();
        NetworkFiles.save(run, 2, "teacher", weights);
        assertThat(NativeMemory.held() - before)
                .as("ND4J leaves a few scalars")
                .isLessThan(weights.length() * Float.BYTES / 2);
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.writeString(run.resolve("networks"), "in the way");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> NetworkFiles.save(run, 1, "teacher", weights))
                .withMessageContaining("teacher.zip");
    }

    @Test
    void aMissingNetworkIsNamed() {
        assertRefused().withMessageContaining("no such file");
    }

    @Test
    void theNetworkOfAnotherArmIsNotTakenForIt() throws IOException {
        NetworkFiles.save(run, 1, "student", Weights.draw(SHAPE, new RandomStreams(2).stream("init")));
        Files.move(NetworkFiles.file(run, 1, "student"), NetworkFiles.file(run, 1, "teacher"));
        assertRefused()
                .withMessageContaining("is not the one that the run recorded")
                .withMessageContaining("expected SHA-256 " + weights.sha256());
    }

    @Test
    void aSmallerNetworkIsRefused() {
        NetworkFiles.save(run, 1, "teacher", Weights.draw(SHAPE.withHidden(), new RandomStreams(2).stream("init")));
        assertRefused();
    }

    @Test
    void aLargerNetworkIsRefused() {
        NetworkFiles.save(
                run, 1, "teacher", Weights.draw(SHAPE.withHidden(300, 30), new RandomStreams(2).stream("init")));
        assertRefused().withMessageContaining("more parameters than the network has");
    }

    @Test
    void aZipThatWasCutShortAnywhereIsRefused() throws IOException {
        NetworkFiles.save(run, 1, "teacher", weights);
        Path file = NetworkFiles.file(run, 1, "teacher");
        byte[] whole = Files.readAllBytes(file);
        int coefficients = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("coefficients.bin");
        for (int length = 0; length < coefficients + 60; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused();
        }
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        write("not a zip".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertRefused().withMessageContaining("no coefficients.bin in it");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        write(zip(out -> {
            out.putNextEntry(new ZipEntry("coefficients.bin"));
            zeros(out, 1L << 27);
        }));
        assertThat(Files.size(NetworkFiles.file(run, 1, "teacher"))).isLessThan(2 << 20);
        assertRefused().withMessageContaining("more parameters than the network has");
    }

    @Test
    void aBombBeforeTheParametersIsNotUnpackedEither() throws IOException {
        write(zip(out -> {
            out.putNextEntry(new ZipEntry("configuration.json"));
            zeros(out, 1L << 27);
        }));
        assertRefused().withMessageContaining("an entry larger than any configuration");
    }

    @Test
    void manyEntriesAreRefused() throws IOException {
        write(zip(out -> {
            for (int i = 0; i < 1000; i++) {
                out.putNextEntry(new ZipEntry("entry-" + i));
            }
        }));
        assertRefused().withMessageContaining("more than 16 entries");
    }

    @Test
    void javaObjectsThatComeWithANetworkAreNeverRead() throws Exception {
        NetworkFiles.save(run, 1, "teacher", weights);
        byte[] network = Files.readAllBytes(NetworkFiles.file(run, 1, "teacher"));
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new Trap());
        }
        write(zip(out -> {
            out.putNextEntry(new ZipEntry("preprocessor.bin"));
            out.write(object.toByteArray());
            try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(network))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }));
        assertThat(load().sha256()).isEqualTo(weights.sha256());
        assertThat(Trap.sprung).isFalse();
    }

    /** Tells that it was read. */
    private static final class Trap implements Serializable {
        private static final long serialVersionUID = 1;
        private static boolean sprung;

        private void readObject(java.io.ObjectInputStream in) {
            sprung = true;
        }
    }

    private Weights load() {
        return NetworkFiles.load(run, 1, "teacher", SHAPE, weights.sha256());
    }

    private ThrowableAssertAlternative<UserException> assertRefused() {
        return assertThatExceptionOfType(UserException.class)
                .isThrownBy(this::load)
                .withMessageContaining("teacher.zip")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    private void write(byte[] content) throws IOException {
        Path file = NetworkFiles.file(run, 1, "teacher");
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** What fills a zip. */
    @FunctionalInterface
    private interface Entries {
        void writeTo(ZipOutputStream out) throws IOException;
    }

    private static byte[] zip(Entries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            entries.writeTo(out);
        }
        return bytes.toByteArray();
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        byte[] block = new byte[1 << 20];
        for (long i = 0; i < count; i += block.length) {
            out.write(block);
        }
    }
}
