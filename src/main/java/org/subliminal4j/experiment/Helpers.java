package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Others who may take a share of a trial's work: idle workers. Who does what changes no result. */
public interface Helpers {
    /** Nobody helps. */
    Helpers NONE = new Helpers() {
        @Override
        public int idle() {
            return 0;
        }

        @Override
        public <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
            List<T> results = new ArrayList<>();
            for (Callable<T> task : tasks) {
                results.add(task.call());
            }
            return results;
        }
    };

    /** How many could help now. */
    int idle();

    /**
     * Runs all tasks, the first ones perhaps in the calling thread and others in those of helpers, and returns when all
     * have ended.
     *
     * @return the results, in the order of the tasks
     */
    <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception;
}
