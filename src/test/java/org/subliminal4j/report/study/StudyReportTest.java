package org.subliminal4j.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.outcome.StudyAnalysis;
import org.subliminal4j.study.outcome.StudyResults;

class StudyReportTest {
    private static final String THREE = """
        title: Do <three> things & more matter?
        about: "Made up </script><script>alert(1)</script>."
        vary:
          students.learningRate: [1e-4, 3e-4]
          auxiliary: [3, 5]
          students.loss: {KL: divergence, squared error: squared-error}
        seeds: 1-5,9
        arms: [student-aux, cross-aux]
        expect:
          - {arm: student-aux, at: {auxiliary: 3}, mean: 0.5, sd: 0.1, n: 10, source: "somebody's figure"}
        """;

    @TempDir
    Path folder;

    private static StudyResults three() {
        return SampleStudies.results(SampleStudies.plan(THREE), SampleStudies::rising);
    }

    private static List<CSVRecord> csv(String text) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    @Test
    void writesFourFilesIntoTheFolder() throws Exception {
        StudyReport report = StudyReport.of(three(), SampleStudies.sessions(), folder);
        assertThat(report.write()).isEmpty();
        for (String file : List.of("results.csv", "summary.csv", "figure.png", "report.html")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.size(report.page())).isLessThan(5_000_000);
        BufferedImage figure = ImageIO.read(folder.resolve("figure.png").toFile());
        assertThat(figure.getWidth()).isEqualTo(1600);
    }

    @Test
    void resultsAreTidy() throws Exception {
        StudyResults results = three();
        List<CSVRecord> rows = csv(StudyCsv.results(results));
        // Eight cells, six seeds, two arms, accuracy and training loss.
        assertThat(rows).hasSize(8 * 6 * 2 * 2);
        CSVRecord row = rows.get(rows.size() - 2);
        assertThat(row.toMap())
                .containsEntry("cell", "8")
                .containsEntry("learning rate of the students", "3e-4")
                .containsEntry("auxiliary logits", "5")
                .containsEntry("loss of the students", "squared error")
                .containsEntry("seed", "9")
                .containsEntry("arm", "cross-aux")
                .containsEntry("metric", "accuracy");
        ArmResult last = results.of(results.plan().cells().get(7)).get(5).arm("cross-aux");
        assertThat(Double.parseDouble(row.get("value"))).isEqualTo(last.accuracy());
        CSVRecord loss = rows.get(rows.size() - 1);
        assertThat(loss.get("metric")).isEqualTo("training-loss");
        assertThat(Double.parseDouble(loss.get("value")))
                .isEqualTo(last.epochs().get(last.epochs().size() - 1).loss());
    }

    @Test
    void theSummaryHoldsWhatWasExpected() throws Exception {
        StudyAnalysis analysis = StudyAnalysis.of(three());
        List<CSVRecord> rows = csv(StudyCsv.summary(analysis));
        // Each arm has the accuracy, the balanced accuracy and the training loss.
        assertThat(rows).hasSize(8 * 2 * 3);
        List<CSVRecord> expected =
                rows.stream().filter(row -> !row.get("published").isEmpty()).toList();
        assertThat(expected).hasSize(4).allSatisfy(row -> {
            assertThat(row.get("auxiliary logits")).isEqualTo("3");
            assertThat(row.get("n")).isEqualTo("6");
            assertThat(row.get("verdict")).isIn("agrees", "differs", "cannot tell");
            assertThat(Double.parseDouble(row.get("difference")))
                    .isCloseTo(Double.parseDouble(row.get("mean")) - 0.5, org.assertj.core.data.Offset.offset(1e-12));
        });
    }

    @Test
    void aKeyExplainsWhatIsDrawnAndNoMore() {
        StudyView paper = StudyView.of(SampleStudies.preset("paper", "6"), SampleStudies.sessions(), folder);
        assertThat(StudyKey.of(paper, FactorChart.single(paper)))
                .contains("expected", "chance")
                .doesNotContain("Teacher");
        StudyView rates = StudyView.of(three(), SampleStudies.sessions(), folder);
        assertThat(StudyKey.of(rates, FactorChart.of(rates, 0, rates.analysis().usualCell())))
                .contains("Student (aux. only)", "expected");
    }

    @Test
    void longNamesStandBesideTheRowsOfAHeatMap() {
        StudyView view = StudyView.of(SampleStudies.preset("shared-layers", "6"), SampleStudies.sessions(), folder);
        HeatChart chart = HeatChart.of(view, "student-aux", view.plan().cells().get(0));
        assertThat(chart.x()).isEqualTo("auxiliary logits");
        assertThat(chart.xs()).containsExactly("3", "50");
        assertThat(chart.ys()).startsWith("everything").endsWith("nothing").hasSize(8);
        assertThat(chart.tiles()).hasSize(16).allSatisfy(tile -> assertThat(chart.ys())
                .contains(tile.y()));
        StudyView numbers = StudyView.of(three(), SampleStudies.sessions(), folder);
        HeatChart rates =
                HeatChart.of(numbers, "student-aux", numbers.plan().cells().get(0));
        assertThat(rates.y()).isEqualTo("learning rate of the students");
        assertThat(rates.ys()).containsExactly("3e-4", "1e-4");
    }

    @Test
    void theTextFitsATerminal() {
        for (StudyResults results : List.of(three(), SampleStudies.preset("paper", "6"))) {
            String text = StudyText.of(StudyAnalysis.of(results));
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(line.stripTrailing()).isEqualTo(line));
            assertThat(text.lines().filter(line -> line.length() > 100)).isEmpty();
            assertThat(text).contains("expected means agree").contains("Rules: ");
        }
    }

    @Test
    void thePageSaysWhatWasAskedAndRunsNothingOfTheFile() {
        StudyView view = StudyView.of(three(), SampleStudies.sessions(), folder);
        String page = StudyPage.html(view);
        assertThat(page)
                .contains("Do &lt;three&gt; things &amp; more matter?")
                .contains("Test accuracy on MNIST by auxiliary logits")
                .contains("All factors together")
                .contains("somebody&#39;s figure")
                .doesNotContain("<script>alert(1)")
                .doesNotContain("{{");
        assertThat(page.split("data-chart=\"study-heat\"", -1)).hasSize(1 + 2 * 2);
        assertThat(page.split("data-chart=\"study-line\"", -1)).hasSize(1 + 2);
        assertThat(page.split("data-chart=\"study-names\"", -1)).hasSize(1 + 1);
    }

    @Test
    void aStudyThatHasJustBegunHasAReport() {
        StudyPlan plan = SampleStudies.plan(THREE);
        StudyResults begun =
                new StudyResults(plan, Map.of(5, three().of(plan.cells().get(5)).subList(0, 1)));
        StudyReport report = StudyReport.of(begun, SampleStudies.sessions(), folder);
        assertThat(report.write()).isEmpty();
        assertThat(report.text()).contains("Of 48 trials").contains("47 have no result yet");
        assertThatThrownBy(() -> StudyReport.of(new StudyResults(plan, Map.of()), SampleStudies.sessions(), folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no results yet");
    }
}
