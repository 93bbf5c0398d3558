package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
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
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.Study;
import org.subliminal4j.study.StudyObserver;

/** Runs the trials that a run lacks, shows how far they are, and ends them well on Ctrl-C. */
final class StudySession {
    private static final Logger LOG = LoggerFactory.getLogger(StudySession.class);

    /** A batch takes well under a second, unless the machine is very busy. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RunFolder run;
    private final Invocation again;
    private final PrintWriter err;

    /**
     * @param run    where the results go
     * @param again  the call that goes on with this run
     * @param err    for progress
     */
    StudySession(RunFolder run, Invocation again, PrintWriter err) {
        this.run = run;
        this.again = again;
        this.err = err;
    }

    /**
     * Runs the trials of {@code seeds} that are not stored.
     *
     * @param local        runs what is missing
     * @param workers      trials to run side by side
     * @param allNetworks  whether to keep the networks of every seed, not only of the first
     * @param showProgress whether to draw on the terminal
     * @return false if it was stopped before the end
     */
    boolean run(LocalRun local, SeedRange seeds, int workers, boolean allNetworks, boolean showProgress) {
        Set<Long> stored = run.results().keySet();
        // Counted from what is stored: there may be two thousand million seeds.
        int kept = (int) stored.stream().filter(seeds::contains).count();
        int missing = seeds.count() - kept;
        stored.stream()
                .filter(seed -> seeds.contains(seed) && keepsNetworks(seed, seeds, allNetworks))
                .filter(seed -> !Files.isDirectory(NetworkFiles.folder(run.path(""), seed)))
                .forEach(seed -> LOG.warn(
                        "The trial of seed {} is stored without its networks: to have them, run it into another --out",
                        seed));
        LOG.info(
                "Running {} of {} seeds into {}, {} at a time{}",
                missing,
                seeds.count(),
                run.path(""),
                Math.min(workers, Math.max(missing, 1)),
                kept > 0 ? "; the other " + kept + " are stored already" : "");
        try (ProgressDisplay display = new ProgressDisplay(err, missing)) {
            if (showProgress) {
                display.open();
            }
            Observer observer = new Observer(display, seeds, allNetworks);
            return runUnlessStopped(local.study(observer), seeds, stored, workers, display);
        }
    }

    private boolean runUnlessStopped(
            Study study, SeedRange seeds, Set<Long> stored, int workers, ProgressDisplay display) {
        Thread onExit = new Thread(
                () -> endInTime(() -> {
                    boolean ended = study.cancel(LONGEST_WAIT);
                    display.close();
                    sayStopped(seeds);
                    return ended;
                }),
                "stop-study");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            study.run(seeds, stored, workers);
            return true;
        } catch (CancellationException e) {
            if (!isShuttingDown(onExit)) {
                display.close();
                sayStopped(seeds);
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

    private void sayStopped(SeedRange seeds) {
        long stored = run.results().keySet().stream().filter(seeds::contains).count();
        err.println("Stopped: " + stored + " of " + seeds.count() + " seeds are stored in "
                + Printable.line(run.path("").toString()) + ". To go on with the others:");
        err.println("  " + again.line());
        err.flush();
    }

    private static boolean keepsNetworks(long seed, SeedRange seeds, boolean all) {
        return all || seed == seeds.first();
    }

    /** Passes on to the display, and keeps networks. */
    private final class Observer implements StudyObserver {
        private final ProgressDisplay display;
        private final SeedRange seeds;
        private final boolean allNetworks;

        Observer(ProgressDisplay display, SeedRange seeds, boolean allNetworks) {
            this.display = display;
            this.seeds = seeds;
            this.allNetworks = allNetworks;
        }

        @Override
        public void started(long seed) {
            display.started(seed);
        }

        @Override
        public void completed(long seed, String arm, Weights weights) {
            if (keepsNetworks(seed, seeds, allNetworks)) {
                NetworkFiles.save(run.path(""), seed, arm, weights);
            }
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
