package org.subliminal4j.study;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.experiment.Experiment;

/**
 * One setting of all factors of a study.
 *
 * @param index      its number in the plan, from 0
 * @param levels     the level of each factor, in the order of the factors
 * @param experiment what is run
 * @param arms       the names of the arms that are wanted; what these descend from is run as far as it is needed
 */
public record Cell(int index, List<Level> levels, Experiment experiment, List<String> arms) {
    public Cell {
        levels = List.copyOf(levels);
        arms = List.copyOf(arms);
        arms.forEach(experiment::arm);
    }

    /** Its levels for a reader: {@code learning rate of the students = 1e-4, auxiliary logits = 3}. */
    public String words(List<Factor> factors) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            parts.add(factors.get(i).name() + " = " + levels.get(i).label());
        }
        return parts.isEmpty() ? "the only cell" : String.join(", ", parts);
    }
}
