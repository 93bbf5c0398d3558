package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TestResult;

/** The six arms of a run as a table of plain text, beside the paper's figures where the setting is the paper's. */
public final class ResultTable {
    private static final List<String> HEAD = List.of("Arm", "n", "mean", "95% interval", "sd", "paper", "agreement");

    private ResultTable() {}

    /** The table, its title and the note on the comparison; accuracies in percent; no line ends in blanks. */
    public static String text(RunSummary run) {
        boolean paper = run.paperSetting();
        List<List<String>> rows = new ArrayList<>();
        rows.add(paper ? HEAD : HEAD.subList(0, 5));
        for (Arm arm : Arm.values()) {
            rows.add(row(run, arm, paper));
        }
        StringBuilder text = new StringBuilder();
        text.append("Test accuracy in %, ").append(run.seeds()).append("\n\n");
        layOut(rows, text);
        text.append('\n').append(note(run)).append('\n');
        return text.toString();
    }

    private static List<String> row(RunSummary run, Arm arm, boolean paper) {
        Summary summary = run.summary(arm);
        List<String> row = new ArrayList<>(List.of(
                arm.label(),
                String.valueOf(summary.n()),
                Words.cell(summary.mean()),
                ends(summary.interval(RunSummary.LEVEL)),
                Words.cell(summary.sd())));
        if (paper) {
            row.add(Words.cell(arm.paperMean()) + " ± " + Words.cell(arm.paperHalfWidth()));
            row.add(agreement(run.againstPaper(arm)));
        }
        return row;
    }

    private static String ends(Interval interval) {
        return Double.isNaN(interval.low())
                ? "-"
                : String.format(Locale.ROOT, "%5s to %5s", Words.cell(interval.low()), Words.cell(interval.high()));
    }

    private static String agreement(@Nullable TestResult test) {
        if (test == null) {
            return "-";
        }
        return (test.pValue() > RunSummary.DIFFERS ? "agrees, " : "differs, ") + Words.p(test.pValue());
    }

    private static String note(RunSummary run) {
        if (run.paperSetting()) {
            return "95% interval: Student's t. Paper: mean of " + Arm.PAPER_RUNS
                    + " runs ± half-width. Agreement: Welch's t-test, p > " + RunSummary.DIFFERS + ".";
        }
        return "95% interval: Student's t. The paper's figures are left out, as this is another setting: "
                + String.join("; ", run.differences()) + ".";
    }

    /** Text to the left, numbers to the right, two blanks between columns, a rule under the head. */
    private static void layOut(List<List<String>> rows, StringBuilder text) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths)).append('\n');
            if (i == 0) {
                int width = 2 * (widths.length - 1);
                for (int column : widths) {
                    width += column;
                }
                text.append("-".repeat(width)).append('\n');
            }
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean left = column == 0 || column == 6;
            String format = (column == 0 ? "" : "  ") + "%" + (left ? "-" : "") + widths[column] + "s";
            line.append(String.format(Locale.ROOT, format, row.get(column)));
        }
        return line.toString().stripTrailing();
    }
}
