package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.backend.Machine;

/**
 * A project of somebody else's, outside this repository: the README's pom and a page's lines of Java, built by Maven from an
 * empty local repository into which this library is put as {@code mvn install} puts it. All else comes from this machine's
 * own repository, in the place of Maven Central.
 */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
@DisabledOnOs(OS.WINDOWS)
class ConsumerIT {
    private static final String NAME = "subliminal4j-" + Machine.version();
    private static final Path JAR = Path.of("target", NAME + ".jar");

    @TempDir
    private Path folder;

    @Test
    void theReadmesPomIsAllThatAProjectNeeds() throws Exception {
        assumeTrue(Files.exists(JAR), "not packaged");
        Path repository = Files.createDirectory(folder.resolve("repository"));
        Path home = Files.createDirectories(repository
                .resolve("org")
                .resolve("subliminal4j")
                .resolve("subliminal4j")
                .resolve(Machine.version()));
        Files.copy(JAR, home.resolve(NAME + ".jar"));
        Files.copy(Path.of("pom.xml"), home.resolve(NAME + ".pom"));

        Path project = Files.createDirectory(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), Pages.block("xml", "<artifactId>question</artifactId>"));
        String lines = Pages.block("java", "A chain of three students")
                .replace("60_000", "3_000")
                .replace("SeedRange(1, 8)", "SeedRange(1, 2)");
        Path source =
                Files.createDirectories(project.resolve("src").resolve("main").resolve("java"));
        Files.writeString(source.resolve("Try.java"), Pages.program("Try", Pages.block("java", "Teaching.teach")));
        Files.writeString(source.resolve("Chain.java"), Pages.program("Chain", lines));
        maven(
                project,
                repository,
                plugin("maven-compiler-plugin") + ":compile",
                plugin("maven-dependency-plugin") + ":copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=lib");

        assertThat(libraries(project))
                .contains(NAME + ".jar", "deeplearning4j-nn-1.0.0-M2.1.jar")
                .noneMatch(name -> name.startsWith("picocli") || name.startsWith("slf4j-simple"))
                .noneMatch(name -> name.startsWith("junit") || name.startsWith("selenium"));
        assertThat(libraries(project)).containsAll(managed());

        String printed = run(project);
        assertThat(printed).contains("A chain of three students", "first", "second", "third");
        assertThat(project.resolve("runs").resolve("chain").toFile().list())
                .contains("results.jsonl", "results.csv", "summary.csv", "figure.png", "report.html");
    }

    private static List<String> libraries(Path project) {
        return List.of(Objects.requireNonNull(project.resolve("lib").toFile().list()));
    }

    /** The sound versions that this project's pom manages. */
    private static List<String> managed() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher managed = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom.substring(pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>")));
        List<String> jars = managed.results()
                .map(found -> found.group(1) + "-" + found.group(2) + ".jar")
                .toList();
        assertThat(jars).isNotEmpty();
        return jars;
    }

    /** A plugin of this project's own build, which is in the machine's repository for that. */
    private static String plugin(String name) throws IOException {
        Matcher version = Pattern.compile("<artifactId>" + name + "</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).as(name).isTrue();
        return "org.apache.maven.plugins:" + name + ":" + version.group(1);
    }

    private void maven(Path project, Path repository, String... goals) throws Exception {
        String machines = System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
        Path settings = folder.resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>machine</id><mirrorOf>*</mirrorOf><url>"
                        + Path.of(machines).toUri() + "</url></mirror></mirrors></settings>");
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q", "-c", "-s", settings.toString()));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(List.of(goals));
        ProcessBuilder builder = process(project, command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        finish(builder);
    }

    private String run(Path project) throws Exception {
        Path mnist = Files.createDirectories(project.resolve("datasets").resolve("mnist"));
        for (File file :
                Objects.requireNonNull(Path.of("datasets", "mnist").toFile().listFiles())) {
            Files.copy(file.toPath(), mnist.resolve(file.getName()));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = String.join(File.pathSeparator, "target/classes", "lib/*");
        return finish(process(project, Arrays.asList(java, "-Xmx1g", "-cp", classPath, "Chain")));
    }

    private ProcessBuilder process(Path project, List<String> command) {
        return new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
    }

    private String finish(ProcessBuilder process) throws Exception {
        int code;
        try {
            code = process.start().waitFor();
        } catch (IOException noMaven) {
            assumeTrue(false, "cannot start " + process.command().get(0));
            throw noMaven;
        }
        String printed = Files.readString(folder.resolve("printed"));
        assertThat(code).as("%s\n%s", process.command(), printed).isZero();
        return printed;
    }
}
