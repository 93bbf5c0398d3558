package org.subliminal4j.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.Union;
import org.subliminal4j.store.KeyedResults;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.store.StudyFolder;

/**
 * Runs many experiments on many seeds into one folder: what they share once, and only what is not stored yet. A trial is
 * one seed of all cells on one task.
 */
public final class StudyRun {
    private final Union union;
    private final DataSets dataSets;
    private final KeyedResults stored;
    private final List<Map<String, String>> keys = new ArrayList<>();
    private final List<Set<String>> wanted = new ArrayList<>();
    private final Map<List<Object>, Trial> trials = new ConcurrentHashMap<>();

    /**
     * A run of {@code union}.
     *
     * @param dataSets where its images are read from
     * @param stored   what need not be run
     */
    public StudyRun(Union union, DataSets dataSets, KeyedResults stored) {
        this.union = union;
        this.dataSets = dataSets;
        this.stored = stored;
        for (int i = 0; i < union.experiments().size(); i++) {
            int number = i;
            keys.add(keys(union.experiments().get(i), dataSets));
            wanted.add(union.places().stream()
                    .flatMap(places -> places.values().stream())
                    .filter(place -> place.experiment() == number)
                    .map(Union.Place::arm)
                    .collect(Collectors.toSet()));
        }
    }

    /**
     * Runs a study into {@code folder}, or goes on with the one that is there, and returns when all is stored. One worker
     * for each core.
     *
     * @return what the folder holds then
     * @throws org.subliminal4j.common.UserException if the data or the folder are not to be had, or a cell cannot be run
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; what was stored stays stored
     */
    public static StoredStudy into(Path folder, StudyPlan plan) {
        DataSets dataSets = new DataSets();
        Cells cells = Cells.of(plan, UnaryOperator.identity(), dataSets);
        List<Long> seeds = plan.seeds().stream().boxed().toList();
        int workers = Math.min(seeds.size(), Runtime.getRuntime().availableProcessors());
        cells.requireFits(workers);
        Provenance provenance = Provenance.now("by a program", cells.dataSha256(), workers);
        try (StudyFolder open = StudyFolder.open(folder, plan.source(), provenance)) {
            new StudyRun(cells.union(), dataSets, open).job(seeds, open).run(StudyObserver.NONE, workers);
            open.verify();
        }
        return StoredStudy.read(folder);
    }

    private static Map<String, String> keys(Experiment experiment, DataSets dataSets) {
        Lineage lineage = new Lineage(experiment, dataSets);
        Map<String, String> keys = new HashMap<>();
        experiment.arms().forEach(arm -> keys.put(arm.name(), lineage.result(arm.name())));
        return keys;
    }

    /**
     * The trials of {@code seeds}, each stored as it ends: on threads of this process.
     *
     * @param seeds  each once
     * @param folder where they are stored, and where what is stored is found
     */
    public Job job(List<Long> seeds, StudyFolder folder) {
        return job(seeds, folder, this::here);
    }

    /**
     * The same somewhere else.
     *
     * @param trials runs each trial; only the results come back to this process, which alone writes to {@code folder}
     */
    public Job job(List<Long> seeds, StudyFolder folder, StudyExecutor.Trials trials) {
        return job(seeds, folder, (number, arms) -> {
            Experiment experiment = union.experiments().get(number);
            return (seed, watching, helpers) -> trials.run(experiment, arms, seed, watching);
        });
    }

    private Job job(List<Long> seeds, StudyFolder folder, BiFunction<Integer, List<String>, TrialFunction> trials) {
        List<Job.Part> parts = new ArrayList<>();
        for (int i = 0; i < union.experiments().size(); i++) {
            int number = i;
            parts.add(new Job.Part(
                    () -> seeds.stream().mapToLong(Long::longValue),
                    seeds.size(),
                    () -> seeds.stream()
                            .filter(seed -> missing(number, seed).isEmpty())
                            .collect(Collectors.toSet()),
                    (seed, watching, helpers) ->
                            trials.apply(number, missing(number, seed)).run(seed, watching, helpers),
                    results -> folder.append(results.seed(), keys.get(number), results.arms(), results.seconds())));
        }
        return new Job(parts);
    }

    /** The number of trials of so many seeds, stored or not. */
    public int trials(List<Long> seeds) {
        return Math.multiplyExact(union.experiments().size(), seeds.size());
    }

    /** The plans of what is missing, with the number of seeds that each is missing for. */
    public Map<Plan, Integer> missing(List<Long> seeds) {
        Map<List<Object>, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < union.experiments().size(); i++) {
            for (long seed : seeds) {
                List<String> arms = missing(i, seed);
                if (!arms.isEmpty()) {
                    counts.merge(List.of(i, arms), 1, Integer::sum);
                }
            }
        }
        Map<Plan, Integer> plans = new LinkedHashMap<>();
        counts.forEach((what, count) -> plans.put(plan(what), count));
        return plans;
    }

    private List<String> missing(int experiment, long seed) {
        return union.experiments().get(experiment).arms().stream()
                .map(Arm::name)
                .filter(wanted.get(experiment)::contains)
                .filter(arm -> stored.result(
                                Objects.requireNonNull(keys.get(experiment).get(arm)), seed)
                        == null)
                .toList();
    }

    private TrialFunction here(int experiment, List<String> arms) {
        return trials.computeIfAbsent(List.of(experiment, arms), what -> new Trial(plan(what), dataSets))::run;
    }

    @SuppressWarnings("unchecked")
    private Plan plan(List<Object> what) {
        return Plan.of(union.experiments().get((Integer) what.get(0)), (List<String>) what.get(1));
    }

    /**
     * The results of one cell, as far as they are stored.
     *
     * @param places where its arms are in the union, by their own names
     * @param stored what there is
     * @return for each seed that has any, ascending; under the names that the arms have in the cell
     */
    public static List<Results> results(Map<String, Union.Place> places, List<Long> seeds, KeyedResults stored) {
        Map<Long, Results> results = new TreeMap<>();
        for (long seed : seeds) {
            Map<String, ArmResult> arms = new LinkedHashMap<>();
            places.forEach((arm, place) -> {
                ArmResult result = stored.result(place.key(), seed);
                if (result != null) {
                    arms.put(arm, result);
                }
            });
            if (!arms.isEmpty()) {
                results.put(seed, new Results(seed, arms, 0));
            }
        }
        return List.copyOf(results.values());
    }
}
