package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many helpers, whoever asks and whenever, each on a thread of its own. */
final class ScriptedHelpers implements Helpers, AutoCloseable {
    private final int count;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int most;

    ScriptedHelpers(int count) {
        this.count = count;
    }

    /** The most tasks that were ever handed out at once. */
    int most() {
        return most;
    }

    @Override
    public int idle() {
        return count;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
        most = Math.max(most, tasks.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks.subList(1, tasks.size())) {
            futures.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        results.add(tasks.get(0).call());
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
