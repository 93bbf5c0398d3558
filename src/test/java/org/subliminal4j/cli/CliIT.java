package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ArmResult;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.NetworkFiles;

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
    void aRunEndsWithTheTableTheClaimsAndItsFiles() throws Exception {
        assertThat(undisturbed.code()).describedAs(undisturbed.err()).isZero();
        assertThat(undisturbed.out())
                .contains(
                        "Student (aux. only)", "1. ", "2. ", undisturbedFolder().toString());
        assertThat(undisturbed.out().lines().filter(line -> line.startsWith("Arm ")))
                .hasSize(1);
        assertThat(undisturbedFolder().toFile().list())
                .contains(
                        "trials.jsonl",
                        "config.json",
                        "provenance.json",
                        "summary.csv",
                        "figure.png",
                        "report.html",
                        "networks");
    }

    @Test
    void progressIsQuietOffATerminal() {
        assertThat(undisturbed.err()).doesNotContain("\033").hasLineCount(1);
    }

    @Test
    void theNetworksOfTheFirstSeedAreThoseOfItsTrial() throws Exception {
        TrialResult trial = StoredRun.read(undisturbedFolder()).results().get(0);
        for (Arm arm : Arm.values()) {
            Path file = NetworkFiles.file(undisturbedFolder(), 1, arm);
            float[] parameters = ModelSerializer.restoreMultiLayerNetwork(file.toFile())
                    .params()
                    .toFloatVector();
            ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(parameters);
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            assertThat(HexFormat.of().formatHex(sha256))
                    .isEqualTo(trial.arm(arm).parametersSha256());
        }
        assertThat(NetworkFiles.folder(undisturbedFolder(), 2)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsStoppedInTheMiddleGoesOnToTheSameResults(String signal) throws Exception {
        Path out = folder.resolve("run");
        Started run = start(folder, "short", "--workers", "1", "--out", out.toString());
        while (!Files.exists(out.resolve("trials.jsonl")) || Files.size(out.resolve("trials.jsonl")) == 0) {
            assertThat(run.process().isAlive()).isTrue();
            Thread.sleep(20);
        }
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
        assertThat(resumed.out().lines().limit(13))
                .isEqualTo(undisturbed.out().lines().limit(13).toList());
    }

    @Test
    void theWorkersChangeNoResult() throws Exception {
        Path out = folder.resolve("run");
        Started first = start(folder, "short", "--workers", "2", "--out", out.toString());
        while (!Files.exists(out.resolve("config.json"))) {
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
    private static Map<Long, Map<Arm, ArmResult>> arms(Path run) {
        return StoredRun.read(run).results().stream().collect(Collectors.toMap(TrialResult::seed, TrialResult::arms));
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Starts the program; {@code short} stands for a run of small networks for one epoch. */
    private static Started start(Path scratch, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
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
