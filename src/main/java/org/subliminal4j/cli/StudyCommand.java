package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Printable;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Pace;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.store.BaseFiles;
import org.subliminal4j.store.KeyedResults;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.store.StudyFolder;
import org.subliminal4j.study.Cells;
import org.subliminal4j.study.Job;
import org.subliminal4j.study.StudyExecutor;
import org.subliminal4j.study.StudyObserver;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.StudyRun;
import org.subliminal4j.study.file.Presets;
import org.subliminal4j.study.file.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study: one question, some factors, many seeds; or goes on with one. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Runs a study: an experiment in every setting of some factors, with many seeds. The same command goes on with "
                    + "a study that was stopped, and runs only what is new of one that has grown.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  subliminal4j study learning-rate --seeds 5 --dry-run",
            "  subliminal4j study paper --vary auxiliary=1,3,10 --seeds 10",
            "  subliminal4j study my-study.yaml --out runs/mine"
        })
final class StudyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|PRESET",
            description = "A study's file (*.yaml), or the name of a preset: 'subliminal4j presets' lists them.")
    @SuppressWarnings("NullAway.Init")
    private String what;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Another value in every cell, such as students.epochs=2. May be given several times.")
    private List<String> set = List.of();

    @Option(
            names = "--vary",
            paramLabel = "PATH=A,B,C",
            description = "Another factor, or other levels of one: auxiliary=1,3,10 or auxiliary=range(1,50).")
    private List<String> vary = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "The seeds of every cell: 20 for 1 to 20, or 1-10,15 (default: the study's).")
    private @Nullable String seeds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the results; one that holds an earlier state of the study goes on with it "
                    + "(default: runs/<name of the study>).")
    private @Nullable Path out;

    @Option(
            names = "--dry-run",
            description = "Only say what would be run, what is stored already, and how long it would take.")
    private boolean dryRun;

    @Mixin
    private ExecutorOptions executor = new ExecutorOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Override
    public Integer call() {
        StudyPlan plan = plan();
        Path folder = out != null ? out : Path.of("runs", name());
        Backend.start();
        DataSets dataSets = new DataSets();
        Cells cells = Cells.of(plan, work::on, dataSets);
        List<Long> all = plan.seeds().stream().boxed().toList();
        boolean local = executor.local();
        if (local) {
            cells.requireFits(Math.min(work.workers(), all.size()));
        }
        if (dryRun) {
            KeyedResults stored = StoredStudy.isIn(folder) ? StoredStudy.read(folder) : KeyedResults.NONE;
            tellWithoutRunning(plan, cells, new StudyRun(cells.union(), dataSets, stored), folder, dataSets);
            return ExitCode.OK;
        }
        boolean finished = local || nothingLeft(cells, all, folder, dataSets)
                ? run(plan, cells, folder, null)
                : runElsewhere(plan, cells, folder);
        if (!finished) {
            return ExitCode.INTERRUPTED;
        }
        return StudyFiles.tell(
                StoredStudy.read(folder),
                plan,
                cells,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    /** Whether the report can be written without another trial. */
    private static boolean nothingLeft(Cells cells, List<Long> seeds, Path folder, DataSets dataSets) {
        return StoredStudy.isIn(folder)
                && new StudyRun(cells.union(), dataSets, StoredStudy.read(folder))
                        .missing(seeds)
                        .isEmpty();
    }

    private boolean runElsewhere(StudyPlan plan, Cells cells, Path folder) {
        try (StudyExecutor.Trials trials = executor.open(cells.dataSets())) {
            return run(plan, cells, folder, trials);
        }
    }

    /**
     * Runs what is missing.
     *
     * @param elsewhere where; null for threads of this process
     * @return false if it was stopped before the end
     */
    private boolean run(StudyPlan plan, Cells cells, Path folder, StudyExecutor.@Nullable Trials elsewhere) {
        List<Long> all = plan.seeds().stream().boxed().toList();
        int most = elsewhere == null || work.limited(spec) ? work.workers() : elsewhere.atOnce();
        int atOnce = Math.min(most, all.size());
        Invocation invocation = Invocation.of(spec);
        Provenance provenance = work.provenance(cells.dataSha256(), invocation, atOnce);
        DataSets dataSets = cells.dataSets().with(BaseFiles.of(provenance));
        try (StudyFolder open = StudyFolder.open(folder, plan.source(), provenance)) {
            Invocation again = invocation.with("--out", folder.toString());
            StudySession session =
                    new StudySession(folder, "trials", again, spec.commandLine().getErr());
            StudyRun run = new StudyRun(cells.union(), dataSets, open);
            Job job = elsewhere == null ? run.job(all, open) : run.job(all, open, elsewhere);
            if (!session.run(job, StudyObserver.NONE, atOnce, work.showsProgress())) {
                return false;
            }
            open.verify();
            return true;
        }
    }

    private StudyPlan plan() {
        StudyFile file = Presets.list().contains(what) || !Files.exists(Path.of(what)) && !what.contains(".")
                ? Presets.get(what)
                : StudyFile.read(Path.of(what));
        for (String change : set) {
            String[] parts = parts("--set", change);
            file = file.withSet(parts[0], parts[1]);
        }
        for (String change : vary) {
            String[] parts = parts("--vary", change);
            file = file.withVary(parts[0], parts[1]);
        }
        return (seeds == null ? file : file.withSeeds(seeds)).plan();
    }

    private String[] parts(String option, String change) {
        int equals = change.indexOf('=');
        if (equals < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': expected PATH=VALUE, but found '" + change + "'");
        }
        return new String[] {change.substring(0, equals).strip(), change.substring(equals + 1)};
    }

    /** The study's name for a folder. */
    private String name() {
        String file = String.valueOf(Path.of(what).getFileName()).replaceFirst("\\.ya?ml$", "");
        return file.isBlank() ? "study" : file;
    }

    private void tellWithoutRunning(StudyPlan plan, Cells cells, StudyRun run, Path folder, DataSets dataSets) {
        PrintWriter text = spec.commandLine().getOut();
        List<Long> all = plan.seeds().stream().boxed().toList();
        var missing = run.missing(all);
        text.println(Printable.line(plan.title()));
        plan.factors()
                .forEach(factor -> text.println("  " + Printable.line(factor.name()) + ": "
                        + Printable.line(String.join(
                                ", ",
                                factor.levels().stream()
                                        .map(level -> level.label())
                                        .toList()))));
        text.println("Cells: " + plan.cells().size() + ", arms: " + String.join(", ", plan.arms()) + ", seeds: "
                + plan.seeds());
        text.println("Networks to train for a seed: " + cells.trainings() + "; cell by cell it would be "
                + cells.trainingsApart() + ".");
        int toRun = missing.values().stream().mapToInt(Integer::intValue).sum();
        int trials = run.trials(all);
        text.println("Trials (a seed of all cells): " + trials + ", of which " + (trials - toRun) + " are stored in "
                + Printable.line(folder.toString()) + ".");
        text.println(
                toRun == 0
                        ? "Nothing is left to run."
                        : "Time for the other " + toRun + ": about "
                                + words(new Pace(dataSets, Math.min(work.workers(), toRun)).seconds(missing))
                                + " with " + work.workers() + (work.workers() == 1 ? " worker." : " workers."));
    }

    /** A time for a reader. */
    static String words(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f seconds", Math.max(1, seconds));
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                : String.format(Locale.ROOT, "%.1f hours", seconds / 3600);
    }
}
