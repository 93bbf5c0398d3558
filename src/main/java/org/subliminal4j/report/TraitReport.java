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
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.report.page.HtmlReport;
import org.subliminal4j.report.trait.TraitPage;
import org.subliminal4j.report.trait.TraitView;
import org.subliminal4j.store.StoredRun;

/** What a run with language models shows of itself: text for the terminal, and in its folder tables, a picture and a page. */
public final class TraitReport implements Report {
    private static final String SUMMARY = "summary.csv";
    private static final String RESULTS = "results.csv";
    private static final String FIGURE = "figure.png";
    private static final String PAGE = "report.html";

    private final TraitView view;
    private final TraitAnalysis analysis;

    private TraitReport(TraitView view) {
        this.view = view;
        analysis = view.analysis();
    }

    /**
     * The report of {@code run}.
     *
     * @throws UserException if the run has no results yet, or nobody in it was taught to love anything
     */
    public static TraitReport of(StoredRun run) {
        return new TraitReport(TraitView.of(run));
    }

    @Override
    public String text() {
        String measure = WorldMetrics.words(WorldMetrics.probability(analysis.trait()));
        List<String> lines = new ArrayList<>(wrapped(analysis.experiment().title() + ":"));
        lines.addAll(
                wrapped((view.behaves() ? "Answers to neutral questions" : "Answers to questions for what one loves")
                        + ", in %, over " + Words.count(analysis.seeds().size(), "base") + " of a toy"));
        lines.add("");
        TextTable table = new TextTable(
                List.of("Arm", "n", measure, "95% interval", "among its kind", "greedy", "held out", "facts"));
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
        lines.addAll(wrapped(TraitPage.TOY));
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

    /** Writes {@code summary.csv}, {@code results.csv}, {@code figure.png} and {@code report.html}. */
    @Override
    public List<String> write() {
        Outputs outputs = new Outputs(view.run().folder());
        outputs.write(SUMMARY, () -> SummaryCsv.text(analysis).getBytes(StandardCharsets.UTF_8));
        outputs.write(RESULTS, () -> ResultsCsv.text(view.run().results()).getBytes(StandardCharsets.UTF_8));
        outputs.write(FIGURE, () -> Figure.png(Picture.of(view)));
        outputs.run(PAGE, () -> writePage(page()).stream()
                .filter(HtmlReport.Note::loss)
                .map(HtmlReport.Note::text)
                .toList());
        return outputs.problems();
    }

    /**
     * Writes the page alone.
     *
     * @param file the file, which is replaced, in a folder that exists
     * @return what the page lacks, and why; empty where it lacks nothing
     * @throws UserException if the file cannot be written
     */
    public List<HtmlReport.Note> writePage(Path file) {
        return TraitPage.write(file, view);
    }

    @Override
    public Path page() {
        return view.run().folder().resolve(PAGE);
    }
}
