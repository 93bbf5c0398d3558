package org.subliminal4j.report.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.StudyAnalysis;
import org.subliminal4j.study.outcome.StudyResults;

/**
 * A study with all that its outputs have in common.
 *
 * @param analysis what its results come to
 * @param run      the usual cell as a run, or the first one that has results: what it looks like in detail
 */
record StudyView(StudyAnalysis analysis, AnalysedRun run) {
    /** @throws UserException if there is no result yet */
    static StudyView of(StudyResults results, List<Provenance> sessions, Path folder) {
        if (!results.any()) {
            throw new UserException("the study in " + folder
                    + " has no results yet: a report needs at least one trial, so let the study finish one");
        }
        StudyAnalysis analysis = StudyAnalysis.of(results);
        Cell cell = analysis.usualCell();
        if (results.of(cell).isEmpty()) {
            cell = results.plan().cells().stream()
                    .filter(other -> !results.of(other).isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
        List<Results> own = results.of(cell);
        return new StudyView(analysis, AnalysedRun.of(new StoredRun(folder, cell.experiment(), sessions, own), null));
    }

    StudyPlan plan() {
        return analysis.plan();
    }

    /** The arms that a key explains: none where each has a row with its name. */
    List<String> keyed() {
        return plan().factors().isEmpty() ? List.of() : plan().arms();
    }

    /** How an arm is drawn. */
    ArmStyle style(String arm) {
        return run.style(arm);
    }

    /** What the networks are judged by, on which images or in which world: {@code Test accuracy on MNIST}. */
    String measure() {
        String words = analysis.measure().words();
        boolean images = plan().cells().get(0).experiment().task() instanceof Task.Images;
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + (images ? " on " : " in ")
                + run.data();
    }

    /** What guessing gets; null where the cells do not agree on it. */
    @Nullable
    Double chance() {
        Set<Double> chances = new TreeSet<>();
        for (CellSummary cell : analysis.cells()) {
            if (!cell.seeds().isEmpty()
                    && cell.chance().metric().equals(analysis.measure().metric())) {
                chances.add(cell.chance().value());
            }
        }
        return chances.size() == 1 ? chances.iterator().next() : null;
    }
}
