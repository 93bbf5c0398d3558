package org.subliminal4j.backend;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.UserException;

/**
 * The environment as native libraries see it, which read it once, when they load. Java's own copy stays as it is.
 *
 * <p>With zero threads for ND4J its operations return at once and leave what was in memory. Some containers ship such a
 * number, and {@code cores / tasks} in a job script gives it.
 */
final class NativeEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

    /** ND4J's Java reads this one, and takes nothing but a whole number. */
    private static final String OPENMP = "OMP_NUM_THREADS";

    private static final List<String> THREADS = List.of(OPENMP, "SD_MAX_THREADS", "SD_MASTER_THREADS");

    private NativeEnvironment() {}

    /**
     * Takes numbers of threads that make no sense out of the environment of native libraries, if they are not loaded yet,
     * and gives OpenBLAS one thread: it would make one for each core, each with a buffer of its own, and none would be used.
     *
     * @throws UserException if the environment says something that this cannot mend
     */
    static void mend() {
        Map<String, String> environment = System.getenv();
        boolean mended = true;
        for (String name : THREADS) {
            if (environment.containsKey(name) && !isCount(environment.getOrDefault(name, ""))) {
                mended &= unset(name);
            }
        }
        set("OPENBLAS_NUM_THREADS", "1");
        check(environment, mended);
    }

    /**
     * Refuses an environment with which ND4J would not start, or would compute wrongly.
     *
     * @param environment the variables as they were given
     * @param mended      whether native libraries do not see what makes no sense in it
     */
    static void check(Map<String, String> environment, boolean mended) {
        for (String name : THREADS) {
            String value = environment.getOrDefault(name, "");
            boolean readByJava = name.equals(OPENMP) && !value.matches("[+-]?[0-9]{1,9}");
            if (!value.isEmpty() && (readByJava || !mended && !isCount(value))) {
                throw new UserException("the environment variable " + name + " is '" + value
                        + "', but ND4J needs one whole number of at least 1: unset it, or set it to 1; the number of"
                        + " threads is set by --workers");
            }
        }
    }

    private static boolean isCount(String value) {
        return value.matches("\\+?0*[1-9][0-9]{0,5}");
    }

    /** Sets a variable for libraries that load from now on; false if that cannot be done here. */
    static boolean set(String name, String value) {
        return change(name, library -> library.setenv(name, value, 1));
    }

    private static boolean unset(String name) {
        return change(name, library -> library.unsetenv(name));
    }

    private static boolean change(String name, ToIntFunction<CLibrary> change) {
        if (Platform.isWindows()) {
            return false;
        }
        try {
            return change.applyAsInt(Native.load("c", CLibrary.class)) == 0;
        } catch (LinkageError e) {
            LOG.debug("{} cannot be changed for native libraries", name, e);
            return false;
        }
    }

    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);

        int unsetenv(String name);
    }
}
