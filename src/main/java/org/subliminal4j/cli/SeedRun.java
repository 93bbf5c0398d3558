package org.subliminal4j.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.report.Report;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import picocli.CommandLine;

/** Runs an experiment on many seeds into a folder, or goes on with the run that is there, and tells what came out. */
final class SeedRun {
    private final CommandLine command;
    private final String what;
    private final SeedRange seeds;
    private final SeedRunOptions place;
    private final boolean saveNetworks;
    private final WorkerOptions work;

    /**
     * A run that nothing is known of but its options.
     *
     * @param what         what a seed is for a reader, in the plural, and the option that says how many: {@code seeds}
     * @param place        its folder
     * @param saveNetworks whether those of every seed are kept
     */
    SeedRun(
            CommandLine command,
            String what,
            SeedRange seeds,
            SeedRunOptions place,
            boolean saveNetworks,
            WorkerOptions work) {
        this.command = command;
        this.what = what;
        this.seeds = seeds;
        this.place = place;
        this.saveNetworks = saveNetworks;
        this.work = work;
    }

    /**
     * Runs what is not stored yet.
     *
     * @return the exit code
     */
    int run(
            Experiment experiment,
            DataSets dataSets,
            Provenance provenance,
            Invocation invocation,
            Function<StoredRun, Report> reporter) {
        requireRunnable(experiment, dataSets, Math.min(work.workers(), seeds.count()));
        Path folder = place.folder();
        try (RunFolder run = RunFolder.open(folder, experiment, new Lineage(experiment, dataSets), provenance)) {
            Invocation again = invocation.with("--out", folder.toString());
            StudySession session = new StudySession(folder, what, again, command.getErr());
            KeptNetworks networks = new KeptNetworks(run, seeds, saveNetworks);
            networks.warn(run.results().keySet());
            LocalRun local = new LocalRun(experiment, dataSets, run);
            if (!session.run(local.job(seeds), networks, work.workers(), work.showsProgress())) {
                return ExitCode.INTERRUPTED;
            }
            run.verify();
            String more =
                    again.with("--" + what, String.valueOf(2L * seeds.count())).line();
            return Telling.tell(
                    reporter.apply(StoredRun.read(folder)),
                    List.of("More " + what + ", where only new ones are run: " + more),
                    command.getOut(),
                    command.getErr());
        }
    }

    /** Finds out before a folder is made that the experiment cannot be run on its data, or on this machine. */
    static void requireRunnable(Experiment experiment, DataSets dataSets, int sideBySide) {
        LocalRun.requireFits(experiment, dataSets, sideBySide);
        try {
            new Trial(Plan.of(experiment), dataSets);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
