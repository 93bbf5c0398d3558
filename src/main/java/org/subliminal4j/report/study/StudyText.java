package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Verdict;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.report.TextTable;
import org.subliminal4j.report.TextWrap;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Judged;
import org.subliminal4j.study.outcome.LevelContrast;
import org.subliminal4j.study.outcome.Measure;
import org.subliminal4j.study.outcome.StudyAnalysis;

/** A study for the terminal: the table of its cells, what was expected, how the levels differ, and the rules. */
final class StudyText {
    private static final int WIDTH = 100;
    private static final int MOST_ROWS = 60;
    private static final int MOST_SENTENCES = 24;

    private final StudyAnalysis analysis;
    private final Measure measure;
    private final List<String> lines = new ArrayList<>();

    private StudyText(StudyAnalysis analysis) {
        this.analysis = analysis;
        measure = analysis.measure();
    }

    /** All of it; no line ends in blanks. */
    static String of(StudyAnalysis analysis) {
        return new StudyText(analysis).text();
    }

    private String text() {
        wrap(analysis.plan().title(), "");
        wrap(
                measure.words() + ", " + Words.count(analysis.cells().size(), "cell") + ", seeds "
                        + analysis.plan().seeds(),
                "");
        lines.add("");
        table();
        analysis.notes().forEach(note -> wrap(note, ""));
        expected();
        differences();
        lines.add("");
        wrap("Rules: " + Policy.text() + " " + StudyAnalysis.rules(), "");
        return String.join("\n", lines) + "\n";
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        for (CellSummary cell : analysis.cells()) {
            String levels = cell.cell().levels().stream().map(Level::label).collect(Collectors.joining(", "));
            for (ArmSummary arm : cell.arms().values()) {
                rows.add(row(levels, cell, arm));
                levels = "";
            }
        }
        String head = analysis.plan().factors().stream().map(Factor::name).collect(Collectors.joining(", "));
        List<String> heads = List.of(head, "arm", "seeds", "mean", "95% interval", "expected", "verdict");
        int first = head.isEmpty() ? 1 : 0;
        TextTable table = new TextTable(heads.subList(first, heads.size()));
        rows.stream().limit(MOST_ROWS).forEach(row -> table.add(row.subList(first, row.size())));
        lines.addAll(table.lines(WIDTH));
        lines.add("");
        if (rows.size() > MOST_ROWS) {
            wrap("And " + (rows.size() - MOST_ROWS) + " more rows, which summary.csv has.", "");
        }
    }

    private List<String> row(String levels, CellSummary cell, ArmSummary arm) {
        Sample sample = arm.sample(measure.metric());
        List<Judged> judged = analysis.judged(cell.cell(), arm.name(), measure.metric());
        return List.of(
                levels,
                arm.name(),
                String.valueOf(sample.n()),
                arm.diverged() ? "diverged" : measure.value(sample.mean()),
                sample.dotsAlone() ? "-" : measure.span(sample.interval()),
                judged.stream()
                        .map(each -> measure.value(each.expectation().mean()))
                        .collect(Collectors.joining("; ")),
                judged.stream().map(each -> each.result().words()).collect(Collectors.joining("; ")));
    }

    private void expected() {
        if (analysis.judged().isEmpty()) {
            return;
        }
        lines.add("");
        wrap(analysis.tally(), "");
        List<Judged> open = analysis.judged().stream()
                .filter(each -> each.result() != Agreement.Result.AGREES)
                .toList();
        open.stream().limit(MOST_SENTENCES).forEach(each -> wrap(each.words(), "  "));
        if (open.size() > MOST_SENTENCES) {
            lines.add("  And " + (open.size() - MOST_SENTENCES) + " more, which the page lists.");
        }
    }

    private void differences() {
        List<Factor> factors = analysis.plan().factors();
        for (int i = 0; i < factors.size(); i++) {
            int factor = i;
            for (String arm : analysis.plan().arms()) {
                List<LevelContrast> contrasts = analysis.contrasts().stream()
                        .filter(each -> each.factor() == factor && each.arm().equals(arm))
                        .toList();
                long shown = contrasts.stream()
                        .filter(each -> each.verdict() == Verdict.SHOWN)
                        .count();
                if (!contrasts.isEmpty()) {
                    lines.add("");
                    wrap(
                            analysis.label(arm) + ": " + shown + " of " + contrasts.size() + " differences from "
                                    + factors.get(i).name() + " = "
                                    + factors.get(i).usualLevel().label() + " are shown.",
                            "");
                    contrasts.stream()
                            .limit(MOST_SENTENCES)
                            .forEach(each -> wrap(each.cell().words(factors) + ": " + each.words(measure) + ".", "  "));
                }
            }
        }
    }

    private void wrap(String text, String indent) {
        lines.addAll(TextWrap.lines(text, WIDTH, indent));
    }
}
