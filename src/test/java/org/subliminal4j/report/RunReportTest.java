package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.store.StoredRun;

class RunReportTest {
    @TempDir
    private Path folder;

    @Test
    void aRunGetsItsFilesAndNothingElse() throws Exception {
        assertThat(RunReport.of(SampleRuns.paper(folder, 2), null).write()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("summary.csv", "results.csv", "figure.png", "report.html");
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAndTheRestIsWritten() throws Exception {
        Files.createDirectories(folder.resolve("figure.png").resolve("in the way"));
        RunReport report = RunReport.of(SampleRuns.paper(folder, 2), null);
        assertThat(report.write())
                .singleElement()
                .asString()
                .contains("figure.png", "report --from " + folder)
                .doesNotContain("\n");
        assertThat(report.page()).exists();
    }

    @Test
    void aFolderThatHasGoneIsToldFileByFile() {
        List<String> problems =
                RunReport.of(SampleRuns.paper(folder.resolve("gone"), 2), null).write();
        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).contains("summary.csv");
    }

    @Test
    void aPageThatHadAPadIsNotReplacedInSilence() throws Exception {
        Files.writeString(folder.resolve("report.html"), "<canvas id=\"pad-canvas\">");
        RunReport report = RunReport.of(SampleRuns.paper(folder, 2), null);
        assertThat(report.write()).singleElement().asString().contains("no drawing pad", "it replaces had one");
        assertThat(report.write()).isEmpty();
    }

    @Test
    void aRunWithoutResultsIsRefused() {
        StoredRun empty = SampleRuns.paper(folder, 0);
        assertThatThrownBy(() -> RunReport.of(empty, null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no results yet");
    }
}
