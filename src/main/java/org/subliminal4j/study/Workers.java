package org.subliminal4j.study;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Helpers;

/**
 * Work that trials hand out, and the workers who have no trial of their own left to run. Who waits in {@link
 * #helpUntilDone} takes what others offer in {@link #all}; what nobody takes, the trial does by itself.
 */
final class Workers implements Helpers {
    private final Deque<FutureTask<?>> offered = new ArrayDeque<>();
    private final IntConsumer helping;
    private int helpers;
    private int waiting;
    private int working;
    private boolean stopped;

    /** @param helping told how many take a share of another's trial, whenever that changes */
    Workers(IntConsumer helping) {
        this.helping = helping;
    }

    /** A trial begins. */
    synchronized void begin() {
        working++;
    }

    /** A trial has ended, one way or another. */
    synchronized void end() {
        working--;
        notifyAll();
    }

    /** Nobody is to wait any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Takes what is offered until no trial is left that could offer more. */
    void helpUntilDone() throws InterruptedException {
        for (FutureTask<?> task = next(); task != null; task = next()) {
            help(1);
            try {
                task.run();
            } finally {
                help(-1);
            }
            // An interrupt that was meant for the task is not for the next one; one that is for the worker stops it
            // all.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void help(int change) {
        int now;
        synchronized (this) {
            helpers += change;
            now = helpers;
        }
        helping.accept(now);
    }

    private synchronized @Nullable FutureTask<?> next() throws InterruptedException {
        waiting++;
        try {
            while (offered.isEmpty() && working > 0 && !stopped) {
                wait();
            }
            return stopped ? null : offered.poll();
        } finally {
            waiting--;
        }
    }

    @Override
    public synchronized int idle() {
        return waiting;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
        List<FutureTask<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(new FutureTask<>(task)));
        offer(futures.subList(1, futures.size()));
        futures.get(0).run();
        for (FutureTask<T> future : futures) {
            if (takeBack(future)) {
                future.run();
            }
        }
        return results(futures);
    }

    private synchronized void offer(List<? extends FutureTask<?>> tasks) {
        offered.addAll(tasks);
        notifyAll();
    }

    private synchronized boolean takeBack(FutureTask<?> task) {
        return offered.remove(task);
    }

    private static <T> List<T> results(List<FutureTask<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (FutureTask<T> future : futures) {
            try {
                results.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the trial was interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw (Error) e.getCause();
            }
        }
        return results;
    }
}
