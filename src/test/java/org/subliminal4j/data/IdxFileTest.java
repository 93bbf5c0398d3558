package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;

class IdxFileTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("some-file");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsImagesRawAndGzipWhateverTheName(boolean gzip) throws IOException {
        byte[] raw = IdxFiles.images(5, 4, 3);
        Files.write(file, gzip ? IdxFiles.gzip(raw) : raw);

        IdxFile images = IdxFile.readImages(file);

        assertThat(images.shape()).containsExactly(5, 4, 3);
        assertThat(images.values()).isEqualTo(Arrays.copyOfRange(raw, 16, raw.length));
        Files.write(file, raw);
        assertThat(images.sha256()).isEqualTo(Sha256.of(file));
    }

    @Test
    void readsGzipOfSeveralMembers() throws IOException {
        byte[] raw = IdxFiles.images(5, 40, 30);
        byte[] first = IdxFiles.gzip(Arrays.copyOf(raw, 1000));
        byte[] second = IdxFiles.gzip(Arrays.copyOfRange(raw, 1000, raw.length));
        Files.write(file, concat(first, second));

        assertThat(IdxFile.readImages(file).count()).isEqualTo(5);
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                Arguments.of(IdxFiles.idx(0, 2051, Integer.MAX_VALUE, 28, 28), "promises"),
                Arguments.of(IdxFiles.idx(0, 2051, Integer.MAX_VALUE, 4096, 4096), "promises"),
                Arguments.of(IdxFiles.idx(0, 2051, 1_000_000, 28, 28), "784000000 bytes"),
                Arguments.of(IdxFiles.idx(784, 2051, 0, 28, 28), "at least 1"),
                Arguments.of(IdxFiles.idx(784, 2051, -1, 28, 28), "4294967295"),
                Arguments.of(IdxFiles.idx(784, 2051, 1, 0, 28), "rows and columns"),
                Arguments.of(IdxFiles.idx(784, 2051, 1, 28, 0), "rows and columns"),
                Arguments.of(IdxFiles.idx(784, 2051, 1, -28, -28), "rows and columns"),
                Arguments.of(IdxFiles.idx(784, 2051, 1, 1 << 30, 1 << 30), "1073741824"),
                Arguments.of(IdxFiles.idx(784, 2051, 1, 784, 5000), "5000"),
                Arguments.of(IdxFiles.idx(783, 2051, 1, 28, 28), "only 783"),
                Arguments.of(IdxFiles.idx(785, 2051, 1, 28, 28), "more bytes"),
                Arguments.of(IdxFiles.idx(784, 2052, 1, 28, 28), "magic number 2052"),
                Arguments.of(IdxFiles.labels(10), "labels (magic number 2049). Are two files swapped"),
                Arguments.of(IdxFiles.idx(0), "only 0"),
                Arguments.of(IdxFiles.idx(0, 2051, 1, 28), "only 12"),
                Arguments.of("The digits are sold out.".getBytes(java.nio.charset.StandardCharsets.UTF_8), "magic"));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void refusesAHeaderThatDoesNotFitRawOrGzip(byte[] raw, String reason) throws IOException {
        for (byte[] stored : List.of(raw, IdxFiles.gzip(raw))) {
            Files.write(file, stored);
            assertClearFault(() -> IdxFile.readImages(file), reason);
        }
    }

    @Test
    void refusesALabelOutOfRange() throws IOException {
        byte[] raw = IdxFiles.labels(20);
        raw[8 + 13] = 10;
        Files.write(file, raw);
        assertClearFault(() -> IdxFile.readLabels(file, 10), "label 10 at position 13");

        raw[8 + 13] = (byte) 200;
        Files.write(file, raw);
        assertClearFault(() -> IdxFile.readLabels(file, 10), "label 200 at position 13");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 18, 19, 26, 27, 100})
    void refusesBytesAfterTheEndOfTheGzipData(int bytes) throws IOException {
        Files.write(file, concat(IdxFiles.gzip(IdxFiles.labels(20)), new byte[bytes]));

        assertClearFault(() -> IdxFile.readLabels(file, 10), "bytes after its end");
    }

    @Test
    void takesNoMoreMemoryThanTheFileHolds() throws IOException {
        Files.write(file, IdxFiles.gzip(IdxFiles.idx(100, 2051, 1 << 20, 32, 32)));
        var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertClearFault(() -> IdxFile.readImages(file), "only 100");

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    @Test
    void refusesWhatIsNoFile() {
        assertClearFault(() -> IdxFile.readImages(file), "found nothing");
        assertThatThrownBy(() -> IdxFile.readImages(directory))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("something else");
    }

    @Test
    @Timeout(20)
    void refusesABombAtNoCost() throws IOException {
        // Blank images of 512 MB, as promised, in a file of half a megabyte.
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(packed)) {
            out.write(IdxFiles.idx(0, 2051, 1 << 17, 64, 64));
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 512; i++) {
                out.write(blank);
            }
        }
        Files.write(file, packed.toByteArray());
        var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertClearFault(() -> IdxFile.readImages(file), "which holds no such images");

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    @Test
    void readsSmallBlankImagesHoweverWellTheyCompress() throws IOException {
        byte[] raw = IdxFiles.idx(0, 2051, 1000, 28, 28);
        Files.write(file, IdxFiles.gzip(Arrays.copyOf(raw, raw.length + 784_000)));

        assertThat(IdxFile.readImages(file).values()).containsOnly(0).hasSize(784_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsTheFirstColumnOfWideLabels(boolean gzip) throws IOException {
        byte[] raw = IdxFiles.wideLabels(25);
        Files.write(file, gzip ? IdxFiles.gzip(raw) : raw);

        IdxFile labels = IdxFile.readLabels(file, 10);

        assertThat(labels.shape()).containsExactly(25);
        assertThat(labels.values()).hasSize(25);
        assertThat(Arrays.copyOf(labels.values(), 12)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
        Files.write(file, raw);
        assertThat(labels.sha256()).isEqualTo(Sha256.of(file));
    }

    @Test
    void refusesWideLabelsOutOfRangeOrOfOtherColumns() throws IOException {
        byte[] raw = IdxFiles.wideLabels(25);
        raw[12 + 32 * 4] = (byte) 0x80;
        Files.write(file, raw);
        assertClearFault(() -> IdxFile.readLabels(file, 256), "label -2147483644 at position 4");

        Files.write(file, IdxFiles.idx(4 * 9 * 2, 0x0C02, 2, 9));
        assertClearFault(() -> IdxFile.readLabels(file, 256), "labels in 8 columns, but found 9");
    }

    @Test
    void takesTwoHundredAndFiftySixClasses() throws IOException {
        byte[] raw = IdxFiles.labels(20);
        raw[8 + 13] = (byte) 255;
        Files.write(file, raw);

        assertThat(IdxFile.readLabels(file, 256).values()[13]).isEqualTo((byte) 255);
    }

    static Stream<Arguments> foreignFiles() {
        return Stream.of(
                Arguments.of(IdxFiles.idx(4, 0x0D03, 1, 1, 1), "32-bit floats in 3 dimensions. Write the values as"),
                Arguments.of(IdxFiles.idx(8, 0x0E03, 1, 1, 1), "64-bit floats in 3 dimensions"),
                Arguments.of(text("<!DOCTYPE html><html>"), "a page of HTML or XML. Download the file itself"),
                Arguments.of(text("\n\n  <html><body>no</body>"), "a page of HTML or XML"),
                Arguments.of(text("\u00ef\u00bb\u00bf<?xml version='1.0'?>"), "a page of HTML or XML"),
                Arguments.of(text("version https://git-lfs.github.com/spec/v1\noid sha256:1"), "git lfs pull"),
                Arguments.of(text("PK\u0003\u0004 and more bytes"), "a zip archive. Unpack it"));
    }

    private static byte[] text(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("foreignFiles")
    void saysWhatAForeignFileIsAndWhatToDo(byte[] content, String reason) throws IOException {
        for (byte[] stored : List.of(content, IdxFiles.gzip(content))) {
            Files.write(file, stored);
            assertClearFault(() -> IdxFile.readImages(file), reason);
            assertClearFault(() -> IdxFile.readLabels(file, 10), reason);
        }
    }

    @Test
    @Timeout(20)
    @EnabledOnOs(OS.LINUX)
    void refusesAPipeAndADeviceAtOnce() throws Exception {
        Process made = new ProcessBuilder("mkfifo", file.toString()).start();
        assertThat(made.waitFor()).isZero();
        assertClearFault(() -> IdxFile.readImages(file), "something else (a pipe, a socket or a device)");

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertClearFault(() -> IdxFile.readImages(file), "something else (a pipe, a socket or a device)");
    }

    @Test
    void refusesRawMnistImagesCutShort() throws IOException {
        byte[] raw = IdxFiles.gunzip(Files.readAllBytes(IdxFiles.MNIST.resolve(IdxFiles.TEST_IMAGES + ".gz")));
        for (int length : new int[] {0, 1, 3, 4, 10, 15, 16, 17, 1000, raw.length / 2, raw.length - 1}) {
            Files.write(file, Arrays.copyOf(raw, length));
            assertClearFault(() -> IdxFile.readImages(file), "only " + (length < 16 ? length : length - 16));
        }
    }

    static List<String> names() {
        return IdxFiles.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAMnistFileCutShort(String name) throws IOException {
        byte[] whole = Files.readAllBytes(IdxFiles.MNIST.resolve(name + ".gz"));
        // In the gzip header, in the first deflated bytes (the IDX magic and header), in the data, in the trailer.
        for (int length :
                new int[] {0, 1, 2, 9, 12, 40, 60, 1000, whole.length / 2, whole.length - 8, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertClearFault(() -> read(name), length < 2 ? "only " + length : "ends too early");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAMnistFileWithFlippedBytes(String name) throws IOException {
        byte[] whole = Files.readAllBytes(IdxFiles.MNIST.resolve(name + ".gz"));
        // The magic, the method, the middle, and the checksum and the length at the end.
        for (int position : new int[] {0, 1, 2, whole.length / 2, whole.length - 8, whole.length - 1}) {
            byte[] flipped = whole.clone();
            flipped[position] ^= (byte) 0xff;
            Files.write(file, flipped);
            assertClearFault(() -> read(name), position < 2 ? "magic number" : "");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAMnistFileWithBytesAfterItsEnd(String name) throws IOException {
        byte[] whole = Files.readAllBytes(IdxFiles.MNIST.resolve(name + ".gz"));
        Files.write(file, concat(whole, new byte[] {0}));
        assertClearFault(() -> read(name), "bytes after its end");

        Files.write(file, concat(IdxFiles.gunzip(whole), new byte[] {0}));
        assertClearFault(() -> read(name), "more bytes");
    }

    private void read(String name) {
        if (name.contains("images")) {
            IdxFile.readImages(file);
        } else {
            IdxFile.readLabels(file, 10);
        }
    }

    private void assertClearFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String reason) {
        assertThatThrownBy(reading)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file + ": expected ")
                .hasMessageContaining(", but found ")
                .hasMessageContaining(reason)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
