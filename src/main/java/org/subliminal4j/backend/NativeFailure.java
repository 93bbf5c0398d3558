package org.subliminal4j.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;

/** Why a native library did not start, and what to do about it: the loader's own words say it to few. */
final class NativeFailure {
    /** What is unpacked. */
    private static final long UNPACKED = 400L << 20;

    private static final Pattern MISSING =
            Pattern.compile("(lib[\\w+.-]+|ld-[\\w.-]+): cannot open shared object file: No such file");
    private static final Pattern DAMAGED = Pattern.compile(
            "invalid ELF header|file too short|cannot read file data|undefined symbol|not a mach-o|truncated|"
                    + "cannot open shared object|ELF (file|load)|not a valid Win32|object file has no");

    private NativeFailure() {}

    /**
     * The mistake, or the fault of the machine, in one line.
     *
     * @param failure what the loader threw
     * @param folder  where libraries are unpacked
     * @param cuda    whether the CUDA backend was to start
     */
    static UserException explain(Throwable failure, Path folder, boolean cuda) {
        StringBuilder said = new StringBuilder();
        String last = "no details";
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof UnsupportedOperationException && depth > 0) {
                return new UserException(
                        "this Java (" + System.getProperty("java.version") + ") denies the access to memory by"
                                + " sun.misc.Unsafe that ND4J needs: allow it with java"
                                + " -Dsun.misc.unsafe.memory.access=allow",
                        failure);
            }
            if (cause.getMessage() != null) {
                last = cause.getMessage();
                said.append(last).append('\n');
            }
        }
        return new UserException(explain(said.toString(), last, folder, cuda), failure);
    }

    private static String explain(String said, String last, Path folder, boolean cuda) {
        String other = "-D" + NativeFolder.PROPERTY + "=DIR";
        Matcher missing = MISSING.matcher(said);
        boolean absent = missing.find();
        if (said.contains("failed to map segment") || said.contains("Operation not permitted")) {
            String mount = noexecMount(folder, mounts());
            return mount != null
                    ? "native libraries cannot be run from " + folder + ", because " + mount
                            + " is mounted noexec: name a folder elsewhere with " + other
                    : "there was too little memory to load ND4J's native library (" + last
                            + "): see that neither a limit (ulimit -v, a container's) nor other programs take it";
        }
        if (said.contains("Cannot allocate memory") || said.contains("cannot allocate memory")) {
            return "there was too little memory to load ND4J's native library (" + last
                    + "): see that neither a limit (ulimit -v, a container's) nor other programs take it";
        }
        if (said.contains("GLIBC") || absent && missing.group(1).startsWith("ld-")) {
            return "ND4J's native library needs a newer or another C library than this system has (" + last
                    + "): it is made for glibc, so use such a Linux, not one with musl such as Alpine";
        }
        if (absent && cuda && missing.group(1).contains("cu")) {
            return noGpu();
        }
        if (said.contains("No space left") || DAMAGED.matcher(said).find() && usable(folder) < UNPACKED) {
            return "the disk is full: native libraries (" + (UNPACKED >> 20) + " MB) could not be unpacked into "
                    + folder + ". Make room, or name a folder on another disk with " + other;
        }
        if (absent && !bundled(missing.group(1))) {
            return "ND4J's native library needs " + missing.group(1)
                    + ", which this system lacks: install the package that has it";
        }
        if (DAMAGED.matcher(said).find()) {
            return "what was unpacked into " + folder + " is damaged (" + last
                    + "): delete that folder, and it is unpacked again";
        }
        if (said.contains("Could not create the cache")) {
            return "native libraries cannot be unpacked into " + folder + ": name a folder that can be written to with "
                    + other;
        }
        if (cuda) {
            return noGpu();
        }
        if (said.contains("Could not find jni")
                || said.contains("NoAvailableBackend")
                || said.contains("nd4j backend")) {
            return unsupported();
        }
        return "ND4J's native library did not start on this machine (" + machine() + "): " + last;
    }

    private static String unsupported() {
        return "ND4J's native library for this machine (" + machine()
                + ") is not on the class path, which has that for "
                + Machine.buildProperty("platform") + ": Linux x86-64 and arm64, macOS arm64 and Windows x86-64 are"
                + " supported, built on such a machine, or with -Dnative.platform, by a Java of its architecture";
    }

    static String noGpu() {
        return "the ND4J CUDA backend found no NVIDIA GPU with a driver for CUDA 11.6 on this machine:"
                + " leave out -Pcuda to run on the CPU";
    }

    private static String machine() {
        return System.getProperty("os.name") + ", " + System.getProperty("os.arch");
    }

    private static boolean bundled(String library) {
        String name = library.toLowerCase(Locale.ROOT);
        return name.startsWith("libopenblas") || name.startsWith("libnd4j") || name.startsWith("libjni");
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static List<String> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mounts"));
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /**
     * The mount that {@code folder} lies on if nothing can be run from it, else null.
     *
     * @param mounts lines of {@code /proc/self/mounts}: device, place, type, options; a later one hides an earlier
     */
    static @Nullable String noexecMount(Path folder, List<String> mounts) {
        String deepest = null;
        boolean noexec = false;
        for (String line : mounts) {
            String[] words = line.split(" ");
            if (words.length < 4) {
                continue;
            }
            String place = words[1].replace("\\040", " ");
            if (folder.startsWith(Path.of(place)) && (deepest == null || place.length() >= deepest.length())) {
                deepest = place;
                noexec = List.of(words[3].split(",")).contains("noexec");
            }
        }
        return noexec ? deepest : null;
    }
}
