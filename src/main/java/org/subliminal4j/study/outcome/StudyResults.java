package org.subliminal4j.study.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.StudyPlan;

/**
 * A study and the results that it has so far.
 *
 * @param plan  what was to be run
 * @param cells the results of each cell by its number, in the order of their seeds, under the names of the arms of its
 *              experiment; cells, seeds and arms may be missing
 * @param late  what is expected only since results were known, so that it is no prediction
 */
public record StudyResults(StudyPlan plan, Map<Integer, List<Results>> cells, Set<Expectation> late) {
    public StudyResults {
        Map<Integer, List<Results>> sorted = new TreeMap<>();
        cells.forEach((index, results) -> {
            if (index < 0 || index >= plan.cells().size()) {
                throw new IllegalArgumentException(
                        "expected a cell from 0 to " + (plan.cells().size() - 1) + ", but found " + index);
            }
            List<Results> bySeed = new ArrayList<>(results);
            bySeed.sort(Comparator.comparingLong(Results::seed));
            for (int i = 1; i < bySeed.size(); i++) {
                if (bySeed.get(i).seed() == bySeed.get(i - 1).seed()) {
                    throw new IllegalArgumentException("expected one result for each seed of cell " + index
                            + ", but found two of seed " + bySeed.get(i).seed());
                }
            }
            sorted.put(index, List.copyOf(bySeed));
        });
        cells = Map.copyOf(sorted);
        late = Set.copyOf(late);
    }

    /** Results of a study that expects what it always expected. */
    public StudyResults(StudyPlan plan, Map<Integer, List<Results>> cells) {
        this(plan, cells, Set.of());
    }

    /** The same, where some of what is expected was not expected from the beginning. */
    public StudyResults withLate(Set<Expectation> expectations) {
        return new StudyResults(plan, cells, expectations);
    }

    /** The results of a cell, in the order of their seeds; empty where there are none. */
    public List<Results> of(Cell cell) {
        return cells.getOrDefault(cell.index(), List.of());
    }

    /** Whether an arm is the very same network in two cells, for every seed that both have. */
    boolean same(Cell cell, Cell other, String arm) {
        Map<Long, ArmResult> there = new TreeMap<>();
        of(other).forEach(results -> {
            ArmResult result = results.arms().get(arm);
            if (result != null) {
                there.put(results.seed(), result);
            }
        });
        return !there.isEmpty()
                && of(cell).stream().allMatch(results -> {
                    ArmResult result = there.get(results.seed());
                    return result == null || result.equals(results.arms().get(arm));
                });
    }

    /** Whether there is any result. */
    public boolean any() {
        return cells.values().stream().anyMatch(results -> !results.isEmpty());
    }
}
