package org.subliminal4j.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.study.StudyExecutor;

/** Trials on a Spark cluster. Each is a job of one task, for which the thread that asked for it waits. */
final class SparkTrials implements StudyExecutor.Trials {
    private static final Logger LOG = LoggerFactory.getLogger(SparkTrials.class);

    /** For nodes that join later. A trial that waits costs no more than its thread. */
    private static final int LEAST_AT_ONCE = 64;

    private final JavaSparkContext context;
    private final DataSets dataSets;
    private final boolean shipped;
    private final Map<String, StudyImages> images = new ConcurrentHashMap<>();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();

    /**
     * Trials on {@code context}, which is stopped with them.
     *
     * @param shipped whether images are sent to the nodes
     */
    SparkTrials(JavaSparkContext context, DataSets dataSets, boolean shipped) {
        this.context = context;
        this.dataSets = dataSets;
        this.shipped = shipped;
        kinds.add(TrialTask.computes());
    }

    @Override
    public int atOnce() {
        return Math.max(LEAST_AT_ONCE, 2 * context.defaultParallelism());
    }

    @Override
    public Results run(Experiment experiment, List<String> arms, long seed, TrialObserver observer) {
        observer.progressed("on Spark", 0);
        JsonNode json = Json.tree(experiment);
        List<StudyImages> named = names(experiment, json).stream()
                .map(name -> images.computeIfAbsent(name, this::images))
                .toList();
        return run(new TrialTask(TrialTask.ownCode(), json.toString(), arms, seed, named), experiment.title());
    }

    private StudyImages images(String name) {
        return shipped ? StudyImages.shipped(name, dataSets, context) : StudyImages.onNodes(name, dataSets);
    }

    /** The data sets that an experiment names, the one of its task first. */
    private static Set<String> names(Experiment experiment, JsonNode json) {
        Set<String> names = new LinkedHashSet<>(List.of(experiment.images().data()));
        json.findValues("data").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private Results run(TrialTask task, String title) {
        JavaFutureAction<List<String>> action;
        try {
            context.setJobGroup("seed " + task.seed(), "seed " + task.seed() + " of: " + title, true);
            action = context.parallelize(List.of(0), 1).map(task).collectAsync();
        } catch (IllegalStateException e) {
            throw lost(task.seed(), e);
        }
        try {
            TrialOutcome outcome = TrialOutcome.parse(action.get().get(0));
            Results results = outcome.results(task.seed());
            if (kinds.add(outcome.computes())) {
                LOG.warn(
                        "Node {} computes with {}, and others with {}: the same seed may come to other bits there",
                        outcome.node(),
                        outcome.computes(),
                        kinds);
            }
            return results;
        } catch (InterruptedException e) {
            action.cancel(true);
            throw new CancellationException("The trial of seed " + task.seed() + " was stopped");
        } catch (ExecutionException e) {
            throw lost(task.seed(), e.getCause() instanceof SparkException spark ? spark : e);
        }
    }

    /** Why a trial has no outcome: Spark is gone, its machines were lost too often, or the program has a fault. */
    private RuntimeException lost(long seed, Exception why) {
        String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("no details");
        if (context.sc().isStopped()) {
            awaitEndOfProgram();
            return new UserException(
                    "Spark has stopped (" + reason + "): what was stored stays stored, and the same command goes on", why);
        }
        if (reason.contains("ExecutorLostFailure")) {
            return new UserException(
                    "Spark gave up on seed " + seed + ", whose executors were lost again and again (" + reason
                            + "): they may need a greater spark.executor.memoryOverhead or spark.executor.memory",
                    why);
        }
        return new IllegalStateException("Spark failed on seed " + seed, why);
    }

    /** On Ctrl-C, Spark may stop before the study does, which then interrupts this thread: that is no failure. */
    private static void awaitEndOfProgram() {
        Thread none = new Thread(() -> {}, "never started");
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
        } catch (IllegalStateException ending) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                throw new CancellationException("The program was stopped");
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
