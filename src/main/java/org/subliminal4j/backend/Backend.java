package org.subliminal4j.backend;

import java.util.Locale;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.subliminal4j.common.UserException;

/**
 * Starts ND4J once, quietly, with one thread for each caller.
 *
 * <p>Parallelism is over trials, each on a thread of its own. Products of this size do not gain from a second BLAS
 * thread what a second trial gains, and with a fixed number of threads a trial gives the same bits whatever runs beside
 * it.
 */
public final class Backend {
    /** OpenMP keeps its number of threads for each calling thread: a new thread begins with one for each core. */
    private static final ThreadLocal<Boolean> SINGLE_THREADED = ThreadLocal.withInitial(() -> {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        return true;
    });

    private static boolean started;
    private static boolean cpu;

    private Backend() {}

    /**
     * Starts ND4J if it has not been started, and holds the calling thread to one core. Every class of this library
     * that touches ND4J calls this first, on the thread that goes on with it.
     *
     * @throws UserException if no backend can run here, for instance the CUDA backend on a machine without a GPU
     */
    public static void start() {
        startOnce();
        SINGLE_THREADED.get();
    }

    /**
     * Gives BLAS one thread again: a product of ND4J's with a single row or column, whoever asks for it, leaves it with one
     * for each core, and with that other bits. To be called before and after what must not depend on that. To ask costs
     * nothing; to set costs a millisecond.
     */
    public static void holdBlasToOneThread() {
        if (onCpu() && openblas.blas_get_num_threads() != 1) {
            openblas.blas_set_num_threads(1);
        }
    }

    private static synchronized void startOnce() {
        if (started) {
            return;
        }
        System.setProperty("org.nd4j.log.initialization", "false");
        // javacpp's own limit follows the heap's and counts other processes' pages: ours is set by what we allocate.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        OpenBlasKernel.choose();
        try {
            if (isCudaBuild()) {
                // ND4J would print the stack trace of a missing driver before it throws.
                Class.forName("org.bytedeco.cuda.global.cudart");
            }
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        } catch (LinkageError | ClassNotFoundException e) {
            throw unavailable(e);
        }
        cpu = !Nd4j.getBackend()
                .getClass()
                .getSimpleName()
                .toLowerCase(Locale.ROOT)
                .contains("cublas");
        if (cpu) {
            openblas.blas_set_num_threads(1);
        }
        // What is large is allocated once and closed by its owner.
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        started = true;
    }

    /** Whether the arrays are in the processor's own memory. */
    static boolean onCpu() {
        start();
        return cpu;
    }

    private static boolean isCudaBuild() {
        return Machine.buildProperty("backend").contains("cuda");
    }

    private static UserException unavailable(Throwable cause) {
        String message = isCudaBuild()
                ? "the ND4J CUDA backend found no NVIDIA GPU with a driver for CUDA 11.6 on this machine:"
                        + " leave out -Pcuda to run on the CPU"
                : "ND4J has no native library for this machine (" + System.getProperty("os.name") + ", "
                        + System.getProperty("os.arch") + "): Linux x86-64 and arm64, macOS arm64 and Windows x86-64"
                        + " are supported, on a Java of the same architecture";
        return new UserException(message, cause);
    }
}
