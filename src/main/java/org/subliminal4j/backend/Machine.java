package org.subliminal4j.backend;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a result's bits and times depend on besides the code.
 *
 * @param java  version and vendor of the Java runtime
 * @param os    operating system and architecture
 * @param cpu   model of the processor
 * @param cores processors available to this process
 * @param nd4j  version, backend and classifier of ND4J
 * @param blas  the BLAS, the kernels it was told to use, and what the self-check of it and of ND4J found
 */
public record Machine(String java, String os, String cpu, int cores, String nd4j, String blas) {
    private static final Properties BUILD = load();

    /** This machine, with ND4J started. */
    public static Machine current() {
        Backend.start();
        Runtime.Version version = Runtime.version();
        return new Machine(
                version + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                buildProperty("nd4j") + ", " + Nd4j.getBackend().getClass().getSimpleName() + ", "
                        + buildProperty("platform"),
                (Backend.onCpu() ? "OpenBLAS 0.3.19, core type " + OpenBlasKernel.chosen() : "cuBLAS 11.6")
                        + ", self-check of " + Backend.checked() + " operations passed");
    }

    /** The memory of this machine, or of the container that this process is in, in bytes. */
    public static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** The version of this library. */
    public static String version() {
        return buildProperty("version");
    }

    /** The commit this library was built from, with {@code -dirty} where files had changed, or {@code unknown}. */
    public static String commit() {
        String commit = buildProperty("commit");
        if (commit.startsWith("$")) {
            return "unknown";
        }
        return buildProperty("dirty").equals("true") ? commit + "-dirty" : commit;
    }

    /** Version, backend and classifier of the ND4J that this library was built with; does not start it. */
    public static String nd4jBuild() {
        return buildProperty("nd4j") + ", " + buildProperty("backend") + ", " + buildProperty("platform");
    }

    /** A property that the build wrote: version, commit, dirty, nd4j, backend or platform. */
    static String buildProperty(String key) {
        return BUILD.getProperty(key, "unknown");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream("/org/subliminal4j/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String cpuModel() {
        Path cpuInfo = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpuInfo)) {
            try (var lines = Files.lines(cpuInfo)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException | UncheckedIOException e) {
                return System.getProperty("os.arch");
            }
        }
        String identifier = System.getenv("PROCESSOR_IDENTIFIER");
        return identifier != null ? identifier : System.getProperty("os.arch");
    }
}
