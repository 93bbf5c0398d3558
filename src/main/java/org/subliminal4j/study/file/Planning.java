package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.StudyPlan;

/** Crosses the factors of a study, and holds its parts against each other. */
final class Planning {
    private static final int MOST_CELLS = 2000;

    private final Draft draft;
    private final List<Factor> factors;

    Planning(Draft draft) {
        this.draft = draft;
        factors = draft.factors().stream().map(spec -> spec.factor(usual(spec))).toList();
    }

    /** The level that changes nothing of what is set; the first, where there is none. */
    private int usual(FactorSpec factor) {
        try {
            Experiment settled = draft.settled();
            for (int i = 0; i < factor.levels().size(); i++) {
                List<Change> changes = new ArrayList<>(draft.set());
                changes.addAll(factor.levels().get(i).changes());
                if (Changes.apply(draft.base(), changes, "").equals(settled)) {
                    return i;
                }
            }
        } catch (UserException e) {
            // Only all factors together make sense; what does not is told of the cell.
            return 0;
        }
        return 0;
    }

    StudyPlan plan() {
        requireOnce();
        requireFewCells();
        List<String> arms = arms();
        List<Cell> cells = new ArrayList<>();
        cross(0, new ArrayList<>(), arms, cells);
        String metric = metric(cells.get(0));
        String usual = metric == null ? cells.get(0).experiment().metric() : metric;
        List<Expectation> expectations = new ArrayList<>();
        draft.expect().forEach(spec -> expectations.addAll(spec.of(factors, cells, usual, draft.known())));
        return new StudyPlan(
                draft.title(), draft.about(), factors, cells, draft.seeds(), expectations, metric, draft.text());
    }

    private @Nullable String metric(Cell cell) {
        Yaml metric = draft.metric();
        return metric == null ? null : Metrics.judging(Fields.text(metric, "'metric'"), cell, metric.place());
    }

    /** What is set is not varied, and nothing is varied twice. */
    private void requireOnce() {
        Map<String, Place> seen = new HashMap<>();
        draft.set().forEach(change -> seen.put(change.path(), change.place()));
        for (int i = 0; i < draft.factors().size(); i++) {
            FactorSpec factor = draft.factors().get(i);
            for (String path : factor.paths()) {
                Place other = seen.putIfAbsent(path, factor.place());
                if (other != null) {
                    throw factor.place()
                            .problem("'" + path + "' is varied here, and set or varied already at " + other
                                    + ": leave one of the two out");
                }
            }
            for (int j = 0; j < i; j++) {
                if (factors.get(j).name().equals(factor.name())) {
                    throw factor.place().problem("two factors are called '" + factor.name() + "': use 'names'");
                }
            }
        }
    }

    private void requireFewCells() {
        long cells = 1;
        for (FactorSpec factor : draft.factors()) {
            cells *= factor.levels().size();
            if (cells > MOST_CELLS) {
                throw factor.place()
                        .problem("expected at most " + MOST_CELLS
                                + " cells, but found more: leave out levels, or a factor");
            }
        }
    }

    private List<String> arms() {
        if (draft.arms().isEmpty()) {
            return draft.base().arms().stream().map(Arm::name).toList();
        }
        ExperimentPaths paths = new ExperimentPaths((ObjectNode) Json.tree(draft.base()));
        List<String> wanted = new ArrayList<>();
        for (Yaml arm : draft.arms()) {
            wanted.addAll(StudyReader.armNames(paths, Fields.text(arm, "an arm"), arm.place()));
        }
        // In the order of the experiment, as everywhere.
        return draft.base().arms().stream()
                .map(Arm::name)
                .filter(wanted::contains)
                .toList();
    }

    private void cross(int factor, List<FactorSpec.LevelSpec> chosen, List<String> arms, List<Cell> cells) {
        if (factor < draft.factors().size()) {
            for (FactorSpec.LevelSpec level : draft.factors().get(factor).levels()) {
                chosen.add(level);
                cross(factor + 1, chosen, arms, cells);
                chosen.remove(chosen.size() - 1);
            }
            return;
        }
        List<Change> changes = new ArrayList<>(draft.set());
        List<Level> levels = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            changes.addAll(chosen.get(i).changes());
            levels.add(chosen.get(i).level());
            words.add(factors.get(i).name() + " is " + chosen.get(i).label());
        }
        Experiment experiment = Changes.apply(draft.base(), changes, String.join(" and ", words));
        cells.add(new Cell(cells.size(), levels, experiment, arms));
    }
}
