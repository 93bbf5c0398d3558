package org.subliminal4j.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the processor has: a kernel for instructions that it lacks ends the process that runs it.
 *
 * @param flags what Linux lists in {@code /proc/cpuinfo}; empty elsewhere
 */
record Processor(Set<String> flags) {
    /** The parts of AVX-512 that compilers use for Skylake-X. */
    private static final List<String> SKYLAKEX = List.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    /** This machine's. */
    static Processor current() {
        try {
            return of(Files.readAllLines(Path.of("/proc/cpuinfo")));
        } catch (IOException notLinux) {
            return new Processor(Set.of());
        }
    }

    /** The one that lines of {@code /proc/cpuinfo} tell of. */
    static Processor of(List<String> cpuInfo) {
        Set<String> flags = new HashSet<>();
        cpuInfo.stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .ifPresent(line -> flags.addAll(
                        Arrays.asList(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))));
        return new Processor(Set.copyOf(flags));
    }

    /** Whether it runs what was compiled for Skylake-X, that is for AVX-512. */
    boolean runsSkylakeX() {
        return flags.containsAll(SKYLAKEX);
    }
}
