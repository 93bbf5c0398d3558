package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.cli.CommandLines.Outcome;
import org.subliminal4j.data.IdxFiles;

class StudyCommandTest {
    private static final String STUDY = """
            title: Rates and logits
            base: paper
            set:
              all.batch: 8
              students.inputs: {kind: noise, count: 40}
            vary:
              students.learningRate: [1e-3, 1e-2]
              auxiliary: [2, 3]
            seeds: 2
            arms: [student-aux, cross-aux]
            expect:
              - {arm: student-aux, at: {auxiliary: 3, students.learningRate: 1e-2}, mean: 0.2, margin: 0.1}
            """;

    @TempDir
    private Path folder;

    private Path out;
    private Path file;

    @BeforeEach
    void files() throws IOException {
        IdxFiles.writeSmallSet(folder.resolve("images"));
        out = folder.resolve("out");
        file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("study", file.toString()));
        all.addAll(List.of("--data", folder.resolve("images").toString(), "--out", out.toString()));
        all.addAll(List.of(arguments));
        return CommandLines.run(all);
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(out.resolve("results.jsonl"));
    }

    @Test
    void aStudyRunsAndShowsItself() throws IOException {
        Outcome first = run();
        assertThat(first.err()).doesNotContain("error");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("Rates and logits", "4 cells", "student-aux", "expected");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .contains(
                            "study.json",
                            "provenance.json",
                            "results.jsonl",
                            "results.csv",
                            "summary.csv",
                            "figure.png",
                            "report.html");
        }
        // Two seeds of a reference, a teacher for each number of logits, and two students for each cell.
        List<String> stored = log();
        assertThat(stored).hasSize(2 * (2 + 2 + 8));
        assertThat(run().code()).isZero();
        assertThat(log()).isEqualTo(stored);
        assertThat(run("--vary", "students.learningRate=1e-3,1e-2,3e-2").code()).isZero();
        assertThat(log()).startsWith(stored.toArray(String[]::new)).hasSizeGreaterThan(stored.size());
        String csv = Files.readString(out.resolve("results.csv"));
        assertThat(csv.lines().filter(line -> line.contains("student-aux") && line.contains("accuracy")))
                .hasSize(2 * 6);
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatIsLeft() throws IOException {
        Outcome dry = run("--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .contains(
                        "Cells: 4, arms: student-aux, cross-aux, seeds: 1-2",
                        "Networks to train for a seed: 10; cell by cell it would be 12.",
                        "of which 0 are stored",
                        "Time for the other 2: about");
        assertThat(out).doesNotExist();
        run();
        assertThat(run("--dry-run").out()).contains("of which 2 are stored").contains("Nothing is left to run.");
        assertThat(run("--dry-run", "--seeds", "1-3").out()).contains("Time for the other 1: about");
    }

    @Test
    void theReportIsMadeAgainOfWhatWasAskedLast() throws IOException {
        run("--seeds", "1-3", "--set", "students.epochs=1");
        String page = Files.readString(out.resolve("report.html"));
        Files.delete(out.resolve("report.html"));
        Outcome again = CommandLines.run(List.of(
                "report",
                "--from",
                out.toString(),
                "--data",
                folder.resolve("images").toString()));
        assertThat(again.code()).describedAs(again.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    void aStudysPageStandsInItsFolderAlone() {
        run("--set", "students.epochs=1");
        for (List<String> more : List.of(
                List.of("--out", folder.resolve("page.html").toString()),
                List.of("--from", folder.resolve("run").toString()))) {
            List<String> arguments = new ArrayList<>(List.of("report", "--from", out.toString()));
            arguments.addAll(more);
            Outcome outcome = CommandLines.run(arguments);
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err())
                    .startsWith("error: a study has a page of its own")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("page.html")).doesNotExist();
    }

    @Test
    void anExpectationThatCameLaterIsShownAsLater() throws IOException {
        Files.writeString(file, STUDY.substring(0, STUDY.indexOf("expect:")));
        run();
        Files.writeString(file, STUDY);
        assertThat(run().out().replaceAll("\\s+", " ")).contains("1 was written down when results were known already.");
    }

    @Test
    void mistakesAreOneLineAndLeaveNoFolder() {
        assertThat(run("--set", "students.epohs=1").err())
                .isEqualTo("error: --set students.epohs=1: unknown path 'students.epohs': did you mean"
                        + " 'students.epochs'?" + System.lineSeparator());
        assertThat(run("--vary", "auxiliary").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--seeds", "0").err()).contains("error: --seeds 0");
        assertThat(CommandLines.run(List.of("study", "leaning-rate")).err()).contains("did you mean 'learning-rate'");
        assertThat(CommandLines.run(List.of("study", folder.resolve("none.yaml").toString()))
                        .err())
                .contains("cannot read the study");
        assertThat(out).doesNotExist();
    }

    @Test
    void presetsAreListedAndShown() {
        Outcome list = CommandLines.run(List.of("presets"));
        assertThat(list.out().lines()).anyMatch(line -> line.startsWith("learning-rate "));
        Outcome one = CommandLines.run(List.of("presets", "learning-rate"));
        assertThat(one.out()).contains("base: paper", "vary:");
        assertThat(CommandLines.run(List.of("presets", "nothing")).code()).isEqualTo(ExitCode.FAILED);
    }
}
