package org.subliminal4j.backend;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses OpenBLAS's kernels before it loads. OpenBLAS 0.3.19 knows AMD processors up to Zen 3: on a Zen 4 or later it
 * falls back to AVX2 kernels, although those of Intel's Skylake-X (AVX-512) run there, and are several times faster at
 * the narrow products of the last layer.
 */
final class OpenBlasKernel {
    private static final Logger log = LoggerFactory.getLogger(OpenBlasKernel.class);
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private static String chosen = "as OpenBLAS detects it";

    private OpenBlasKernel() {}

    /** Sets {@code OPENBLAS_CORETYPE} in this process, unless the user has, where OpenBLAS would choose badly. */
    static void choose() {
        String users = System.getenv(VARIABLE);
        if (users != null && !users.isEmpty()) {
            chosen = users;
        } else if (Platform.isLinux() && Platform.isIntel() && Platform.is64Bit() && isAmdWithAvx512()) {
            if (NativeEnvironment.set(VARIABLE, "SKYLAKEX")) {
                chosen = "SKYLAKEX";
            }
        }
    }

    /** The core type that OpenBLAS was told to use. */
    static String chosen() {
        return chosen;
    }

    private static boolean isAmdWithAvx512() {
        try {
            List<String> lines = Files.readAllLines(CPU_INFO);
            return has(lines, "vendor_id", "AuthenticAMD")
                    && has(lines, "flags", "avx512f")
                    && has(lines, "flags", "avx512dq")
                    && has(lines, "flags", "avx512bw")
                    && has(lines, "flags", "avx512vl");
        } catch (IOException e) {
            log.debug("{} cannot be read; OpenBLAS chooses its kernels itself", CPU_INFO, e);
            return false;
        }
    }

    private static boolean has(List<String> cpuInfo, String key, String word) {
        return cpuInfo.stream().filter(line -> line.startsWith(key)).anyMatch(line -> List.of(line.split("\\s+"))
                .contains(word));
    }
}
