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
    private static final long SEED = Long.getLong("kill.seed", 1);

    /** Some more are stored in each session before it is stopped. */
    private static final int TRIALS_FOR_A_KILL = 6;

    /** Time for several trials. */
    private static final int WHILE_STORING_MILLIS = 120;

    /** Time to start, and more. */
    private static final int ANYWHERE_MILLIS = 4000;

    /** How the process ends: by the signal, or with the code that it gives itself. */
    private static final List<Integer> STOPPED = List.of(130, 137, 143);

    @TempDir
    private Path folder;

    private final int seeds = KILLS * TRIALS_FOR_A_KILL;

    @BeforeEach
    void makeImages() throws IOException {
        IdxFiles.writeSmallSet(folder.resolve("images"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void whatIsStoppedAgainAndAgainEndsAsIfNothingHadHappened(String signal) throws Exception {
        RandomGenerator random = new SplittableRandom(SEED);
        Path out = folder.resolve("stopped");
        Path log = out.resolve("results.jsonl");
        int killed = 0;
        int stumps = 0;
        boolean complete = false;
        for (int session = 0; killed < KILLS && !complete; session++) {
            byte[] before = whole(log);
            Process process = start(out, session);
            // Half of the moments come while trials are stored; the others are anywhere, from the start on.
            boolean whileStoring = session % 2 == 0;
            if (whileStoring) {
                awaitMoreThan(before.length, log, process);
            }
            int millis = random.nextInt(whileStoring ? WHILE_STORING_MILLIS : ANYWHERE_MILLIS);
            complete = process.waitFor(millis, TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            int code = process.waitFor();
            complete |= code == 0;
            assertThat(code).as(err(session)).isIn(complete ? List.of(0) : STOPPED);
            killed += complete ? 0 : 1;
            byte[] after = whole(log);
            assertThat(after.length).isGreaterThanOrEqualTo(before.length);
            assertThat(Arrays.equals(after, 0, before.length, before, 0, before.length))
                    .as("what was stored stays as it was")
                    .isTrue();
            stumps += Files.exists(log) && Files.size(log) > after.length ? 1 : 0;
        }
        assertThat(start(out, -1).waitFor()).as(err(-1)).isZero();
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(start(undisturbed, -2).waitFor()).as(err(-2)).isZero();
        System.out.println(String.format(
                Locale.ROOT,
                "stopped by %s %d times, %d of them in the middle of a line, over %d seeds",
                signal,
                killed,
                stumps,
                seeds));
        assertThat(killed).isPositive();
        assertWhole(out);
        assertThat(arms(out)).isEqualTo(arms(undisturbed)).hasSize(seeds);
        assertThat(ids(log)).containsExactlyInAnyOrderElementsOf(ids(undisturbed.resolve("results.jsonl")));
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
    private static List<String> ids(Path log) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
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

    private String err(int session) throws IOException {
        Path file = folder.resolve("err" + session);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Process start(Path out, int session) throws IOException {
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
                        String.valueOf(seeds),
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
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err" + session).toFile())
                .start();
    }
}
