package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Summary;

class SummaryCsvTest {
    @Test
    void everyNumberComesBackAsItWas() throws Exception {
        RunSummary run = SampleRuns.paperLike(7);
        List<CSVRecord> rows = parse(SummaryCsv.text(run));
        assertThat(rows).hasSize(6);
        for (Arm arm : Arm.values()) {
            CSVRecord row = rows.get(arm.ordinal());
            Summary summary = run.summary(arm);
            assertThat(row.get("arm")).isEqualTo(arm.key());
            assertThat(row.get("n")).isEqualTo("7");
            assertThat(Double.parseDouble(row.get("mean"))).isEqualTo(summary.mean());
            assertThat(Double.parseDouble(row.get("sd"))).isEqualTo(summary.sd());
            assertThat(Double.parseDouble(row.get("interval_low")))
                    .isEqualTo(summary.interval(0.95).low());
            assertThat(Double.parseDouble(row.get("interval_high")))
                    .isEqualTo(summary.interval(0.95).high());
            assertThat(Double.parseDouble(row.get("paper_mean"))).isEqualTo(arm.paperMean());
            assertThat(Double.parseDouble(row.get("paper_half_width"))).isEqualTo(arm.paperHalfWidth());
            assertThat(Double.parseDouble(row.get("welch_p")))
                    .isEqualTo(run.againstPaper(arm).pValue());
        }
    }

    @Test
    void whatOneSeedCannotSayIsEmpty() throws Exception {
        CSVRecord row = parse(SummaryCsv.text(SampleRuns.paperLike(1))).get(0);
        assertThat(List.of(row.get("sd"), row.get("interval_low"), row.get("interval_high"), row.get("welch_p")))
                .containsOnly("");
        assertThat(row.get("mean")).isNotEmpty();
    }

    @Test
    void thePapersFiguresAreLeftOutOfAnotherSetting() throws Exception {
        RunSummary other = new RunSummary(false, SampleRuns.trials(3), List.of("another data set"), 0.1);
        CSVRecord row = parse(SummaryCsv.text(other)).get(0);
        assertThat(List.of(row.get("paper_mean"), row.get("paper_half_width"), row.get("welch_p")))
                .containsOnly("");
    }

    @Test
    void theLocaleDoesNotTurnPointsIntoCommas() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            RunSummary run = SampleRuns.paperLike(3);
            assertThat(SummaryCsv.text(run).lines().skip(1))
                    .allSatisfy(line -> assertThat(line.split(",")).hasSize(9));
            assertThat(ResultTable.text(run)).contains("94.34 ± 0.04");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFolderThatIsNotThereIsTheUsersAffair(@TempDir Path folder) {
        Path file = folder.resolve("missing").resolve("summary.csv");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> SummaryCsv.write(SampleRuns.paperLike(2), file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void nothingIsLeftBesideTheFile(@TempDir Path folder) throws Exception {
        SummaryCsv.write(SampleRuns.paperLike(2), folder.resolve("summary.csv"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("summary.csv"));
        }
    }

    private static List<CSVRecord> parse(String text) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }
}
