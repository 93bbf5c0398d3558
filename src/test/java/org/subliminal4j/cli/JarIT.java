package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.backend.Machine;

/** The jar as it goes out: on every Java of this machine, in other locales, and in the folder with its libraries. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@DisabledOnOs(OS.WINDOWS)
class JarIT {
    private static final String NAME = "subliminal4j-" + Machine.version();
    private static final Path JAR = Path.of("target", NAME + ".jar");
    private static final List<String> FILES = List.of("summary.csv", "results.csv");

    @TempDir
    private static Path folder;

    private static String usual;

    @BeforeAll
    static void runAsUsual() throws Exception {
        assumeTrue(Files.exists(JAR), "not packaged");
        usual = run(Path.of(System.getProperty("java.home")), "usual", List.of(), "-Duser.language=en");
        assertThat(usual).contains("Student (aux. only)");
    }

    /** This one and those installed beside it that are new enough. */
    static List<Path> javas() throws IOException {
        Path mine = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(mine.getParent())) {
            return Stream.concat(
                            Stream.of(mine),
                            beside.filter(home -> !Files.isSymbolicLink(home) && !home.equals(mine))
                                    .filter(JarIT::isNewEnough)
                                    .sorted())
                    .toList();
        }
    }

    private static boolean isNewEnough(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin").resolve("java"))
                    && Files.readString(home.resolve("release"))
                            .matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9][0-9])[\".+].*");
        } catch (IOException noJava) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("javas")
    void everyJavaSaysTheSameInEveryLocaleAndNothingElse(Path java) throws Exception {
        String name = String.valueOf(java.getFileName());
        assertThat(run(java, name + "-tr", List.of(), "-Duser.language=tr", "-Duser.country=TR"))
                .isEqualTo(usual);
        assertThat(run(java, name + "-ar", List.of("LC_ALL=C"), "-Duser.language=ar", "-Duser.country=EG"))
                .isEqualTo(usual);
    }

    /** What a run of one tiny seed prints, but for the lines that name its folder; its files are compared here. */
    private static String run(Path java, String name, List<String> environment, String... options) throws Exception {
        Path out = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of(java.resolve("bin").resolve("java").toString(), "-Xmx700m"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-jar", JAR.toString(), "run", "--seeds", "1", "--epochs", "1", "--hidden", "8"));
        command.addAll(List.of("--workers", "1", "--out", out.toString()));
        Path printed = folder.resolve(name + ".out");
        Path said = folder.resolve(name + ".err");
        int code = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).hasLineCount(1).startsWith("INFO Running 1 of 1 seeds");
        for (String file : FILES) {
            assertThat(out.resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("usual").resolve(file));
        }
        return Files.readString(printed).replace(out.toString(), "FOLDER");
    }

    @Test
    void itsModuleHasAName() {
        assertThat(ModuleFinder.of(JAR).find("org.subliminal4j")).isPresent();
    }

    @Test
    void theFolderThatGoesOutHasEachLibraryThatTheManifestNames() throws Exception {
        List<Path> zips;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            zips = files.filter(file -> file.getFileName().toString().matches(NAME + "-.*\\.zip"))
                    .toList();
        }
        assumeTrue(!zips.isEmpty(), "not packaged with -Prelease");
        try (JarFile jar = new JarFile(JAR.toFile());
                ZipFile zip = new ZipFile(zips.get(0).toFile())) {
            String named = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            TreeSet<String> packed = new TreeSet<>(zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName().substring(NAME.length() + 1))
                    .toList());
            assertThat(packed).contains(NAME + ".jar", "LICENSE", "datasets/mnist/t10k-images-idx3-ubyte.gz");
            packed.removeIf(entry -> !entry.startsWith("lib/"));
            assertThat(packed).containsExactlyElementsOf(new TreeSet<>(List.of(named.split(" "))));
        }
    }
}
