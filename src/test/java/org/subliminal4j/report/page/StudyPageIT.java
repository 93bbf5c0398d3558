package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.report.study.SampleStudies;
import org.subliminal4j.report.study.StudyReport;
import org.subliminal4j.study.outcome.StudyResults;

/** The page of a study as a reader meets it: in a real browser, from a file. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class StudyPageIT {
    private static final String THREE = """
        vary:
          students.learningRate: [1e-4, 3e-4, 1e-3]
          auxiliary: [3, 5]
          students.loss: {KL: divergence, a loss with a very long name indeed: squared-error}
        seeds: 6
        arms: [student-aux, cross-aux]
        expect:
          - {arm: student-aux, at: {auxiliary: 3, students.loss: KL}, by: students.learningRate,
             mean: {1e-4: 0.3, 3e-4: 0.5, 1e-3: 0.7}, sd: 0.1, n: 10}
        """;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path three;
    private static List<Path> pages;

    @BeforeAll
    static void writeThePages() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        three = page("three", SampleStudies.results(SampleStudies.plan(THREE), SampleStudies::rising));
        pages = List.of(three, page("paper", SampleStudies.preset("paper", "3")));
    }

    private static Path page(String name, StudyResults results) throws Exception {
        Path own = java.nio.file.Files.createDirectory(folder.resolve(name));
        StudyReport report = StudyReport.of(results, SampleStudies.sessions(), own);
        assertThat(report.write()).isEmpty();
        return report.page();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void thePageIsSilentStaysAtHomeAndFitsTheScreen(int width, String scheme) {
        for (Path file : pages) {
            browser.requests();
            browser.complaints();
            browser.open(file, width, scheme);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).containsOnly(file.toUri().toString());
            assertThat(browser.run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void everyChartHasItsMarks() {
        browser.open(three, 1440, "light");
        Map<String, Long> lines = Map.of("study-line", 2L * 2, "study-names", 0L);
        lines.forEach((chart, count) -> assertThat(marks(chart, "line")).isEqualTo(count));
        // By learning rate, two arms with three means and six seeds each, and three expectations; by m the same with
        // two levels, of which one is expected.
        assertThat(marks("study-line", "symbol")).isEqualTo(2 * (3 + 3 * 6) + 3 + 2 * (2 + 2 * 6) + 1);
        // Two levels, two arms: six seeds and a mean each; one expectation.
        assertThat(marks("study-names", "symbol")).isEqualTo(2 * 2 * 7 + 1);
        assertThat(marks("study-differences", "symbol")).isEqualTo((2 + 1 + 1) * 2 * 7);
        assertThat(marks("study-heat", "rect")).isEqualTo(2 * 2 * 6);
        // The usual cell in detail: two epochs of all six arms, and one arm class by class.
        assertThat(marks("curves", "line")).isEqualTo(2 * 6);
        assertThat(marks("curves", "symbol")).isEqualTo(2 * 6 * 2);
        assertThat(marks("confusion", "rect")).isEqualTo(10 * 10);
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.plot')].filter(p => !p.querySelector('path')).length"))
                .isEqualTo(0L);
    }

    private static long marks(String chart, String mark) {
        return (Long) browser.run(
                "return document.querySelectorAll(`[data-chart=${arguments[0]}] .mark-${arguments[1]} path`).length",
                chart,
                mark);
    }

    @Test
    void noMarkLeavesItsChart() {
        for (int width : List.of(390, 1440)) {
            browser.open(three, width, "light");
            assertThat(browser.run("""
                return [...document.querySelectorAll('.plot')].filter(plot => {
                  const frame = plot.getBoundingClientRect();
                  return [...plot.querySelectorAll('.mark-symbol path, .mark-rule line, .mark-rect path')].some(mark => {
                    const box = mark.getBoundingClientRect();
                    return box.left < frame.left - 12 || box.right > frame.right + 12;
                  });
                }).map(plot => plot.dataset.name);
                """)).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "390, dark"})
    void axeFindsNothingSerious(int width, String scheme) throws Exception {
        for (Path file : pages) {
            browser.open(file, width, scheme);
            assertThat(browser.violations()).isEmpty();
        }
    }
}
