package org.subliminal4j.benchmarks.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Runs one trial a thread. */
final class SideBySide {
    private SideBySide() {}

    /** Runs {@code trial} for seeds 1 to {@code seeds}, all at once. */
    static <T> List<T> run(int seeds, LongFunction<T> trial) {
        ExecutorService threads = Executors.newFixedThreadPool(seeds);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
                long one = seed;
                running.add(threads.submit(() -> trial.apply(one)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
