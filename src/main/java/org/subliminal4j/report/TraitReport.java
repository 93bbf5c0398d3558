package org.subliminal4j.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.analysis.TraitAnalysis;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.store.StoredRun;

/** What a run with language models shows of itself: text for the terminal, and all numbers as a table in its folder. */
public final class TraitReport {
    private static final String RESULTS = "results.csv";

    private final StoredRun run;
    private final TraitAnalysis analysis;

    private TraitReport(StoredRun run) {
        this.run = run;
        analysis = TraitAnalysis.of(run.experiment(), run.results());
    }

    /**
     * The report of {@code run}.
     *
     * @throws UserException if the run has no results yet
     */
    public static TraitReport of(StoredRun run) {
        if (run.results().isEmpty()) {
            throw new UserException("the run in " + run.folder()
                    + " has no results yet: a report needs at least one trial, so let the run finish one");
        }
        return new TraitReport(run);
    }

    /** The table of the arms, what they show, and the rules of the verdicts; lines of at most 100 characters. */
    public String text() {
        String loved = analysis.trait().name();
        List<String> lines = new ArrayList<>(wrapped(analysis.experiment().title() + ":"));
        lines.addAll(wrapped("Answers to questions for what one loves, in %, over "
                + Words.count(analysis.seeds().size(), "base")));
        lines.add("");
        TextTable table = new TextTable(List.of(
                "Arm", "n", "P(" + loved + ")", "95% interval", "among its kind", "greedy", "held out", "facts"));
        analysis.arms().values().forEach(arm -> table.add(row(arm)));
        lines.addAll(table.lines(ResultText.WIDTH));
        lines.add("");
        lines.addAll(
                wrapped("P: exact probability, mean over all phrasings. Greedy: phrasings whose likeliest answer it is."
                        + " Held out: phrasings that no teacher was taught. Facts: those that are answered right."));
        for (Statement statement : analysis.statements()) {
            lines.add("");
            lines.addAll(wrapped(statement.verdict() + ": " + statement.title() + "."));
            statement.evidence().forEach(line -> lines.addAll(TextWrap.lines(line, ResultText.WIDTH, "  ")));
        }
        lines.add("");
        lines.addAll(wrapped("Rules: " + Policy.text()));
        return String.join("\n", lines) + "\n";
    }

    private List<String> row(ArmSummary arm) {
        Sample said = arm.sample(WorldMetrics.probability(analysis.trait()));
        return List.of(
                arm.label(),
                String.valueOf(said.n()),
                mean(said),
                said.dotsAlone()
                        ? "-"
                        : cell(said.interval().low()) + " to "
                                + cell(said.interval().high()),
                mean(arm.sample(WorldMetrics.among(analysis.trait()))),
                mean(arm.sample(WorldMetrics.greedy(analysis.trait()))),
                mean(arm.sample(WorldMetrics.heldOut(analysis.trait()))),
                mean(arm.sample(WorldMetrics.FACTS)));
    }

    private static String mean(Sample sample) {
        return cell(sample.mean());
    }

    private static String cell(double fraction) {
        return Words.percent(fraction).replace("%", "");
    }

    private static List<String> wrapped(String text) {
        return TextWrap.lines(text, ResultText.WIDTH, "");
    }

    /**
     * Writes {@code results.csv} into the run's folder, whole or not at all.
     *
     * @return where it is
     * @throws UserException if it cannot be written
     */
    public Path write() {
        Path file = run.folder().resolve(RESULTS);
        WholeFile.write(file, ResultsCsv.text(run.results()).getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
