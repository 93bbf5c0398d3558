package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;

/**
 * The real command, stopped again and again while it stores trials: nothing that was stored is lost, changed or there
 * twice, and at the end all is as if nothing had happened. {@code -Dkill.count=100} stops it a hundred times.
 */
@DisabledOnOs(OS.WINDOWS)
class KillIT {
    private static final int KILLS = Integer.getInteger("kill.count", 2);
    private static final long MOMENTS = Long.getLong("kill.seed", 1);

    /** A run that comes to its end before it was stopped often enough is followed by another one. */
    private static final int SEEDS = Math.min(60, 6 * KILLS);

    /** Time for several trials. */
    private static final int WHILE_STORING_MILLIS = 120;

    /** Time to start, and more. */
    private static final int ANYWHERE_MILLIS = 4000;

    /** How the process ends: before it was stopped, by the signal, or with the code that it gives itself. */
    private static final List<Integer> STOPPED = List.of(0, 130, 137, 143);

    private static final String LOG = "results.jsonl";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        IdxFiles.writeSmallSet(folder.resolve("images"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void whatIsStoppedAgainAndAgainEndsAsIfNothingHadHappened(String signal) throws Exception {
        RandomGenerator random = new SplittableRandom(MOMENTS);
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(start(undisturbed).waitFor()).as(err(undisturbed)).isZero();
        int killed = 0;
        for (int number = 0; killed < KILLS; number++) {
            Path out = folder.resolve("stopped-" + number);
            killed += stopUntilItIsWhole(out, signal, KILLS - killed, random);
            assertThat(start(out).waitFor()).as(err(out)).isZero();
            assertWhole(out);
            assertThat(arms(out)).isEqualTo(arms(undisturbed)).hasSize(SEEDS);
            assertThat(ids(out)).containsExactlyInAnyOrderElementsOf(ids(undisturbed));
        }
        System.out.println(String.format(Locale.ROOT, "stopped %d times by %s", killed, signal));
    }

    /** Stops a run so often, or until it is whole: how often that was. */
    private int stopUntilItIsWhole(Path out, String signal, int most, RandomGenerator random) throws Exception {
        Path log = out.resolve(LOG);
        int killed = 0;
        boolean complete = false;
        while (killed < most && !complete) {
            byte[] before = whole(log);
            Process process = start(out);
            // Half of the moments come while trials are stored; the others are anywhere, from the start on.
            boolean whileStoring = random.nextBoolean();
            if (whileStoring) {
                awaitMoreThan(before.length, log, process);
            }
            int millis = random.nextInt(whileStoring ? WHILE_STORING_MILLIS : ANYWHERE_MILLIS);
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            int code = process.waitFor();
            // So Java itself ends where the signal comes while it starts (17.0.15: "Bad level: 2"), before our first
            // line.
            boolean unborn = code == 1 && Files.readString(outFile(out)).contains("during initialization of VM");
            assertThat(unborn ? 143 : code).as(err(out)).isIn(STOPPED);
            complete = code == 0;
            killed += complete ? 0 : 1;
            byte[] after = whole(log);
            assertThat(after.length).isGreaterThanOrEqualTo(before.length);
            assertThat(Arrays.equals(after, 0, before.length, before, 0, before.length))
                    .as("what was stored stays as it was")
                    .isTrue();
        }
        return killed;
    }

    /** Every network is there, and is the one that was recorded. */
    private static void assertWhole(Path out) {
        StoredRun run = StoredRun.read(out);
        for (Results results : run.results()) {
            for (Arm arm : run.experiment().arms()) {
                String sha256 = results.arm(arm.name()).sha256();
                NetworkFiles.load(
                        out, results.seed(), arm.name(), run.experiment().architectureOf(arm.name()), sha256);
            }
        }
    }

    /** What each line is of, each once. */
    private static List<String> ids(Path run) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve(LOG))) {
            ids.add(line.substring(0, line.indexOf("\"seconds\"")));
        }
        assertThat(new HashSet<>(ids)).hasSize(ids.size());
        return ids;
    }

    /** All that a trial decides, without the time it took. */
    private static Map<Long, Map<String, ArmResult>> arms(Path run) {
        return StoredRun.read(run).results().stream().collect(Collectors.toMap(Results::seed, Results::arms));
    }

    /** The whole lines of a log. */
    private static byte[] whole(Path log) throws IOException {
        byte[] bytes = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static void awaitMoreThan(long length, Path log, Process process) throws Exception {
        while (process.isAlive() && (!Files.exists(log) || Files.size(log) <= length)) {
            Thread.sleep(2);
        }
    }

    /** What the last process on a folder said. */
    private static String err(Path out) throws IOException {
        return Files.readString(errFile(out));
    }

    private static Path outFile(Path out) {
        return out.resolveSibling(out.getFileName() + ".out");
    }

    private static Path errFile(Path out) {
        return out.resolveSibling(out.getFileName() + ".err");
    }

    private Process start(Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--seeds",
                        String.valueOf(SEEDS),
                        "--epochs",
                        "1",
                        "--hidden",
                        "8",
                        "--workers",
                        "2",
                        "--save-networks",
                        "--data",
                        folder.resolve("images").toString(),
                        "--out",
                        out.toString())
                .redirectOutput(outFile(out).toFile())
                .redirectError(errFile(out).toFile())
                .start();
    }
}
