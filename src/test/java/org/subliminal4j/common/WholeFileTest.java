package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] CONTENT = "all of it".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsWrittenAndNothingElseStays() throws IOException {
        Path file = folder.resolve("a.txt");

        WholeFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);

        WholeFile.write(file, out -> out.write("another".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("another");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFileWithALongNameIsWritten() throws IOException {
        String name = "\u00e9".repeat(120);

        WholeFile.write(folder.resolve(name), CONTENT);

        assertThat(names()).containsExactly(name);
    }

    @Test
    void aFileOfTheCurrentFolderIsWritten() throws IOException {
        Path file = Path.of("whole-file-test-" + ProcessHandle.current().pid());
        try {
            WholeFile.write(file, CONTENT);
            assertThat(file).hasBinaryContent(CONTENT);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void theOldFileStandsWhereTheContentFailsInTheMiddle() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .withMessageStartingWith("cannot write " + file + " (No space left on device): see that the disk");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void theOldFileStandsUntilTheNewOneIsWhole() {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, CONTENT);

        WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            out.flush();
            assertThat(file).hasBinaryContent(CONTENT);
            assertThat(names()).hasSize(2);
        });

        assertThat(file).hasSize(100_000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkOfTheFilesNameIsReplacedAndNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path file = Files.createSymbolicLink(folder.resolve("a.txt"), victim);

        WholeFile.write(file, CONTENT);

        assertThat(victim).hasContent("mine");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkOfTheTemporaryNameIsNeitherFollowedNorReplaced() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        for (Path aim : List.of(victim, folder.resolve("nothing"))) {
            Path temporary = Files.createSymbolicLink(folder.resolve("link-to-" + aim.getFileName()), aim);

            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> WholeFile.write(folder.resolve("a.txt"), temporary, out -> out.write(CONTENT)))
                    .withMessageContaining("a file of that name is in the way");

            assertThat(Files.isSymbolicLink(temporary)).isTrue();
        }
        assertThat(victim).hasContent("mine");
        assertThat(names()).containsExactly("link-to-nothing", "link-to-victim", "victim");
    }

    @Test
    void theTemporaryNameIsAnotherEachTime() {
        List<String> seen = Stream.generate(() -> {
                    List<String> during = new java.util.ArrayList<>();
                    WholeFile.write(folder.resolve("a.txt"), out -> during.addAll(names()));
                    during.remove("a.txt");
                    return during.get(0);
                })
                .limit(3)
                .toList();

        assertThat(seen).doesNotHaveDuplicates().allMatch(name -> name.startsWith("a.txt.") && name.endsWith(".part"));
    }

    @Test
    void aMissingFolderIsNamedWithWhatToDo() {
        Path file = folder.resolve("missing").resolve("a.txt");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> WholeFile.write(file, CONTENT))
                .withMessage("cannot write " + file
                        + " (no such file or folder): make its folder first, or name another place");
    }

    @Test
    void aFolderInTheWayStands() throws IOException {
        Path file = Files.createDirectories(folder.resolve("a.txt").resolve("within"))
                .getParent();

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> WholeFile.write(file, CONTENT))
                .withMessageStartingWith("cannot write " + file + " (")
                .withMessageContaining("that nothing else has that name");

        assertThat(file.resolve("within")).isDirectory();
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefused() throws IOException {
        assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "root may write everywhere");
        try {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> WholeFile.write(folder.resolve("a.txt"), CONTENT))
                    .withMessageContaining("(permission denied): see that its folder can be written to");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void anInterruptedThreadWritesAllAndStaysInterrupted() throws IOException {
        Path file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        try {
            WholeFile.write(file, out -> out.write(new byte[1_000_000]));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasSize(1_000_000);
        assertThat(names()).containsExactly("a.txt");
    }
}
