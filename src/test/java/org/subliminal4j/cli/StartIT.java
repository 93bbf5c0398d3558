package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of the native libraries on machines that are not as one would wish, each a process of its own. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@DisabledOnOs(OS.WINDOWS)
class StartIT {
    private static final List<String> SHORT = List.of("theorem", "--only", "null-cases", "--seeds", "1");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"OMP_NUM_THREADS=0", "OMP_NUM_THREADS=-1", "SD_MAX_THREADS=0", "SD_MASTER_THREADS=0"})
    void zeroThreadsInTheEnvironmentChangeNothing(String setting) throws Exception {
        Finished finished = start(CLASS_PATH, List.of("env", setting), List.of(), SHORT);
        assertThat(finished.code()).describedAs(finished.err()).isZero();
        assertThat(finished.out()).contains("All 2 checks pass.");
        assertThat(finished.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMP_NUM_THREADS=2,1 | -Da=b",
                "OMP_NUM_THREADS=0 | -Djna.nounpack=true",
                "SD_MAX_THREADS=0 | -Djna.nounpack=true"
            })
    void whatCannotBeMendedIsNamed(String setting, String option) throws Exception {
        Finished finished = start(CLASS_PATH, List.of("env", setting), List.of(option), SHORT);
        assertOneLine(finished, "environment variable " + setting.substring(0, setting.indexOf('=')) + " is '");
    }

    @Test
    void withoutAHomeLibrariesGoIntoAFolderOfTheProcessAlone() throws Exception {
        Path home = Files.createFile(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Finished finished = start(
                CLASS_PATH,
                List.of("env", "-u", "XDG_CACHE_HOME"),
                List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary),
                SHORT);
        assertThat(finished.code()).describedAs(finished.err()).isZero();
        assertThat(finished.err())
                .contains("unpacked anew into " + temporary.resolve("subliminal4j-native-"))
                .hasLineCount(1);
        assertThat(temporary.toFile().list()).noneMatch(name -> name.startsWith("subliminal4j"));
    }

    @Test
    void aFolderThatOthersWriteToIsRefused() throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Finished finished = start(CLASS_PATH, List.of(), List.of("-Dorg.bytedeco.javacpp.cachedir=" + shared), SHORT);
        assertOneLine(finished, shared + " can be written to by others (rwxrwxrwx)");
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() throws Exception {
        String without = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(entry ->
                        !new File(entry).getName().matches(".*(nd4j-native|openblas).*-(linux|macosx).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertOneLine(start(without, List.of(), List.of(), SHORT), "is not on the class path");
    }

    /** From where Java itself does not start up to where the run goes through. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void underALimitOfAddressSpaceNothingHangs() throws Exception {
        boolean refused = false;
        for (int kilobytes = 1_600_000; kilobytes < 16_000_000; kilobytes += 300_000) {
            List<String> limited = List.of("bash", "-c", "ulimit -v " + kilobytes + "; exec \"$@\"", "bash");
            Finished finished = start(CLASS_PATH, limited, List.of("-XX:ReservedCodeCacheSize=64m"), SHORT);
            if (finished.code() == 0) {
                break;
            }
            if (finished.err().startsWith("error: ")) {
                assertOneLine(finished, "of address space (ulimit -v)");
                refused = true;
            }
        }
        assertThat(refused).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPathThatTheLocaleCannotWriteIsNamedWithTheRemedy() throws Exception {
        // The shell makes the name, for this Java may be in such a locale itself.
        List<String> shell =
                List.of("bash", "-c", "export LC_ALL=C; exec \"$@\" \"$(printf '/tmp/\\303\\274')\"", "bash");
        for (String option : List.of("--out", "--data")) {
            Finished finished = start(CLASS_PATH, shell, List.of(), List.of("run", option));
            assertThat(finished.code()).describedAs(finished.err()).isEqualTo(2);
            assertThat(finished.err())
                    .startsWith("error: Invalid value for option '" + option
                            + "': expected a path in the encoding of the locale (")
                    .contains("LC_ALL=C.UTF-8")
                    .doesNotContain("java.nio")
                    .hasLineCount(2);
        }
        Finished home = start(CLASS_PATH, List.of("env", "LC_ALL=C"), List.of("-Duser.home=/tmp/\u00fc"), SHORT);
        assertOneLine(home, "encoding of the locale");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24)
    void aJavaThatDeniesUnsafeIsToldHowToAllowIt() throws Exception {
        List<String> denied = List.of("-Dsun.misc.unsafe.memory.access=deny");
        assertOneLine(start(CLASS_PATH, List.of(), denied, SHORT), "-Dsun.misc.unsafe.memory.access=allow");
    }

    private static void assertOneLine(Finished finished, String part) {
        assertThat(finished.code()).describedAs(finished.err()).isEqualTo(1);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).hasLineCount(1).startsWith("error: ").contains(part);
    }

    private Finished start(String classPath, List<String> before, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-DumpReplayDataOnError",
                "-XX:ErrorFile=" + folder.resolve("crash")));
        // As the jar's manifest does.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(100, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it hangs: " + Files.readString(err));
        }
        return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private record Finished(int code, String out, String err) {}
}
