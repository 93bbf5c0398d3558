package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.store.RunFolder;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int report(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    private Path stored(String name) {
        Path run = folder.resolve(name);
        Experiment experiment = Experiment.paper();
        try (RunFolder log = RunFolder.open(
                run,
                experiment,
                new Lineage(experiment, new DataSets()),
                SampleRuns.provenance("run", SampleRuns.MNIST))) {
            for (Results trial : SampleRuns.paper(run, 2).results()) {
                log.append(trial);
            }
        }
        return run;
    }

    @Test
    void theFilesOfAnOldRunAreWrittenIntoItsFolder() {
        Path run = stored("old");
        assertThat(report("report", "--from", run.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(out.toString()).contains(run.resolve("report.html").toString());
        assertThat(run.resolve("report.html")).content().contains("<h2>Run it again</h2>");
        assertThat(run.resolve("summary.csv")).exists();
        assertThat(run.resolve("figure.png")).exists();
    }

    @Test
    void severalRunsAreComparedInAFileWhoseFolderIsMade() {
        Path page = folder.resolve("new").resolve("both.html");
        assertThat(report(
                        "report",
                        "--from",
                        stored("one").toString(),
                        "--from",
                        stored("two").toString(),
                        "--out",
                        page.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(page).content().contains("2 runs side by side", "A: one", "B: two");
    }

    @Test
    void severalRunsAreComparedAmongTheRunsUnlessToldOtherwise() {
        assertThat(ReportCommand.comparison(List.of(Path.of("runs/one"), Path.of("two/"))))
                .isEqualTo(Path.of("runs", "comparison-one-two.html"));
        assertThat(ReportCommand.comparison(
                        Stream.of("a", "b", "c", "d", "e", "f").map(Path::of).toList()))
                .isEqualTo(Path.of("runs", "comparison-a-b-c-d-and-2-more.html"));
    }

    @Test
    void aPageWithAPadIsNotReplacedByOneWithoutInSilence() throws Exception {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "<canvas id=\"pad-canvas\">");
        assertThat(report("report", "--from", stored("one").toString(), "--out", page.toString()))
                .isZero();
        assertThat(err.toString()).contains("no drawing pad", "the page that it replaces had one");
    }

    @Test
    void aFolderWithoutARunIsNamedInOneLine() {
        assertThat(report("report", "--from", folder.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("error: no run in ").hasLineCount(1);
    }

    @Test
    void aReportNeedsARun() {
        assertThat(report("report")).isEqualTo(2);
        assertThat(err.toString()).contains("--from");
    }
}
