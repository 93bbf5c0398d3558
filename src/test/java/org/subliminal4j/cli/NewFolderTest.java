package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;

class NewFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void runsThatBeginInOneSecondGetFoldersOfTheirOwn() {
        Set<Path> folders = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20).parallel().forEach(i -> folders.add(NewFolder.in(temporary.resolve("runs"), "now")));
        assertThat(folders)
                .hasSize(20)
                .contains(temporary.resolve("runs/now"), temporary.resolve("runs/now-20"))
                .allMatch(Files::isDirectory);
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Path file = Files.writeString(temporary.resolve("runs"), "in the way");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> NewFolder.in(file))
                .withMessageContaining("cannot write to " + file)
                .withMessageContaining("--out");
    }
}
