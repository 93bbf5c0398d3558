package org.subliminal4j.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process took.
 *
 * @param seconds       from its start to its end
 * @param peakMegabytes the most resident memory it ever had, in 10^6 bytes; 0 where there is no {@code /proc}
 */
record ChildProcess(double seconds, double peakMegabytes) {
    private static final int POLL_MILLISECONDS = 20;

    /** This Java. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs {@code command} to its end.
     *
     * @param environment variables beside those of this process
     * @param log         gets all that it prints
     * @throws IllegalStateException if it fails
     */
    static ChildProcess run(List<String> command, Map<String, String> environment, Path log) {
        return run(command, environment, log, Duration.ofHours(1));
    }

    /**
     * Runs {@code command} to its end, or ends it and its children after {@code limit}.
     *
     * @throws IllegalStateException if it fails or runs over the limit
     */
    static ChildProcess run(List<String> command, Map<String, String> environment, Path log, Duration limit) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            double peak = 0;
            while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakMegabytes(process.pid()));
                if (System.nanoTime() - start > limit.toNanos()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "no end after " + limit.toSeconds() + " s; its output is in " + log);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IllegalStateException("exit code " + process.exitValue() + " from "
                        + String.join(" ", command) + "; its output is in " + log);
            }
            return new ChildProcess(seconds, peak);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kernel's high-water mark, {@code VmHWM}, which is in KiB. */
    private static double peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
