package org.subliminal4j.backend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
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

    /** Far more than the self-check takes; an OpenBLAS without memory never returns. */
    private static final Duration LONGEST_CHECK = Duration.ofMinutes(2);

    private static boolean started;
    private static @Nullable UserException refusal;
    private static volatile boolean cpu;
    private static volatile boolean stuck;
    private static volatile @Nullable Thread checking;
    private static int checked;

    private Backend() {}

    /**
     * Starts ND4J if it has not been started, and holds the calling thread to one core. Every class of this library
     * that touches ND4J calls this first, on the thread that goes on with it.
     *
     * @throws UserException if no backend can run here, for instance the CUDA backend on a machine without a GPU, or it does
     *                       not compute what plain Java does
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

    /**
     * Checks, before anything is allocated, that so many threads can compute side by side in the address space that this
     * process may have.
     *
     * @param callers threads, at least 1
     * @param arrays  bytes that each is going to allocate outside Java's heap
     * @throws UserException if they cannot
     */
    public static void requireRoomFor(int callers, long arrays) {
        start();
        AddressSpace.current().requireCallers(callers, arrays);
    }

    /** Whether a native library failed, or hangs: the process is then to be halted, for its ordinary end may hang as well. */
    public static boolean isStuck() {
        return stuck;
    }

    /** How many operations the self-check has found right. */
    static int checked() {
        start();
        return checked;
    }

    private static void startOnce() {
        // The thread of the self-check comes by here while the one that started it holds the lock.
        if (Thread.currentThread() != checking) {
            startUnlessStarted();
        }
    }

    private static synchronized void startUnlessStarted() {
        if (started) {
            return;
        }
        if (refusal != null) {
            throw refusal;
        }
        try {
            load();
            checked = checkInTime();
            started = true;
        } catch (UserException e) {
            refusal = e;
            throw e;
        }
    }

    private static void giveUp() {
        stuck = true;
        // A process that is halted runs no hooks.
        NativeFolder.discard();
    }

    private static void load() {
        System.setProperty("org.nd4j.log.initialization", "false");
        // javacpp's own limit follows the heap's and counts other processes' pages: ours is set by what we allocate.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        Path folder = NativeFolder.choose();
        NativeEnvironment.mend();
        OpenBlasKernel.choose();
        AddressSpace.current().requireStart();
        try {
            if (isCudaBuild()) {
                // ND4J would print the stack trace of a missing driver before it throws.
                Class.forName("org.bytedeco.cuda.global.cudart");
            }
            // Needs sun.misc.Unsafe, which a Java may deny.
            Class.forName("org.bytedeco.javacpp.indexer.FloatRawIndexer");
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
            SINGLE_THREADED.get();
            cpu = !Nd4j.getBackend()
                    .getClass()
                    .getSimpleName()
                    .toLowerCase(Locale.ROOT)
                    .contains("cublas");
            if (cpu) {
                openblas.blas_set_num_threads(1);
            }
        } catch (LinkageError | ClassNotFoundException e) {
            giveUp();
            throw NativeFailure.explain(e, folder, isCudaBuild());
        }
        // What is large is allocated once and closed by its owner.
        Nd4j.getMemoryManager().togglePeriodicGc(false);
    }

    /** The self-check, on a thread of its own that may be left behind. */
    private static int checkInTime() {
        FutureTask<Integer> check = new FutureTask<>(SelfCheck::run);
        Thread thread = new Thread(check, "self-check");
        thread.setDaemon(true);
        checking = thread;
        thread.start();
        try {
            return check.get(LONGEST_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp();
            throw new UserException(
                    "the first products did not end within " + LONGEST_CHECK.toSeconds()
                            + " s: OpenBLAS waits so where it"
                            + " gets no memory. See that no limit (ulimit -v, a container's) holds it back, or give"
                            + " Java's heap less with -Xmx",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserException wrong) {
                throw wrong;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the self-check of ND4J failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted at the start of ND4J");
        }
    }

    /** Whether the arrays are in the processor's own memory. */
    static boolean onCpu() {
        start();
        return cpu;
    }

    private static boolean isCudaBuild() {
        return Machine.buildProperty("backend").contains("cuda");
    }
}
