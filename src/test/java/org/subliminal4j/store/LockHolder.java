package org.subliminal4j.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.common.UserException;

/**
 * A second process for the tests: opens a folder, stores trials, and is there to be killed. Where it is told to wait it
 * stores the next trial at each line of its standard input, and reads its log again at the end.
 */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean waits = args.length > 2;
        try (RunFolder run = SampleRuns.open(Path.of(args[0]))) {
            out.println("open");
            for (long seed = 0; seed < Long.parseLong(args[1]); seed++) {
                if (waits) {
                    System.in.read();
                }
                run.append(SampleRuns.trial(seed));
                out.println(seed);
            }
            Thread.sleep(60_000);
        } catch (UserException refused) {
            out.println("refused: " + refused.getMessage());
        }
    }

    static Process start(Path folder, long trials, String... waits) throws IOException {
        List<String> command = command(folder, trials);
        command.addAll(List.of(waits));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The same where no file may grow beyond so many bytes, as on a disk that fills up in the middle of a line. */
    static Process startWithin(int bytes, Path folder, long trials) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("prlimit", "--fsize=" + bytes, "env", "JAVA_TOOL_OPTIONS=-XX:-UsePerfData"));
        command.addAll(command(folder, trials));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> command(Path folder, long trials) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString(),
                Long.toString(trials)));
    }
}
