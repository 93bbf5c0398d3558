package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Printable;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;
import org.subliminal4j.study.Job;
import org.subliminal4j.study.StudyObserver;

/** Runs the trials that a run lacks, shows how far they are, and ends them well on Ctrl-C. */
final class StudySession {
    private static final Logger LOG = LoggerFactory.getLogger(StudySession.class);

    /** A batch takes well under a second, unless the machine is very busy. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path folder;
    private final String unit;
    private final Invocation again;
    private final PrintWriter err;

    /**
     * @param folder where the results go
     * @param unit   what a reader calls the trials: {@code seeds}
     * @param again  the call that goes on with it
     * @param err    for progress
     */
    StudySession(Path folder, String unit, Invocation again, PrintWriter err) {
        this.folder = folder;
        this.unit = unit;
        this.again = again;
        this.err = err;
    }

    /**
     * Runs the trials that are not stored.
     *
     * @param networks     keeps networks, or does not
     * @param workers      trials to run side by side
     * @param showProgress whether to draw on the terminal
     * @return false if it was stopped before the end
     */
    boolean run(Job job, StudyObserver networks, int workers, boolean showProgress) {
        int kept = job.stored();
        int missing = job.trials() - kept;
        LOG.info(
                "Running {} of {} {} into {}, {} at a time{}",
                missing,
                job.trials(),
                unit,
                folder,
                Math.min(workers, Math.max(missing, 1)),
                kept > 0 ? "; the other " + kept + " are stored already" : "");
        try (ProgressDisplay display = new ProgressDisplay(err, missing)) {
            if (showProgress) {
                display.open();
            }
            return runUnlessStopped(job, new Both(display, networks), workers, display);
        }
    }

    private boolean runUnlessStopped(Job job, StudyObserver observer, int workers, ProgressDisplay display) {
        Thread onExit = new Thread(
                () -> endInTime(() -> {
                    boolean ended = job.cancel(LONGEST_WAIT);
                    display.close();
                    sayStopped(job);
                    return ended;
                }),
                "stop-study");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            job.run(observer, workers);
            return true;
        } catch (CancellationException e) {
            if (!isShuttingDown(onExit)) {
                display.close();
                sayStopped(job);
            }
            return false;
        } finally {
            isShuttingDown(onExit);
        }
    }

    /**
     * The virtual machine waits for its hooks, so that trials end and the message is out before it does; but not for ever,
     * for a worker or a terminal may hang. A worker that hangs in OpenBLAS holds a lock that the ordinary end of the
     * process waits for: then it is halted.
     *
     * @param last the last words; whether all workers have ended
     */
    private static void endInTime(Callable<Boolean> last) {
        FutureTask<Boolean> task = new FutureTask<>(last);
        Thread thread = new Thread(task, "last-words");
        thread.setDaemon(true);
        thread.start();
        boolean ended = false;
        try {
            ended = task.get(LONGEST_WAIT.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The last words failed", e);
        }
        if (!ended) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    /** Removes the hook, and tells whether it was too late for that. */
    private static boolean isShuttingDown(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void sayStopped(Job job) {
        err.println("Stopped: " + job.stored() + " of " + job.trials() + " " + unit + " are stored in "
                + Printable.line(folder.toString()) + ". To go on with the others:");
        err.println("  " + again.line());
        err.flush();
    }

    /** Passes on to the display, and to whoever keeps networks. */
    private record Both(ProgressDisplay display, StudyObserver networks) implements StudyObserver {
        @Override
        public void started(long seed) {
            display.started(seed);
        }

        @Override
        public void completed(long seed, String arm, Weights weights) {
            networks.completed(seed, arm, weights);
        }

        @Override
        public void learns(long seed, String arm, NumberData numbers) {
            networks.learns(seed, arm, numbers);
        }

        @Override
        public void progressed(long seed, String phase, double done) {
            display.progressed(seed, phase, done);
        }

        @Override
        public void helping(int workers) {
            display.helping(workers);
        }

        @Override
        public void finished(Results results) {
            display.finished(results);
        }
    }
}
