package org.subliminal4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.platform.commons.util.ExceptionUtils;

/** Gives a target many inputs. The same seed makes the same inputs. */
final class Fuzzer {
    /** Far more than any of the small files here stands for. */
    static final long MOST_ALLOCATED = 256L << 20;

    /** Where the inputs that show a fault are kept. */
    private static final Path KEPT = Path.of("target", "fuzz");

    private static final int MOST_MUTATIONS = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Inputs that once showed a fault. */
    private static final Path CORPUS = Path.of("src", "test", "resources", "org", "subliminal4j", "fuzz");

    private final String name;
    private final Target target;
    private final long seed;
    private final List<byte[]> seeds;

    private long taken;
    private long spent;
    private long slowest;
    private long mostAllocated;
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** @param name for messages, and the folder of its corpus */
    Fuzzer(String name, Target target, long seed) throws IOException {
        this.name = name;
        this.target = target;
        this.seed = seed;
        seeds = new ArrayList<>(target.seeds());
        Path corpus = CORPUS.resolve(name);
        if (Files.exists(corpus)) {
            try (Stream<Path> files = Files.list(corpus)) {
                for (Path file : files.sorted().toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
    }

    /** Tries the inputs that failed once, then {@code count} new ones; one fault of each kind is told. */
    Fuzzer run(long count) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < seeds.size(); i++) {
            give("of the corpus " + i, seeds.get(i));
        }
        for (long number = 0; number < count; number++) {
            give("number " + number, input(number));
        }
        spent = System.nanoTime() - start;
        return this;
    }

    /** Faults by kind, with an input that shows each. */
    Map<String, String> faults() {
        return faults;
    }

    /** How many inputs were taken. */
    long taken() {
        return taken;
    }

    String figures(long count) {
        return String.format(
                Locale.ROOT,
                "fuzz %s: %d inputs in %.1f s, %d taken, the slowest took %.2f s, the largest %.1f MiB, %d kinds of fault",
                name,
                count,
                spent / 1e9,
                taken,
                slowest / 1e9,
                mostAllocated / (double) (1 << 20),
                faults.size());
    }

    private byte[] input(long number) {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        int mutations = 1 + random.nextInt(MOST_MUTATIONS);
        for (int i = 0; i < mutations; i++) {
            input = target.mutator().mutate(input, seeds.get(random.nextInt(seeds.size())), random);
        }
        return input;
    }

    private void give(String which, byte[] input) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            if (target.takes(input)) {
                taken++;
            }
        } catch (Throwable fault) {
            keep(kind(fault), which, input, fault);
        }
        slowest = Math.max(slowest, System.nanoTime() - start);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        mostAllocated = Math.max(mostAllocated, allocated);
        if (allocated > MOST_ALLOCATED) {
            keep("allocates too much", which, input, new AssertionError(allocated + " bytes"));
        }
    }

    private static String kind(Throwable fault) {
        String place = Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.subliminal4j."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("nowhere of ours");
        return fault.getClass().getSimpleName() + " at " + place;
    }

    private void keep(String kind, String which, byte[] input, Throwable fault) throws IOException {
        if (!faults.containsKey(kind)) {
            Files.createDirectories(KEPT);
            Path file = KEPT.resolve(name + "-" + faults.size());
            Files.write(file, input);
            String trace =
                    ExceptionUtils.readStackTrace(fault).lines().limit(12).reduce("", (a, b) -> a + "\n    " + b);
            faults.put(kind, "input " + which + " of seed " + seed + ", kept as " + file + ":" + trace);
        }
    }
}
