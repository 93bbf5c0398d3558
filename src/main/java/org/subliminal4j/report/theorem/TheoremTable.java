package org.subliminal4j.report.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.theory.CheckResult;

/** The theorem's checks and findings as text. */
public final class TheoremTable {
    private TheoremTable() {}

    /** The one-step checks: a line for each claim, and below it what it means. */
    public static String checks(List<CheckResult> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "Check", "Quantity", "Predicted", "Measured", "Cases"));
        for (CheckResult check : checks) {
            rows.add(List.of(
                    check.passed() ? "pass" : "FAIL",
                    check.check().key(),
                    check.quantity(),
                    check.prediction(),
                    measured(check),
                    String.valueOf(check.cases())));
        }
        List<String> lines = aligned(rows);
        StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 0; i < checks.size(); i++) {
            text.append(lines.get(i + 1)).append('\n');
            text.append("        ").append(checks.get(i).meaning()).append('\n');
        }
        return text.append(
                        "Measured is the case farthest from the prediction, if not a share (with its exact 95% interval) or a mean.\n")
                .toString();
    }

    /** The many-step findings, with their 95% t intervals, and their paired differences from the plain student. */
    public static String findings(Training training) {
        String plain = Students.of(training.experiment()).plain().label();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Check", "Quantity", "Student", "n", "Mean [95%]", "Minus " + plain + " [95%]", "Paired t"));
        for (Finding finding : training.findings()) {
            Comparison comparison = finding.comparison();
            rows.add(List.of(
                    finding.part().key(),
                    finding.quantity(),
                    finding.label(),
                    String.valueOf(finding.n()),
                    interval(finding.mean(), finding.low(), finding.high()),
                    comparison == null ? "" : interval(comparison.difference(), comparison.low(), comparison.high()),
                    comparison == null ? "" : Words.p(comparison.pValue(), comparison.attainable())));
        }
        List<String> lines = new ArrayList<>(aligned(rows));
        lines.addAll(training.notes());
        lines.add(
                "A p-value below the smallest that so few seeds can give in any exact test is printed as < that one.");
        return String.join("\n", lines) + "\n";
    }

    private static String measured(CheckResult check) {
        return check.interval() == null
                ? number(check.measured())
                : interval(
                        check.measured(),
                        check.interval().low(),
                        check.interval().high());
    }

    private static String interval(double mean, double low, double high) {
        return Double.isNaN(low) ? number(mean) : number(mean) + " [" + number(low) + ", " + number(high) + "]";
    }

    /** Six digits where a number is near 1, else three, and 0 as such. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (Double.isNaN(value)) {
            return "none";
        }
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
