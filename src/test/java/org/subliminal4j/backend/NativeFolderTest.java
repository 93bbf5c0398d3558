package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class NativeFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aNewFolderIsTheUsersAlone() throws IOException {
        Path usual = folder.resolve("cache/subliminal4j/native");
        assertThat(NativeFolder.choose(usual)).isEqualTo(usual);
        assertPrivate(usual);
        assertThat(usual).isEmptyDirectory();
        // And is taken again.
        assertThat(NativeFolder.choose(usual)).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxr-xrwx", "rwxrwxrwx"})
    void aFolderThatOthersWriteToIsLeftAlone(String permissions) throws IOException {
        Path usual = Files.createDirectory(folder.resolve("native"));
        Files.setPosixFilePermissions(usual, PosixFilePermissions.fromString(permissions));
        assertTemporary(NativeFolder.choose(usual));
    }

    @Test
    void aFolderInOneThatEverybodyWritesToIsLeftAlone() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Path usual = Files.createDirectory(
                shared.resolve("native"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTemporary(NativeFolder.choose(usual));
    }

    @Test
    void aLinkLeadsToWhatIsChecked() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path usual = Files.createSymbolicLink(folder.resolve("native"), shared);
        assertTemporary(NativeFolder.choose(usual));
    }

    @Test
    void withoutAHomeEachProcessHasAFolderOfItsOwn() throws IOException {
        Path file = Files.createFile(folder.resolve("home"));
        Path first = NativeFolder.choose(file.resolve("native"));
        assertTemporary(first);
        NativeFolder.discard();
        assertThat(first).doesNotExist();
        Path second = NativeFolder.choose(file.resolve("native"));
        assertTemporary(second);
        assertThat(second).isNotEqualTo(first);
    }

    private static void assertTemporary(Path chosen) throws IOException {
        assertThat(chosen.getFileName().toString()).startsWith("subliminal4j-native-");
        assertPrivate(chosen);
    }

    private static void assertPrivate(Path chosen) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen)))
                .isEqualTo("rwx------");
    }
}
