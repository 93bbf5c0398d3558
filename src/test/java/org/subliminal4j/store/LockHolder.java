package org.subliminal4j.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.subliminal4j.common.UserException;

/** A second process for the tests: opens a folder, stores trials without end, and is there to be killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (RunFolder run = RunFolder.open(Path.of(args[0]), SampleRuns.CONFIG, SampleRuns.provenance())) {
            out.println("open");
            for (long seed = 0; seed < Long.parseLong(args[1]); seed++) {
                run.append(SampleRuns.trial(seed));
                out.println(seed);
            }
            Thread.sleep(60_000);
        } catch (UserException refused) {
            out.println("refused: " + refused.getMessage());
        }
    }

    static Process start(Path folder, long trials) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString(),
                        Long.toString(trials))
                .redirectErrorStream(true)
                .start();
    }
}
