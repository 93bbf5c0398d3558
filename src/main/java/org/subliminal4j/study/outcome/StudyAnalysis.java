package org.subliminal4j.study.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.stats.Holm;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.StudyPlan;

/**
 * What the results of a study come to: all that an output needs.
 *
 * @param plan      the study
 * @param measure   what the networks are judged by in all cells: what the study names, or else what each cell is judged by,
 *                  where that is the same, or else what the task judges by
 * @param cells     each cell over its seeds, in the order of the plan
 * @param contrasts each level against the usual one, all else equal, by factor, then by arm, then in the order of the cells
 * @param judged    each expectation beside what was found, in their order
 */
public record StudyAnalysis(
        StudyPlan plan, Measure measure, List<CellSummary> cells, List<LevelContrast> contrasts, List<Judged> judged) {
    public StudyAnalysis {
        cells = List.copyOf(cells);
        contrasts = List.copyOf(contrasts);
        judged = List.copyOf(judged);
    }

    /** Analyses results, of which some or all may be missing. */
    public static StudyAnalysis of(StudyResults results) {
        StudyPlan plan = results.plan();
        List<CellSummary> cells = plan.cells().stream()
                .map(cell -> CellSummary.of(cell, results.of(cell)))
                .toList();
        Set<String> metrics = new TreeSet<>();
        cells.stream()
                .filter(cell -> !cell.seeds().isEmpty())
                .forEach(cell -> metrics.add(cell.chance().metric()));
        Measure measure = new Measure(
                plan.metric() != null
                        ? plan.metric()
                        : metrics.size() == 1
                                ? metrics.iterator().next()
                                : plan.cells().get(0).experiment().metric());
        return new StudyAnalysis(plan, measure, cells, contrasts(results, cells, measure), judged(results, cells));
    }

    /** All but those of an arm that a factor does not touch: the same networks do not differ. */
    private static List<LevelContrast> contrasts(StudyResults results, List<CellSummary> cells, Measure measure) {
        StudyPlan plan = results.plan();
        Map<List<Level>, Cell> byLevels = new HashMap<>();
        plan.cells().forEach(cell -> byLevels.put(cell.levels(), cell));
        List<LevelContrast> all = new ArrayList<>();
        for (int factor = 0; factor < plan.factors().size(); factor++) {
            for (String arm : plan.arms()) {
                List<LevelContrast> family = new ArrayList<>();
                for (CellSummary cell : cells) {
                    List<Level> levels = new ArrayList<>(cell.cell().levels());
                    levels.set(factor, plan.factors().get(factor).usualLevel());
                    int index = Objects.requireNonNull(byLevels.get(levels)).index();
                    CellSummary usual = cells.get(index);
                    ArmSummary here = cell.arms().get(arm);
                    ArmSummary there = usual.arms().get(arm);
                    if (index != cell.cell().index() && here != null && there != null) {
                        family.add(LevelContrast.of(factor, cell, usual, here, there, measure.metric()));
                    }
                }
                if (!family.stream().allMatch(each -> results.same(each.cell(), each.usual(), each.arm()))) {
                    all.addAll(corrected(family));
                }
            }
        }
        return all;
    }

    private static List<LevelContrast> corrected(List<LevelContrast> family) {
        double[] corrected = Holm.correct(family.stream()
                .mapToDouble(LevelContrast::holm)
                .filter(Double::isFinite)
                .toArray());
        List<LevelContrast> all = new ArrayList<>();
        int tested = 0;
        for (LevelContrast contrast : family) {
            all.add(
                    Double.isNaN(contrast.holm())
                            ? contrast
                            : contrast.withHolm(corrected[tested++], corrected.length));
        }
        return all;
    }

    private static List<Judged> judged(StudyResults results, List<CellSummary> cells) {
        StudyPlan plan = results.plan();
        List<Judged> raw = plan.expectations().stream()
                .map(expected -> {
                    CellSummary cell = cells.get(expected.cell());
                    ArmSummary arm = Objects.requireNonNull(cell.arms().get(expected.arm()), expected.arm());
                    String where = plan.factors().isEmpty() ? "" : cell.cell().words(plan.factors());
                    return Judged.of(
                            expected,
                            results.late().contains(expected),
                            arm.label(),
                            where,
                            arm.sample(expected.metric()));
                })
                .toList();
        double[] corrected = Holm.correct(
                raw.stream().mapToDouble(Judged::holm).filter(Double::isFinite).toArray());
        List<Judged> all = new ArrayList<>();
        int tested = 0;
        for (Judged judged : raw) {
            all.add(Double.isNaN(judged.holm()) ? judged : judged.withHolm(corrected[tested++]));
        }
        return all;
    }

    private static Cell cell(StudyPlan plan, List<Level> levels) {
        return plan.cells().stream()
                .filter(cell -> cell.levels().equals(levels))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a cell of the levels " + levels));
    }

    /** The cells along a factor, in the order of its levels, where all others have the levels of {@code at}. */
    public List<CellSummary> along(int factor, Cell at) {
        List<CellSummary> along = new ArrayList<>();
        for (Level level : plan.factors().get(factor).levels()) {
            List<Level> levels = new ArrayList<>(at.levels());
            levels.set(factor, level);
            along.add(cells.get(cell(plan, levels).index()));
        }
        return along;
    }

    /** The cell in which every factor has its usual level. */
    public Cell usualCell() {
        return cell(
                plan, plan.factors().stream().map(factor -> factor.usualLevel()).toList());
    }

    /** What was expected of an arm in a cell, of a metric. */
    public List<Judged> judged(Cell cell, String arm, String metric) {
        return judged.stream()
                .filter(each -> each.expectation().cell() == cell.index()
                        && each.expectation().arm().equals(arm)
                        && each.expectation().metric().equals(metric))
                .toList();
    }

    /** The label of an arm for a reader. */
    public String label(String arm) {
        return cells.stream()
                .map(cell -> cell.arms().get(arm))
                .filter(Objects::nonNull)
                .findFirst()
                .map(ArmSummary::label)
                .orElse(arm);
    }

    /** All metrics that any arm has, those of the networks' judgement first. */
    public List<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>(List.of(measure.metric()));
        Set<String> others = new TreeSet<>();
        cells.forEach(cell ->
                cell.arms().values().forEach(arm -> others.addAll(arm.metrics().keySet())));
        metrics.addAll(others);
        return List.copyOf(metrics);
    }

    /** How many expectations agree, differ and cannot be told, as a sentence; empty where nothing is expected. */
    public String tally() {
        if (judged.isEmpty()) {
            return "";
        }
        Map<Agreement.Result, Integer> counts = new LinkedHashMap<>();
        judged.forEach(each -> counts.merge(each.result(), 1, Integer::sum));
        int differ = counts.getOrDefault(Agreement.Result.DIFFERS, 0);
        return counts.getOrDefault(Agreement.Result.AGREES, 0) + " of " + judged.size()
                + " expected means agree with what was found, " + differ + (differ == 1 ? " differs, " : " differ, ")
                + counts.getOrDefault(Agreement.Result.CANNOT_TELL, 0) + " cannot be told."
                + late();
    }

    private String late() {
        long late = judged.stream().filter(Judged::late).count();
        return late == 0
                ? ""
                : " " + late + (late == 1 ? " was" : " were") + " written down when results were known already.";
    }

    /** What is missing and what diverged, each as a sentence. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        long wanted = (long) plan.cells().size() * plan.seeds().count();
        long found = cells.stream()
                .mapToLong(cell ->
                        cell.seeds().stream().filter(plan.seeds()::contains).count())
                .sum();
        if (found < wanted) {
            notes.add("Of " + wanted + " trials (" + Words.count(plan.cells().size(), "cell") + " of "
                    + Words.count(plan.seeds().count(), "seed") + ") " + (wanted - found) + " have no result yet.");
        }
        for (CellSummary cell : cells) {
            String where =
                    plan.factors().isEmpty() ? "" : "Where " + cell.cell().words(plan.factors()) + ": ";
            cell.diverged().forEach(words -> notes.add(where + words));
        }
        return notes;
    }

    /** The rules of a study, beside those of {@link Policy#text}. */
    public static String rules() {
        return "In a study, each level of a factor is held against the usual one, that of the base or else the first,"
                + " seed by seed and all else equal: a difference is shown where both the t-test and Wilcoxon's test of"
                + " the pairs have p < " + Policy.STUDY_ALPHA
                + " after Holm's correction over all such differences of one factor and one arm. What was expected is"
                + " corrected over all expectations of the study. Of a published mean whose spread is not known, the"
                + " runs are taken to vary as much as ours do; a bare number is taken as exact.";
    }
}
