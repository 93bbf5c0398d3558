package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The real program in a process of its own, stopped at random moments while it fills a folder. */
final class Stopping {
    static final int KILLS = Integer.getInteger("kill.count", 2);

    /** Time for several trials. */
    private static final int WHILE_STORING_MILLIS = 120;

    /** Time to start, and more. */
    private static final int ANYWHERE_MILLIS = 4000;

    /** How the process ends: before it was stopped, by the signal, or with the code that it gives itself. */
    private static final List<Integer> STOPPED = List.of(0, 130, 137, 143);

    private static final String LOG = "results.jsonl";

    private final Function<Path, List<String>> command;
    private final String signal;
    private final RandomGenerator random = new SplittableRandom(Long.getLong("kill.seed", 1));
    private int killed;

    /**
     * @param command what the program is told to do with a folder
     * @param signal  by which it is stopped, such as KILL
     */
    Stopping(Function<Path, List<String>> command, String signal) {
        this.command = command;
        this.signal = signal;
    }

    /** How many times it is still to be stopped. */
    int left() {
        return KILLS - killed;
    }

    /** Lets it come to its end. */
    void run(Path out) throws Exception {
        assertThat(start(out).waitFor()).as(err(out)).isZero();
    }

    /** Stops it so often, or until it is whole; what was stored stays. */
    void untilItIsWhole(Path out) throws Exception {
        Path log = out.resolve(LOG);
        boolean complete = false;
        while (left() > 0 && !complete) {
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
        System.out.println("stopped " + killed + " times by " + signal);
    }

    /** What each line of a log is of, each once. */
    static List<String> ids(Path out) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve(LOG))) {
            ids.add(line.substring(0, line.indexOf("\"seconds\"")));
        }
        assertThat(new HashSet<>(ids)).hasSize(ids.size());
        return ids;
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
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(command.apply(out));
        return new ProcessBuilder(words)
                .redirectOutput(outFile(out).toFile())
                .redirectError(errFile(out).toFile())
                .start();
    }
}
