package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;

/**
 * A plan and a seed become results: a pure function, but for what an observer does. The same seed gives the same bits on
 * the same machine and BLAS, whatever runs beside it and whoever helps. May be run by several threads at once.
 */
public final class Trial {
    private final Plan plan;
    private final Domain domain;
    private final DataType type;

    /** A trial in float32 of all arms of {@code plan}. */
    public Trial(Plan plan, DataSets dataSets) {
        this(plan, dataSets, DataType.FLOAT);
    }

    /**
     * A trial.
     *
     * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @throws IllegalArgumentException if the images, or the words, do not fit the networks
     */
    public Trial(Plan plan, DataSets dataSets, DataType type) {
        this.plan = plan;
        this.type = type;
        domain = Domain.of(plan.experiment().task(), dataSets, type);
        domain.check(plan);
    }

    /** What is planned. */
    public Plan plan() {
        return plan;
    }

    /**
     * Runs all arms of the plan.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Results run(long seed, TrialObserver observer, Helpers helpers) {
        return new Run(seed, observer, helpers).all();
    }

    /** Runs all arms of the plan on the calling thread. */
    public Results run(long seed) {
        return run(seed, TrialObserver.NONE, Helpers.NONE);
    }

    /** One seed's trial, as far as it has come. */
    private final class Run {
        private final long begin = System.nanoTime();
        private final long seed;
        private final RandomStreams streams;
        private final Domain.Run teaching;
        private final TrialObserver observer;
        private final Helpers helpers;
        private final Progress progress;
        private final Map<String, Weights> starts = new ConcurrentHashMap<>();
        private final Map<String, Weights> ends = new ConcurrentHashMap<>();
        private final Map<String, ArmResult> results = new ConcurrentHashMap<>();
        private final Set<String> complete = ConcurrentHashMap.newKeySet();

        Run(long seed, TrialObserver observer, Helpers helpers) {
            this.seed = seed;
            streams = new RandomStreams(seed);
            this.observer = observer;
            teaching = domain.begin(plan.experiment(), streams, new Probe.Arms(this::start, this::end), observer);
            this.helpers = helpers;
            progress = new Progress(plan, domain, observer);
        }

        Results all() {
            // An untrained arm may start from a trained one, so that not all of them can be judged at once.
            List<String> waiting = new ArrayList<>(plan.untrained());
            judge(waiting);
            for (Plan.Group group : plan.groups()) {
                train(group);
                judge(waiting);
            }
            Map<String, ArmResult> ordered = new LinkedHashMap<>();
            for (String arm : plan.arms()) {
                observer.completed(arm, end(arm));
                ordered.put(arm, java.util.Objects.requireNonNull(results.get(arm)));
            }
            return new Results(seed, ordered, (System.nanoTime() - begin) / 1e9);
        }

        private void judge(List<String> waiting) {
            List<String> ready = waiting.stream()
                    .filter(arm -> References.of(plan.experiment().arm(arm).start()).stream()
                            .allMatch(complete::contains))
                    .toList();
            for (String arm : ready) {
                Weights weights = start(arm);
                ends.put(arm, weights);
                complete.add(arm);
                boolean lost = References.of(plan.experiment().arm(arm).start()).stream()
                        .anyMatch(this::diverged);
                results.put(arm, lost ? ArmResults.lost(weights) : teaching.untrained(weights));
            }
            waiting.removeAll(ready);
            if (!ready.isEmpty() && !waiting.isEmpty()) {
                judge(waiting);
            }
        }

        private void train(Plan.Group group) {
            Map<Boolean, List<Plan.Step>> byLoss =
                    group.steps().stream().collect(Collectors.partitioningBy(this::lost));
            byLoss.getOrDefault(true, List.of()).forEach(this::giveUp);
            List<Plan.Step> steps = byLoss.getOrDefault(false, List.of());
            if (!steps.isEmpty()) {
                share(steps, group);
            }
        }

        /** Whether what a step goes on from, or learns from, has diverged: there is nothing to train then. */
        private boolean lost(Plan.Step step) {
            Stage stage = step.stage(plan.experiment());
            return References.of(List.of(stage.inputs(), stage.source())).stream()
                            .anyMatch(this::diverged)
                    || (step.stage() > 0
                            ? diverged(step.arm())
                            : References.of(plan.experiment().arm(step.arm()).start()).stream()
                                    .anyMatch(this::diverged));
        }

        private boolean diverged(String arm) {
            ArmResult result = results.get(arm);
            return result != null && result.diverged() != null;
        }

        private void giveUp(Plan.Step step) {
            Weights weights = step.stage() == 0 ? start(step.arm()) : end(step.arm());
            give(step.arm(), weights, ArmResults.lost(weights));
            step.riders().forEach(rider -> {
                passOn(step.arm(), rider.arm());
                give(rider.arm(), weights, ArmResults.lost(weights));
            });
        }

        private void share(List<Plan.Step> all, Plan.Group group) {
            int shares = Math.min(all.size(), 1 + helpers.idle());
            Domain.Lesson lesson = teaching.lesson(group);
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int share = 0; share < shares; share++) {
                List<Plan.Step> steps = all.subList(share * all.size() / shares, (share + 1) * all.size() / shares);
                tasks.add(() -> {
                    train(steps, lesson);
                    return null;
                });
            }
            try {
                helpers.all(tasks);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void train(List<Plan.Step> steps, Domain.Lesson lesson) {
            List<Weights> begin = new ArrayList<>();
            for (Plan.Step step : steps) {
                begin.add(step.stage() == 0 ? start(step.arm()) : end(step.arm()));
                step.riders().forEach(rider -> passOn(step.arm(), rider.arm()));
            }
            lesson.train(steps, begin, progress, this::give);
            steps.forEach(step -> complete.addAll(step.ending(plan.experiment())));
        }

        /** An arm after one stage more. */
        private void give(String arm, Weights weights, ArmResult result) {
            ends.put(arm, weights);
            results.merge(arm, result, ArmResults::followedBy);
        }

        /** The stages before the last are the host's for its rider too. */
        private void passOn(String host, String rider) {
            ArmResult before = results.get(host);
            if (before != null) {
                results.put(rider, before);
            }
        }

        private Weights start(String arm) {
            return starts.computeIfAbsent(
                    arm, unknown -> new Starts(plan.experiment().architecture(), type, streams, this::end)
                            .of(plan.experiment().arm(unknown).start()));
        }

        private Weights end(String arm) {
            return java.util.Objects.requireNonNull(ends.get(arm), arm);
        }
    }
}
