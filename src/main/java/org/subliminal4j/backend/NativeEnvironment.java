package org.subliminal4j.backend;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.UserException;

/**
 * The environment as native libraries see it, which read it once, when they load. Java's own copy stays as it is.
 *
 * <p>With zero threads for ND4J its operations return at once and leave what was in memory. So the numbers of threads are
 * set here, to one for each caller, whatever a container or a batch system has made of them.
 */
final class NativeEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

    /** ND4J's Java reads this one, and takes nothing but a whole number. */
    private static final String OPENMP = "OMP_NUM_THREADS";

    private static final List<String> THREADS =
            List.of(OPENMP, "OPENBLAS_NUM_THREADS", "SD_MAX_THREADS", "SD_MASTER_THREADS");

    private NativeEnvironment() {}

    /**
     * Gives native libraries one thread for each caller, if they are not loaded yet.
     *
     * @throws UserException if the environment says something that this cannot mend
     */
    static void holdToOneThread() {
        boolean mended = true;
        for (String name : THREADS) {
            mended &= set(name, "1");
        }
        check(System.getenv(), mended);
    }

    /**
     * Refuses an environment with which ND4J would not start, or would compute wrongly.
     *
     * @param environment the variables as they were given
     * @param mended      whether native libraries see others
     */
    static void check(Map<String, String> environment, boolean mended) {
        for (String name : THREADS) {
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                continue;
            }
            boolean whole = value.matches("[+-]?[0-9]{1,9}");
            if (name.equals(OPENMP) && !whole || !mended && (!whole || Integer.parseInt(value) < 1)) {
                throw new UserException("the environment variable " + name + " is '" + value
                        + "', but ND4J needs one whole number of at least 1: unset it, or set it to 1; the number of"
                        + " threads is set by --workers");
            }
        }
    }

    /** Sets a variable for libraries that load from now on; false if that cannot be done here. */
    static boolean set(String name, String value) {
        if (Platform.isWindows()) {
            return false;
        }
        try {
            return Native.load("c", CLibrary.class).setenv(name, value, 1) == 0;
        } catch (LinkageError e) {
            LOG.debug("{} cannot be set for native libraries", name, e);
            return false;
        }
    }

    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }
}
