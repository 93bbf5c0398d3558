package org.subliminal4j.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.subliminal4j.cli.Main;

/** The program as a process, with the distribution of Spark that the build made for the tests. */
final class SparkDriver {
    private final Process process;
    private final Path err;

    private SparkDriver(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param scratch   for its output
     * @param options   for Java
     * @param arguments for the program
     */
    static SparkDriver start(Path scratch, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Dspark.ui.enabled=false",
                "-Dspark.executor.extraClassPath=" + program(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(command.indexOf("-cp"), options);
        command.add(Main.class.getName());
        command.addAll(arguments);
        Path err = Files.createTempFile(scratch, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        Path.of("target", "spark-home").toAbsolutePath().toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1"));
        return new SparkDriver(builder.start(), err);
    }

    /** Where this program's classes are: executors have the rest from their distribution. */
    private static Path program() {
        try {
            return Path.of(SparkExecutor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its executors: all that it has started. */
    List<ProcessHandle> executors() {
        return process.descendants()
                .filter(started -> started.info().command().orElse("").endsWith("java"))
                .toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /**
     * As Ctrl-C does. Under a shell's background job a process ignores SIGINT from birth; SIGTERM follows, and does no harm
     * to one that is ending already.
     */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        if (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            process.destroy();
        }
    }

    /** How it ended: waits for that. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(900, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("The program has not ended in 15 minutes");
        }
        return process.exitValue();
    }

    /** What it has said on standard error. */
    String err() throws IOException {
        return Files.readString(err);
    }
}
