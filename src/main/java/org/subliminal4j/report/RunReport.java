package org.subliminal4j.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.report.page.HtmlReport;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;

/** What a run shows of itself: text for the terminal, and in its folder tables, a picture and a page. */
public final class RunReport implements Report {
    private static final String SUMMARY = "summary.csv";
    private static final String RESULTS = "results.csv";
    private static final String FIGURE = "figure.png";
    private static final String PAGE = "report.html";

    private final AnalysedRun run;

    private RunReport(AnalysedRun run) {
        this.run = run;
    }

    /**
     * The report of {@code run}.
     *
     * @param images its data set; null where it is not at hand, which leaves the page without its drawing pad
     * @throws UserException if the run has no results yet
     */
    public static RunReport of(StoredRun run, @Nullable ImageData images) {
        return new RunReport(AnalysedRun.of(run, images));
    }

    /**
     * The report of {@code run}, with the data set that its experiment names.
     *
     * @throws UserException if the run has no results yet, or the data set is not to be had
     */
    public static RunReport of(StoredRun run) {
        return of(run, new DataSets().get(run.experiment().images().data()));
    }

    @Override
    public String text() {
        return ResultText.of(run);
    }

    /** Writes {@code summary.csv}, {@code results.csv}, {@code figure.png} and {@code report.html}. */
    @Override
    public List<String> write() {
        Outputs outputs = new Outputs(run.run().folder());
        outputs.write(SUMMARY, () -> SummaryCsv.text(run.analysis()).getBytes(StandardCharsets.UTF_8));
        outputs.write(RESULTS, () -> ResultsCsv.text(run.run().results()).getBytes(StandardCharsets.UTF_8));
        outputs.write(FIGURE, () -> Figure.png(Picture.of(run)));
        outputs.run(PAGE, () -> HtmlReport.write(page(), List.of(run)).stream()
                .filter(HtmlReport.Note::loss)
                .map(HtmlReport.Note::text)
                .toList());
        return outputs.problems();
    }

    @Override
    public Path page() {
        return run.run().folder().resolve(PAGE);
    }
}
