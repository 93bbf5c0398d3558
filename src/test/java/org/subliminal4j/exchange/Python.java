package org.subliminal4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Python of this machine, or of the environment variable PYTHON, where it has the modules that a test is about. */
public final class Python {
    private Python() {}

    /** Runs a script and returns what it prints; the test is skipped where no Python has all of {@code modules}. */
    public static String run(List<String> modules, Path folder, String script) throws Exception {
        String python = Stream.of(System.getenv("PYTHON"), "python3", "/usr/bin/python3")
                .filter(Objects::nonNull)
                .filter(name -> has(name, modules))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "no Python with " + modules);
        Path file = folder.resolve("script.py");
        Files.writeString(file, script);
        return output(folder, python, file.toAbsolutePath().toString());
    }

    /** Runs a command in a folder, which must succeed, and returns what it prints. */
    public static String output(Path folder, String... command) throws Exception {
        Path printed = folder.resolve("printed.txt");
        int code = start(folder, printed, command);
        String text = Files.readString(printed);
        assertThat(code).as("%s\n%s", Arrays.toString(command), text).isZero();
        return text;
    }

    private static boolean has(String python, List<String> modules) {
        List<String> command = new ArrayList<>(List.of(python, "-c", "import " + String.join(", ", modules)));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int start(Path folder, Path printed, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** Numbers as a script prints them, separated by blanks. */
    public static float[] floats(String printed) {
        String[] words = printed.strip().split("\\s+");
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }
}
