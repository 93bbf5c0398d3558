package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;

class CsvTest {
    private static final Path FOLDER = Path.of("run");

    private static Analysis analysis(StoredRun run) {
        return AnalysedRun.of(run, null).analysis();
    }

    @Test
    void everyNumberOfTheSummaryComesBackAsItWas() throws Exception {
        Analysis analysis = analysis(SampleRuns.paper(FOLDER, 7));
        List<CSVRecord> rows = parse(SummaryCsv.text(analysis));
        // Six arms with accuracy and balanced accuracy, and the loss of the five that were trained.
        assertThat(rows).hasSize(6 * 2 + 5);
        for (CSVRecord row : rows) {
            ArmSummary arm = analysis.arm(row.get("arm"));
            Sample sample = arm.sample(row.get("metric"));
            assertThat(row.get("label")).isEqualTo(arm.label());
            assertThat(number(row, "n")).isEqualTo(7);
            assertThat(number(row, "mean")).isEqualTo(sample.mean());
            assertThat(number(row, "sd")).isEqualTo(sample.sd());
            assertThat(number(row, "interval_low")).isEqualTo(sample.interval().low());
            assertThat(number(row, "interval_high")).isEqualTo(sample.interval().high());
            if (row.get("metric").equals("accuracy")) {
                Agreement agreement = Objects.requireNonNull(analysis.agreement(arm.name()));
                assertThat(number(row, "published_mean"))
                        .isEqualTo(agreement.published().mean());
                assertThat(number(row, "welch_p_holm")).isEqualTo(agreement.holm());
                assertThat(row.get("agreement")).isEqualTo(agreement.result().words());
            } else {
                assertThat(row.get("published_mean")).isEmpty();
            }
        }
    }

    @Test
    void whatFewSeedsCannotSayIsEmpty() throws Exception {
        CSVRecord one =
                parse(SummaryCsv.text(analysis(SampleRuns.paper(FOLDER, 1)))).get(0);
        assertThat(List.of(one.get("sd"), one.get("interval_low"), one.get("welch_p_holm")))
                .containsOnly("");
        assertThat(one.get("mean")).isNotEmpty();
        CSVRecord four =
                parse(SummaryCsv.text(analysis(SampleRuns.paper(FOLDER, 4)))).get(0);
        assertThat(four.get("interval_low")).isEmpty();
        assertThat(four.get("sd")).isNotEmpty();
    }

    @Test
    void publishedValuesAreLeftOutOfAnotherSetting() throws Exception {
        StoredRun other = SampleRuns.run(
                FOLDER, Experiment.paper().with(new Task.Images("datasets/fashion", null)), Map.of("a", "b"), 6);
        assertThat(parse(SummaryCsv.text(analysis(other)))).allSatisfy(row -> assertThat(
                        List.of(row.get("published_mean"), row.get("published_n"), row.get("agreement")))
                .containsOnly(""));
    }

    @Test
    void anArmThatDivergedHasItsRow() throws Exception {
        StoredRun run = SampleRuns.diverging(FOLDER, 2, "cross-aux", 2);
        assertThat(parse(SummaryCsv.text(analysis(run))))
                .filteredOn(row -> row.get("arm").equals("cross-aux"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("diverged")).isEqualTo("2");
                    assertThat(row.get("first_diverged_epoch")).isEqualTo("2");
                    assertThat(row.get("mean")).isEmpty();
                });
        assertThat(parse(ResultsCsv.text(run.results())))
                .filteredOn(row -> row.get("metric").equals("diverged"))
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.get("arm")).isEqualTo("cross-aux");
                    assertThat(row.get("epoch")).isEqualTo("2");
                });
    }

    @Test
    void everyResultIsOneTidyRow() throws Exception {
        StoredRun run = SampleRuns.paper(FOLDER, 3);
        List<CSVRecord> rows = parse(ResultsCsv.text(run.results()));
        // Five trained arms have loss and accuracy in five epochs, and six arms an accuracy at the end.
        assertThat(rows).hasSize(3 * (5 * 5 * 2 + 6));
        CSVRecord last = rows.stream()
                .filter(row -> row.get("seed").equals("2")
                        && row.get("arm").equals("teacher")
                        && row.get("metric").equals("loss")
                        && row.get("epoch").equals("4"))
                .findFirst()
                .orElseThrow();
        assertThat(number(last, "value"))
                .isEqualTo(run.results().get(1).arm("teacher").epochs().get(3).loss());
        assertThat(ResultsCsv.HEADS).containsExactly("seed", "arm", "metric", "epoch", "value");
    }

    @Test
    void theLocaleDoesNotTurnPointsIntoCommas() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(number(
                            parse(SummaryCsv.text(analysis(SampleRuns.paper(FOLDER, 3))))
                                    .get(0),
                            "mean"))
                    .isBetween(0.0, 1.0);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
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
