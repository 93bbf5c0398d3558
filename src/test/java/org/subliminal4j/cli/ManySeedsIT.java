package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.store.StoredRun;

/**
 * Many seeds on sixteen workers in little memory, on Java's heap and outside of it: nothing is held for a seed that is done,
 * and the results are those of one worker. {@code -Dmany.seeds=500} takes some minutes.
 */
@EnabledOnOs(OS.LINUX)
class ManySeedsIT {
    private static final int SEEDS = Integer.getInteger("many.seeds", 32);
    private static final int LAST = 8;

    /** What Java compiles while it runs, and what its heap has not yet been asked for, come on top of a flat line. */
    private static final double FLAT = 1.2;

    @TempDir
    private Path folder;

    @Test
    void theirMemoryIsFlatAndTheirResultsAreThoseOfOneWorker() throws Exception {
        IdxFiles.writeSmallSet(folder.resolve("images"));
        Path many = folder.resolve("many");
        List<Long> resident = run(many, 1, SEEDS, 16);
        int half = resident.size() / 2;
        long before = peak(resident.subList(0, half));
        long after = peak(resident.subList(half, resident.size()));
        System.out.printf("%d seeds: %d MB resident in the first half, %d MB in the second%n", SEEDS, before, after);
        assertThat(after).isLessThan((long) (FLAT * before));

        Path last = folder.resolve("last");
        run(last, SEEDS - LAST + 1, LAST, 1);
        Map<Long, Map<String, ArmResult>> results = arms(many);
        assertThat(results).hasSize(SEEDS).containsAllEntriesOf(arms(last));
    }

    private static long peak(List<Long> megabytes) {
        return megabytes.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private static Map<Long, Map<String, ArmResult>> arms(Path run) {
        return StoredRun.read(run).results().stream().collect(Collectors.toMap(Results::seed, Results::arms));
    }

    /** @return its resident memory in megabytes, again and again, from its first result on */
    private List<Long> run(Path out, int first, int seeds, int workers) throws Exception {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.bytedeco.javacpp.maxbytes=512m",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--first-seed",
                        String.valueOf(first),
                        "--seeds",
                        String.valueOf(seeds),
                        "--workers",
                        String.valueOf(workers),
                        "--epochs",
                        "1",
                        "--hidden",
                        "16,16",
                        "--data",
                        folder.resolve("images").toString(),
                        "--out",
                        out.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        List<Long> resident = new ArrayList<>();
        Path log = out.resolve("results.jsonl");
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            if (Files.exists(log) && Files.size(log) > 0) {
                resident(process).ifPresent(resident::add);
            }
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return resident;
    }

    private static Optional<Long> resident(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
