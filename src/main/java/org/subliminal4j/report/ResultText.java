package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Published;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.report.style.AnalysedRun;

/** A run for the terminal: the table of its arms, what they show, and the rules of the verdicts. */
final class ResultText {
    /** What terminals and mails have room for. */
    static final int WIDTH = 100;

    /** More differences from a published setting than this say no more than that it is another one. */
    private static final int MOST_EVIDENCE = 8;

    /** Of more statements than this the terminal gets no evidence; the page has it. */
    private static final int MOST_STATEMENTS = 12;

    private ResultText() {}

    /** All of it; no line ends in blanks, and none but a single long word goes beyond {@link #WIDTH}. */
    static String of(AnalysedRun run) {
        Analysis analysis = run.analysis();
        List<String> lines = new ArrayList<>();
        if (!analysis.experiment().title().isBlank()) {
            lines.addAll(TextWrap.lines(analysis.experiment().title(), WIDTH, ""));
        }
        lines.addAll(TextWrap.lines(run.measure() + " in %, " + analysis.seedWords(), WIDTH, ""));
        lines.add("");
        lines.addAll(table(run).lines(WIDTH));
        lines.add("");
        analysis.notes().forEach(note -> lines.addAll(TextWrap.lines(note, WIDTH, "")));
        List<Statement> statements = analysis.statements();
        for (Statement statement : statements) {
            lines.add("");
            lines.addAll(lines(statement, statements.size() > MOST_STATEMENTS));
        }
        lines.add("");
        lines.addAll(TextWrap.lines("Rules: " + Policy.text(), WIDTH, ""));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Statement statement, boolean brief) {
        List<String> lines =
                new ArrayList<>(TextWrap.lines(statement.verdict() + ": " + statement.title() + ".", WIDTH, ""));
        List<String> evidence = statement.evidence();
        if (brief) {
            return lines;
        }
        evidence.stream().limit(MOST_EVIDENCE).forEach(line -> lines.addAll(TextWrap.lines(line, WIDTH, "  ")));
        if (evidence.size() > MOST_EVIDENCE) {
            lines.add("  And " + (evidence.size() - MOST_EVIDENCE) + " more, which the page lists.");
        }
        return lines;
    }

    private static TextTable table(AnalysedRun run) {
        List<String> heads = new ArrayList<>(List.of("Arm", "n", "mean", "95% interval", "sd"));
        if (run.anyPublished()) {
            heads.addAll(List.of("published", "agreement"));
        }
        TextTable table = new TextTable(heads);
        run.analysis().arms().values().forEach(arm -> table.add(row(run, arm)));
        return table;
    }

    private static List<String> row(AnalysedRun run, ArmSummary arm) {
        Sample sample = arm.sample(run.analysis().chance().metric());
        List<String> row = new ArrayList<>(List.of(
                arm.label(),
                String.valueOf(sample.n()),
                arm.diverged() ? "diverged" : cell(sample.mean()),
                sample.dotsAlone()
                        ? "-"
                        : cell(sample.interval().low()) + " to "
                                + cell(sample.interval().high()),
                cell(sample.sd())));
        if (run.anyPublished()) {
            Agreement agreement = run.published(arm.name());
            row.add(agreement == null ? "-" : published(agreement.published()));
            row.add(agreement == null ? "-" : agreement.result().words());
        }
        return row;
    }

    private static String published(Published published) {
        return cell(published.mean()) + (published.halfWidth() == null ? "" : " \u00b1 " + cell(published.halfWidth()));
    }

    private static String cell(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * fraction);
    }
}
