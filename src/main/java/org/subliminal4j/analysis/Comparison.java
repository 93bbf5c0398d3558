package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.subliminal4j.experiment.ArmResult;

/**
 * Runs side by side: the first, and each other one against it.
 *
 * @param names  what a reader calls the runs
 * @param runs   their analyses, at least two
 * @param metric what they are compared by: what all are judged by, else the accuracy
 * @param others each run but the first against the first, in their order
 */
public record Comparison(List<String> names, List<Analysis> runs, String metric, List<RunContrast> others) {
    public Comparison {
        names = List.copyOf(names);
        runs = List.copyOf(runs);
        others = List.copyOf(others);
    }

    /**
     * Compares runs.
     *
     * @throws IllegalArgumentException if there are fewer than two, or not as many names
     */
    public static Comparison of(List<String> names, List<Analysis> runs) {
        if (runs.size() < 2 || names.size() != runs.size()) {
            throw new IllegalArgumentException("runs must be at least two, each with a name, but found " + runs.size()
                    + " runs and " + names.size() + " names");
        }
        Set<String> metrics = new LinkedHashSet<>();
        runs.forEach(run -> metrics.add(run.chance().metric()));
        String metric = metrics.size() == 1 ? metrics.iterator().next() : ArmResult.ACCURACY;
        List<RunContrast> others = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            others.add(RunContrast.of(names.get(i), runs.get(i), names.get(0), runs.get(0), metric));
        }
        return new Comparison(names, runs, metric, others);
    }

    /** The names of all arms, those of the first run first. */
    public List<String> arms() {
        Set<String> arms = new LinkedHashSet<>();
        runs.forEach(run -> arms.addAll(run.arms().keySet()));
        return List.copyOf(arms);
    }

    /** All differences in words. */
    public List<Statement> statements() {
        return others.stream().map(RunContrast::statement).toList();
    }
}
