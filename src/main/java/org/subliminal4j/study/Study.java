package org.subliminal4j.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;

/**
 * Runs the trials of many seeds side by side, each on one worker thread, and hands each result on as it ends.
 *
 * <p>A trial depends on its seed alone, so neither the number of workers nor their order changes a result. A worker
 * for whom no seed is left takes a share of the trials that still run. Nothing is held but the trials that are running:
 * memory grows with the workers, not with the seeds. A study runs once.
 */
public final class Study {
    private static final Logger LOG = LoggerFactory.getLogger(Study.class);

    private final TrialFunction trial;
    private final Consumer<Results> store;
    private final StudyObserver observer;

    private final Object lock = new Object();
    private final Workers helpers;
    private final List<Thread> workers = new ArrayList<>();
    private boolean started;
    private boolean stopped;
    private @Nullable Throwable failure;

    /**
     * @param trial    runs one seed
     * @param store    keeps a result; called by one thread at a time, never while that thread is interrupted
     * @param observer watches
     */
    public Study(TrialFunction trial, Consumer<Results> store, StudyObserver observer) {
        this.trial = trial;
        this.store = store;
        this.observer = observer;
        helpers = new Workers(observer::helping);
    }

    /**
     * Runs every seed that is not stored, and returns when the last one is.
     *
     * <p>The first trial that fails stops the others; what was stored stays stored.
     *
     * @param seeds   all seeds of the study
     * @param stored  the seeds to skip
     * @param threads trials to run side by side, at least 1
     * @throws CancellationException if {@link #cancel} was called or the calling thread is interrupted
     * @throws UserException         if a trial, or the store, found a mistake of the user's
     * @throws IllegalStateException if a trial fails, with the failure as its cause
     */
    public void run(SeedRange seeds, Set<Long> stored, int threads) {
        run(seeds.stream(), stored, threads);
    }

    /** The same for any seeds, in their order. */
    public void run(LongStream seeds, Set<Long> stored, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A study needs at least 1 worker, but found " + threads);
        }
        Set<Long> skipped = new HashSet<>(stored);
        PrimitiveIterator.OfLong missing =
                seeds.filter(seed -> !skipped.contains(seed)).iterator();
        start(missing, threads);
        boolean interrupted = joinAll();
        synchronized (lock) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (stopped) {
                throw new CancellationException("The study was cancelled");
            }
        }
    }

    /**
     * Stops the running trials, which are lost, and returns when they have ended. Does nothing after the end. May be
     * called by any thread but a worker's own.
     */
    public void cancel() {
        stop();
        boolean interrupted = joinAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops the running trials as {@link #cancel()} does, but waits for their end no longer than {@code most}.
     *
     * @return whether all have ended
     */
    public boolean cancel(Duration most) {
        stop();
        long end = System.nanoTime() + most.toNanos();
        try {
            for (Thread worker : workers()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                worker.join(Duration.ofNanos(left).toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return workers().stream().noneMatch(Thread::isAlive);
    }

    private List<Thread> workers() {
        synchronized (lock) {
            return List.copyOf(workers);
        }
    }

    private void start(PrimitiveIterator.OfLong missing, int threads) {
        synchronized (lock) {
            if (started) {
                throw new IllegalStateException("A study runs once: make a new one");
            }
            started = true;
            for (int i = 1; i <= threads && !stopped; i++) {
                Thread worker = new Thread(() -> work(missing), "trial-worker-" + i);
                worker.setDaemon(true);
                workers.add(worker);
                worker.start();
            }
        }
    }

    private void work(PrimitiveIterator.OfLong missing) {
        while (true) {
            long seed;
            synchronized (lock) {
                if (stopped) {
                    return;
                }
                if (!missing.hasNext()) {
                    break;
                }
                seed = missing.nextLong();
                helpers.begin();
            }
            try {
                observer.started(seed);
                Results result = trial.run(seed, observing(seed), helpers);
                // Under the lock nobody interrupts this thread in the middle of it.
                synchronized (lock) {
                    Thread.interrupted();
                    store.accept(result);
                }
                observer.finished(result);
            } catch (Throwable e) {
                fail(seed, e);
                return;
            } finally {
                helpers.end();
            }
        }
        try {
            helpers.helpUntilDone();
        } catch (InterruptedException e) {
            LOG.debug("A helper was stopped");
        }
    }

    private TrialObserver observing(long seed) {
        return new TrialObserver() {
            @Override
            public void progressed(String phase, double done) {
                observer.progressed(seed, phase, done);
            }

            @Override
            public void completed(String arm, Weights weights) {
                observer.completed(seed, arm, weights);
            }

            @Override
            public void learns(String arm, NumberData numbers) {
                observer.learns(seed, arm, numbers);
            }
        };
    }

    /** Keeps the first failure. What fails after the study was stopped fails because it was stopped. */
    private void fail(long seed, Throwable e) {
        synchronized (lock) {
            if (!stopped) {
                failure = e instanceof Error || e instanceof UserException
                        ? e
                        : new IllegalStateException("The trial of seed " + seed + " failed", e);
            }
            stop();
        }
    }

    private void stop() {
        synchronized (lock) {
            stopped = true;
            helpers.stop();
            workers.forEach(Thread::interrupt);
        }
    }

    /** Waits for all workers, and tells whether the calling thread was interrupted, which stops them. */
    private boolean joinAll() {
        boolean interrupted = false;
        for (Thread worker : workers()) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
        }
        return interrupted;
    }
}
