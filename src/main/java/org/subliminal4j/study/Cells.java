package org.subliminal4j.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.Union;
import org.subliminal4j.store.KeyedResults;
import org.subliminal4j.study.outcome.StudyResults;

/**
 * The cells of a study on the data at hand, ready to run.
 *
 * @param experiments of the cells, in their order, with networks of the images' size
 * @param union       all of them at once
 * @param dataSets    where images are read from
 */
public record Cells(List<Union.Question> experiments, Union union, DataSets dataSets) {
    public Cells {
        experiments = List.copyOf(experiments);
    }

    /**
     * The cells of a plan, each checked.
     *
     * @param change   what is done to every experiment first, such as another data set
     * @param dataSets where the images are read from
     * @throws UserException if a cell cannot be run, with the cell
     */
    public static Cells of(StudyPlan plan, UnaryOperator<Experiment> change, DataSets dataSets) {
        List<Union.Question> questions = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            try {
                Experiment experiment = change.apply(cell.experiment()).fitted(dataSets);
                new Trial(Plan.of(experiment, cell.arms()), dataSets);
                questions.add(new Union.Question(experiment, cell.arms()));
            } catch (IllegalArgumentException e) {
                throw new UserException(
                        "cell " + (cell.index() + 1) + " (" + cell.words(plan.factors()) + "): " + e.getMessage(), e);
            }
        }
        return new Cells(questions, Union.of(questions, dataSets), dataSets);
    }

    /**
     * Checks, before anything is allocated, that so many trials fit into this machine side by side.
     *
     * @throws UserException if they do not
     */
    public void requireFits(int workers) {
        union.experiments().forEach(experiment -> LocalRun.requireFits(experiment, dataSets, workers));
    }

    /** The content of the data that the first cell is judged by: see {@link DataSets#sha256}. */
    public Map<String, String> dataSha256() {
        return dataSets.sha256(union.experiments().get(0).task());
    }

    /** The networks that are trained for a seed, where what cells share is trained once. */
    public long trainings() {
        return union.experiments().stream()
                .map(Plan::of)
                .mapToLong(Cells::trainings)
                .sum();
    }

    /** The networks that would be trained for a seed if each cell were run by itself. */
    public long trainingsApart() {
        return experiments.stream()
                .map(question -> Plan.of(question.experiment(), question.wanted()))
                .mapToLong(Cells::trainings)
                .sum();
    }

    private static long trainings(Plan plan) {
        return plan.groups().stream().mapToLong(group -> group.steps().size()).sum();
    }

    /** What is stored of each cell. */
    public StudyResults outcome(StudyPlan plan, KeyedResults stored) {
        List<Long> seeds = plan.seeds().stream().boxed().toList();
        Map<Integer, List<Results>> results = new TreeMap<>();
        for (int cell = 0; cell < union.places().size(); cell++) {
            results.put(cell, StudyRun.results(union.places().get(cell), seeds, stored));
        }
        return new StudyResults(plan, results);
    }
}
