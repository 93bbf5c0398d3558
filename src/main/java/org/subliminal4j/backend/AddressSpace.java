package org.subliminal4j.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.common.UserException;

/**
 * How much more address space this process may have: batch systems limit it ({@code ulimit -v}). An OpenBLAS that gets no
 * memory for a product asks for it again and again, for ever, and holds a lock that the end of the process waits for.
 *
 * @param limit what the process may have in all, in bytes; {@link Long#MAX_VALUE} without a limit
 * @param taken what it has, in bytes
 */
record AddressSpace(long limit, long taken) {
    /** What ND4J with one caller takes: 0.4 GiB for its libraries, the rest for a buffer and for threads of Java's. */
    private static final long START = 768L << 20;

    /** What one caller more takes: a buffer of OpenBLAS's of 128 MiB, a stack, and the C library's own reserve. */
    private static final long CALLER = 256L << 20;

    private static final double GIB = 1L << 30;
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path STATUS = Path.of("/proc/self/status");

    /** That of this process; without a limit where the system tells of none. */
    static AddressSpace current() {
        try {
            return of(Files.readAllLines(LIMITS), Files.readAllLines(STATUS));
        } catch (IOException notLinux) {
            return new AddressSpace(Long.MAX_VALUE, 0);
        }
    }

    /** What Linux's {@code /proc/self/limits} and {@code /proc/self/status} say. */
    static AddressSpace of(List<String> limits, List<String> status) {
        String limit = value(limits, "Max address space");
        String taken = value(status, "VmSize:");
        return limit.matches("[0-9]{1,18}") && taken.matches("[0-9]{1,12}")
                ? new AddressSpace(Long.parseLong(limit), Long.parseLong(taken) << 10)
                : new AddressSpace(Long.MAX_VALUE, 0);
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip().split("\\s+")[0])
                .findFirst()
                .orElse("");
    }

    /** @throws UserException if ND4J cannot start in what is left */
    void requireStart() {
        require(START, "ND4J", "");
    }

    /**
     * Checks that so many threads can compute side by side.
     *
     * @param callers threads, at least 1; the first is a part of the start
     * @param arrays  bytes that each is going to allocate
     * @throws UserException if they cannot
     */
    void requireCallers(int callers, long arrays) {
        double more = (double) CALLER * (callers - 1) + (double) arrays * callers;
        require(more, callers + (callers == 1 ? " worker" : " workers"), ", use fewer --workers");
    }

    private void require(double more, String who, String remedy) {
        if (limit != Long.MAX_VALUE && taken + more > limit) {
            throw new UserException("this process may have " + gib(limit) + " of address space (ulimit -v), of which "
                    + gib(taken) + " are taken, but " + who + " would take " + gib(more) + " more: raise the limit"
                    + remedy + ", or give Java's heap less with -Xmx, for all that it may grow to counts");
        }
    }

    private static String gib(double bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
