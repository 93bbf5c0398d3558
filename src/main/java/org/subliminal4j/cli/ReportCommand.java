package org.subliminal4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.report.TraitReport;
import org.subliminal4j.report.page.HtmlReport;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.study.Cells;
import org.subliminal4j.study.StudyPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a stored run shows of itself again, or one page of several runs side by side. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Writes the tables, the figure and the page of a stored run into its folder again. The page opens anywhere, "
                    + "without a network: charts, tests, provenance, and a pad on which the run's own networks read what is "
                    + "drawn. Several runs come side by side in one page.",
            ""
        },
        footer = {
            "",
            "Example: two runs side by side in one page:",
            "  subliminal4j report --from runs/paper --from runs/wide --out both.html"
        })
final class ReportCommand implements Callable<Integer> {
    /** Names of more runs than this would make a file name that nobody reads. */
    private static final int MOST_NAMES = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "The folder of a run, or of a study. Several runs give a comparison with the first.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data set of the runs, which the drawing pad needs (default: what their experiments name).")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Only the page, into this file (default for several runs: runs/comparison-<names>.html).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        DataSets dataSets = new DataSets();
        if (folders.stream().anyMatch(StoredStudy::isIn)) {
            return study(dataSets);
        }
        List<StoredRun> runs = folders.stream().map(StoredRun::read).toList();
        if (runs.stream().anyMatch(run -> run.experiment().task() instanceof Task.World)) {
            return models(runs);
        }
        if (runs.size() == 1 && out == null) {
            return one(RunReport.of(runs.get(0), images(runs.get(0), dataSets)));
        }
        List<AnalysedRun> analysed = new ArrayList<>();
        runs.forEach(run -> analysed.add(AnalysedRun.of(run, images(run, dataSets))));
        Path page = prepared(out != null ? out : comparison(folders));
        List<HtmlReport.Note> notes = HtmlReport.write(page, analysed);
        notes.forEach(note -> spec.commandLine().getErr().println("note: " + page + ": " + note.text()));
        spec.commandLine().getOut().println("Page: " + page);
        return ExitCode.OK;
    }

    /** The files of a study, of which there is one for each. */
    private int study(DataSets dataSets) {
        if (folders.size() > 1 || out != null) {
            throw new UserException(
                    "a study has a page of its own, in its folder: name it as the one --from, and leave --out out");
        }
        StoredStudy study = StoredStudy.read(folders.get(0));
        StudyPlan plan = StudyFiles.plan(study);
        Cells cells = Cells.of(plan, this::onData, dataSets);
        return StudyFiles.tell(
                study,
                plan,
                cells,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private Experiment onData(Experiment experiment) {
        return data == null
                ? experiment
                : experiment.with(
                        new Task.Images(data.toString(), experiment.images().labelling()));
    }

    private int one(RunReport report) {
        return tell(report.write(), report.page());
    }

    /** The page of language models, of which there is one for each run. */
    private int models(List<StoredRun> runs) {
        if (runs.size() > 1 || data != null) {
            throw new UserException(
                    "a run of language models has a page of its own, and no data set: name one --from, and no"
                            + " --data");
        }
        TraitReport report = TraitReport.of(runs.get(0));
        if (out == null) {
            return tell(report.write(), report.page());
        }
        Path page = prepared(out);
        report.writePage(page)
                .forEach(note -> spec.commandLine().getErr().println("note: " + page + ": " + note.text()));
        spec.commandLine().getOut().println("Page: " + page);
        return ExitCode.OK;
    }

    private int tell(List<String> problems, Path page) {
        problems.forEach(problem -> spec.commandLine().getErr().println("error: " + problem));
        spec.commandLine().getOut().println("Page: " + page);
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Where the comparison of these runs goes. */
    static Path comparison(List<Path> folders) {
        String names = folders.stream()
                .limit(MOST_NAMES)
                .map(folder ->
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .collect(Collectors.joining("-"));
        int more = folders.size() - MOST_NAMES;
        return Path.of("runs", "comparison-" + names + (more > 0 ? "-and-" + more + "-more" : "") + ".html");
    }

    private static Path prepared(Path page) {
        try {
            Path folder = page.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return page;
        } catch (IOException e) {
            throw new UserException("cannot create the folder of " + page + " (" + Reason.of(e) + ")", e);
        }
    }

    /** The data set of a run, or nothing: a page without the pad is better than none. */
    private @Nullable ImageData images(StoredRun run, DataSets dataSets) {
        if (data != null) {
            return dataSets.get(data.toString());
        }
        try {
            return dataSets.get(run.experiment().images().data());
        } catch (UserException e) {
            spec.commandLine()
                    .getErr()
                    .println("note: the page of " + run.folder() + " gets no drawing pad without --data: "
                            + e.getMessage());
            return null;
        }
    }
}
