package org.subliminal4j.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A study as a value: what is run for which seeds, and what is expected of it.
 *
 * @param title        the question, for a reader
 * @param about        more of it, in sentences: where it comes from, why it matters; may be empty
 * @param factors      what is varied; empty for a single cell
 * @param cells        all combinations of their levels, the last factor fastest
 * @param seeds        the seeds of every cell
 * @param expectations what was published or predicted
 * @param metric       what its networks are judged by, a fraction; null for what the task judges by
 * @param source       the study file as it was read
 */
public record StudyPlan(
        String title,
        String about,
        List<Factor> factors,
        List<Cell> cells,
        Seeds seeds,
        List<Expectation> expectations,
        @Nullable String metric,
        String source) {
    public StudyPlan {
        factors = List.copyOf(factors);
        cells = List.copyOf(cells);
        expectations = List.copyOf(expectations);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a study needs at least 1 cell, but found none");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).index() != i || cells.get(i).levels().size() != factors.size()) {
                throw new IllegalArgumentException("cells must be numbered from 0 and have a level of each of "
                        + factors.size() + " factors, but found " + cells.get(i).index() + " at " + i);
            }
        }
    }

    /** The names of all arms that are wanted in some cell, in their order. */
    public List<String> arms() {
        return cells.stream().flatMap(cell -> cell.arms().stream()).distinct().toList();
    }
}
