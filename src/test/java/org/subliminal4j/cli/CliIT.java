package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;

/** The program as a user meets it: a process of its own, with its exit code, its two streams and its files. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CliIT {
    private static final List<String> SHORT_RUN = List.of("run", "--seeds", "2", "--epochs", "1", "--hidden", "32,32");

    /** A run that nothing disturbed, on one worker. */
    private static Finished undisturbed;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        undisturbed = start(
                        shared,
                        "short",
                        "--workers",
                        "1",
                        "--out",
                        undisturbedFolder().toString())
                .end();
    }

    private static Path undisturbedFolder() {
        return shared.resolve("undisturbed");
    }

    @Test
    void aRunEndsWithItsArmsAndItsFiles() {
        assertThat(undisturbed.code()).describedAs(undisturbed.err()).isZero();
        assertThat(undisturbed.out())
                .contains("Student (aux. only)", undisturbedFolder().toString(), "--seeds 4");
        assertThat(undisturbedFolder().toFile().list())
                .contains("results.jsonl", "experiment.json", "provenance.json", "networks");
    }

    @Test
    void progressIsQuietOffATerminal() {
        assertThat(undisturbed.err()).doesNotContain("\033").hasLineCount(1);
    }

    @Test
    void theNetworksOfTheFirstSeedAreThoseOfItsTrial() throws Exception {
        StoredRun run = StoredRun.read(undisturbedFolder());
        for (Arm arm : run.experiment().arms()) {
            String sha256 = run.results().get(0).arm(arm.name()).sha256();
            Weights weights = NetworkFiles.load(
                    undisturbedFolder(), 1, arm.name(), run.experiment().architectureOf(arm.name()), sha256);
            assertThat(ModelSerializer.restoreMultiLayerNetwork(NetworkFiles.file(undisturbedFolder(), 1, arm.name())
                                    .toFile())
                            .params()
                            .getDouble(100))
                    .isEqualTo(weights.get(100));
        }
        assertThat(NetworkFiles.folder(undisturbedFolder(), 2)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsStoppedInTheMiddleGoesOnToTheSameResults(String signal) throws Exception {
        Path out = folder.resolve("run");
        Started run = start(folder, "short", "--workers", "1", "--out", out.toString());
        awaitFirstResult(run, out);
        signal(run.process(), signal);
        if (signal.equals("INT") && !run.process().waitFor(200, TimeUnit.MILLISECONDS)) {
            // Under a shell's background job a process ignores SIGINT from birth; SIGTERM does no harm to one that is
            // ending already.
            run.process().destroy();
        }
        Finished stopped = run.end();
        if (signal.equals("INT")) {
            assertThat(stopped.code()).isIn(130, 143);
            assertThat(stopped.err())
                    .contains("Stopped: 1 of 2 seeds are stored in " + out, "--out " + out)
                    .doesNotContain("\tat ");
            assertThat(stopped.out()).isEmpty();
        }
        assertThat(StoredRun.read(out).results()).hasSize(1);

        Finished resumed = start(folder, "short", "--workers", "2", "--out", out.toString())
                .end();
        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Running 1 of 2 seeds").contains("other 1 are stored");
        assertThat(arms(out)).isEqualTo(arms(undisturbedFolder()));
        assertThat(resumed.out().lines().limit(6))
                .isEqualTo(undisturbed.out().lines().limit(6).toList());
    }

    @Test
    void theWorkersChangeNoResult() throws Exception {
        Path out = folder.resolve("run");
        Started first = start(folder, "short", "--workers", "2", "--out", out.toString());
        while (!Files.exists(out.resolve("experiment.json"))) {
            assertThat(first.process().isAlive()).isTrue();
            Thread.sleep(20);
        }
        Finished second = start(folder, "short", "--out", out.toString()).end();
        assertOneLine(second, 1, "another process");
        assertThat(first.end().code()).isZero();
        assertThat(arms(out)).isEqualTo(arms(undisturbedFolder()));
    }

    @Test
    void anotherSettingDoesNotGoIntoTheSameFolder() throws Exception {
        Finished other = start(
                        folder,
                        "run",
                        "--epochs",
                        "2",
                        "--out",
                        undisturbedFolder().toString())
                .end();
        assertOneLine(other, 1, "epochs");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunWhoseLockIsTakenAwayStopsInOneLineAndTheOtherGoesOn() throws Exception {
        Path out = folder.resolve("run");
        Started first = start(folder, "short", "--workers", "1", "--out", out.toString());
        awaitFirstResult(first, out);
        Files.delete(out.resolve(".lock"));
        Started second = start(folder, "short", "--workers", "1", "--out", out.toString());
        Finished stopped = first.end();
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err().lines().filter(line -> !line.startsWith("INFO")))
                .singleElement()
                .asString()
                .startsWith("error: the lock ");
        assertThat(second.end().code()).isZero();
        assertThat(arms(out)).isEqualTo(arms(undisturbedFolder()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLineOfAnotherProgramInTheLogIsNotOverwritten() throws Exception {
        Path out = folder.resolve("run");
        Started run = start(folder, "short", "--workers", "1", "--out", out.toString());
        awaitFirstResult(run, out);
        Files.writeString(out.resolve("results.jsonl"), "a note\n", StandardOpenOption.APPEND);
        Finished stopped = run.end();
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("error: " + out.resolve("results.jsonl") + " was changed by another program");
        assertThat(Files.readString(out.resolve("results.jsonl"))).endsWith("\na note\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anOutputThatIsFullOrClosedIsNoSuccess() throws Exception {
        for (String output : List.of("> /dev/full", ">&-")) {
            List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" " + output, "bash"));
            command.addAll(command("run", "--seeds", "2", "--epochs", "1", "--hidden", "32,32"));
            command.addAll(List.of("--out", undisturbedFolder().toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            // Off the command's own output only what it says on standard error is left.
            String err = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).describedAs(err).isEqualTo(1);
            assertThat(err).contains("error: cannot write to standard output");
        }
    }

    @Test
    void whatDivergesIsAResult() throws Exception {
        Path out = folder.resolve("run");
        Finished wild = start(
                        folder,
                        "run",
                        "--seeds",
                        "1",
                        "--epochs",
                        "1",
                        "--hidden",
                        "8",
                        "--lr",
                        "1e30",
                        "--out",
                        out.toString())
                .end();
        assertThat(wild.code()).describedAs(wild.err()).isZero();
        Results results = StoredRun.read(out).results().get(0);
        assertThat(results.arm("teacher").diverged()).isNotNull();
        assertThat(results.arm("student-all").diverged()).isNotNull();
        assertThat(results.arm("reference").diverged()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--auxiliary 1000000      | 60000 x 10000",
                "--hidden 2147483647      | parameters",
                "--hidden 46341,46341     | parameters",
                "--hidden 100000,2000     | of memory",
                "--batch 2147483647 --hidden 2000,2000 | of memory",
                "--experiment nowhere.json | nowhere.json",
            })
    void whatIsTooLargeIsRefusedInOneLineAtOnce(String options, String part) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "--seeds", "2147483647", "--workers", "2"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of("--out", folder.resolve("run").toString()));
        assertOneLine(start(folder, arguments.toArray(String[]::new)).end(), 1, part);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void theMostSeedsThereMayBeBeginAtOnce() throws Exception {
        Path out = folder.resolve("run");
        Started run = start(
                folder,
                "run",
                "--seeds",
                "2147483647",
                "--epochs",
                "1",
                "--hidden",
                "8",
                "--workers",
                "1",
                "--out",
                out.toString());
        awaitFirstResult(run, out);
        run.process().destroy();
        Finished stopped = run.end();
        assertThat(stopped.code()).isIn(130, 143);
        assertThat(stopped.err()).contains("of 2147483647 seeds are stored");
    }

    @Test
    void anUnknownOptionIsAMistakeOfUsage() throws Exception {
        Finished finished = start(folder, "run", "--sedes", "3").end();
        assertThat(finished.code()).isEqualTo(2);
        assertThat(finished.err()).hasLineCount(2).contains("--sedes").doesNotContain("\tat ");
    }

    @Test
    void noSeedsAreAMistakeOfUsage() throws Exception {
        Finished finished = start(folder, "--seeds", "0").end();
        assertThat(finished.code()).isEqualTo(2);
        assertThat(finished.err()).hasLineCount(2).contains("at least 1").doesNotContain("\tat ");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertOneLine(start(folder, "run", "--out", file.toString()).end(), 1, file.toString());
        assertThat(file).hasContent("in the way");
    }

    @Test
    void aMissingDataSetIsNamed() throws Exception {
        Path missing = folder.resolve("nothing");
        assertOneLine(start(folder, "run", "--data", missing.toString()).end(), 1, missing.toString());
    }

    @Test
    void aTruncatedDataSetIsNamed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (var files = Files.list(Path.of("datasets", "mnist"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".gz")).toList()) {
                byte[] whole = Files.readAllBytes(file);
                boolean images = file.getFileName().toString().startsWith("train-images");
                Files.write(
                        data.resolve(file.getFileName()),
                        images ? java.util.Arrays.copyOf(whole, whole.length / 2) : whole);
            }
        }
        assertOneLine(
                start(
                                folder,
                                "run",
                                "--data",
                                data.toString(),
                                "--out",
                                folder.resolve("run").toString())
                        .end(),
                1,
                "train-images");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static void assertOneLine(Finished finished, int code, String part) {
        assertThat(finished.code()).describedAs(finished.err()).isEqualTo(code);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).hasLineCount(1).startsWith("error: ").contains(part);
    }

    /** All that a trial decides, without the time it took. */
    private static Map<Long, Map<String, ArmResult>> arms(Path run) {
        return StoredRun.read(run).results().stream().collect(Collectors.toMap(Results::seed, Results::arms));
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private static void awaitFirstResult(Started run, Path out) throws Exception {
        while (!Files.exists(out.resolve("results.jsonl")) || Files.size(out.resolve("results.jsonl")) == 0) {
            assertThat(run.process().isAlive()).isTrue();
            Thread.sleep(20);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts the program; {@code short} stands for a run of small networks for one epoch. */
    private static Started start(Path scratch, String... arguments) throws IOException {
        List<String> command = command();
        for (String argument : arguments) {
            command.addAll(argument.equals("short") ? SHORT_RUN : List.of(argument));
        }
        Path out = Files.createTempFile(scratch, "out", null);
        Path err = Files.createTempFile(scratch, "err", null);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Started(process, out, err);
    }

    private record Started(Process process, Path out, Path err) {
        Finished end() throws Exception {
            int code = process.waitFor();
            return new Finished(code, Files.readString(out), Files.readString(err));
        }
    }

    private record Finished(int code, String out, String err) {}
}
