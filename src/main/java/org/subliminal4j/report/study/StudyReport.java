package org.subliminal4j.report.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.report.Outputs;
import org.subliminal4j.report.Report;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.study.Cells;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.file.Predictions;
import org.subliminal4j.study.outcome.StudyAnalysis;
import org.subliminal4j.study.outcome.StudyResults;

/** What a study shows of itself: text for the terminal, and in its folder tables, a picture and a page. */
public final class StudyReport implements Report {
    private static final String SUMMARY = "summary.csv";
    private static final String RESULTS = "results.csv";
    private static final String FIGURE = "figure.png";
    private static final String PAGE = "report.html";

    private final StudyResults results;
    private final StudyView view;
    private final Path folder;

    private StudyReport(StudyResults results, StudyView view, Path folder) {
        this.results = results;
        this.view = view;
        this.folder = folder;
    }

    /**
     * The report of a study.
     *
     * @param results  what there is so far
     * @param sessions where it comes from, at least one session, the first one first
     * @param folder   the study's folder
     * @throws UserException if there is no result yet
     */
    public static StudyReport of(StudyResults results, List<Provenance> sessions, Path folder) {
        return new StudyReport(results, StudyView.of(results, sessions, folder), folder);
    }

    /**
     * The report of a stored study, with the data sets that its experiments name.
     *
     * @param plan what was asked
     * @throws UserException if there is no result yet, or a data set is not to be had
     */
    public static StudyReport of(StoredStudy study, StudyPlan plan) {
        Cells cells = Cells.of(plan, UnaryOperator.identity(), new DataSets());
        return of(study, plan, cells);
    }

    /** The same for cells that are known. */
    public static StudyReport of(StoredStudy study, StudyPlan plan, Cells cells) {
        StudyResults results =
                cells.outcome(plan, study).withLate(Predictions.late(plan, study.versions(), Path.of("")));
        return of(results, study.sessions(), study.folder());
    }

    /** What the results come to. */
    public StudyAnalysis analysis() {
        return view.analysis();
    }

    /** The table of the cells, what was expected, and how the levels differ. */
    @Override
    public String text() {
        return StudyText.of(view.analysis());
    }

    /** Writes {@code summary.csv}, {@code results.csv}, {@code figure.png} and {@code report.html}. */
    @Override
    public List<String> write() {
        Outputs outputs = new Outputs(folder);
        outputs.write(SUMMARY, () -> StudyCsv.summary(view.analysis()).getBytes(StandardCharsets.UTF_8));
        outputs.write(RESULTS, () -> StudyCsv.results(results).getBytes(StandardCharsets.UTF_8));
        outputs.write(FIGURE, () -> StudyFigure.png(view));
        outputs.write(PAGE, () -> StudyPage.html(view).getBytes(StandardCharsets.UTF_8));
        return outputs.problems();
    }

    @Override
    public Path page() {
        return folder.resolve(PAGE);
    }
}
