package org.subliminal4j.study.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Chance;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.study.Cell;

/**
 * One cell over its seeds.
 *
 * @param cell   the cell
 * @param seeds  the seeds that have results, ascending
 * @param chance what guessing gets
 * @param arms   the arms that are wanted, by name, in the order of the experiment
 */
public record CellSummary(Cell cell, List<Long> seeds, Chance chance, Map<String, ArmSummary> arms) {
    public CellSummary {
        seeds = List.copyOf(seeds);
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    }

    static CellSummary of(Cell cell, List<Results> results) {
        Map<String, ArmSummary> arms = new LinkedHashMap<>();
        cell.arms()
                .forEach(name -> arms.put(name, ArmSummary.of(cell.experiment().arm(name), results)));
        return new CellSummary(
                cell, results.stream().map(Results::seed).toList(), Chance.of(cell.experiment(), results), arms);
    }

    /** The values of a metric of an arm; none where there are none. */
    public Sample sample(String arm, String metric) {
        ArmSummary summary = arms.get(arm);
        return summary == null ? Sample.NONE : summary.sample(metric);
    }

    /** What diverged, each as a sentence. */
    List<String> diverged() {
        List<String> words = new ArrayList<>();
        for (ArmSummary arm : arms.values()) {
            String sentence = arm.divergedWords();
            if (sentence != null) {
                words.add(sentence);
            }
        }
        return words;
    }
}
