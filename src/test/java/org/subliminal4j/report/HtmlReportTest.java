package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.store.StoredRun;

class HtmlReportTest {
    @TempDir
    private Path folder;

    /** The page up to its scripts, whose library speaks of headings and NaN in its own right. */
    private static String text(String page) {
        return page.substring(0, page.indexOf("<script>"));
    }

    private String page(HtmlReport.Source... runs) throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, List.of(runs), null);
        return Files.readString(file);
    }

    private HtmlReport.Source run(String name, String command, List<TrialResult> trials) {
        Provenance provenance = new Provenance(
                "1.2.3",
                "abc1234-dirty",
                "2026-01-02T03:04:05Z",
                command,
                Map.of(),
                "17",
                "Linux",
                "CPU",
                2,
                "ND4J",
                "BLAS",
                2);
        return new HtmlReport.Source(
                folder.resolve(name), new StoredRun(ExperimentConfig.paper(), provenance, trials), List.of(provenance));
    }

    private static List<String> headings(String page) {
        List<String> headings = new ArrayList<>();
        Matcher matcher = Pattern.compile("<h2>(.*?)</h2>").matcher(text(page));
        while (matcher.find()) {
            headings.add(matcher.group(1));
        }
        return headings;
    }

    @Test
    void thePageTellsItsStoryInOrder() throws Exception {
        assertThat(headings(page(run("a", "run", SampleRuns.trials(5)))))
                .containsExactly(
                        "Six networks, read on digits",
                        "Try it: draw a digit",
                        "What was done",
                        "The difference, seed by seed",
                        "Epoch by epoch",
                        "What the aux-only student reads",
                        "How sure this is",
                        "Configuration",
                        "Provenance",
                        "Run it again");
    }

    @Test
    void theClaimCarriesTheRunsOwnNumbers() throws Exception {
        List<TrialResult> trials = List.of(
                SampleRuns.trial(1, 0.10, 0.94, 0.51, 0.91, 0.11, 0.74),
                SampleRuns.trial(2, 0.11, 0.95, 0.53, 0.92, 0.12, 0.75));
        assertThat(page(run("a", "run", trials)))
                .containsPattern("<h1>[^\n]*<strong>52.0%</strong>[^\n]*<strong>11.5%</strong>[^\n]*</h1>")
                .contains("the difference is <strong>40.5 points</strong>");
    }

    @Test
    void nothingThatARunSaysIsReadAsHtml() throws Exception {
        String page = page(run("<i>&a", "run --out '</script><b>\"'", SampleRuns.trials(2)));
        assertThat(text(page))
                .doesNotContain("</script><b>", "<i>&a")
                .contains("run --out &#39;&lt;/script&gt;&lt;b&gt;&quot;&#39;");
    }

    @Test
    void thePolicyAllowsOnlyThePagesOwnScripts() throws Exception {
        String page = page(run("a", "run", SampleRuns.trials(2)));
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1))
                .startsWith("default-src 'none'")
                .doesNotContain("http", "unsafe-eval", "script-src 'unsafe");
        assertThat(page).doesNotContain("sourceMappingURL", "<script src", "<link rel=\"stylesheet");
    }

    @Test
    void withoutNetworksOrImagesASentenceTakesThePadsPlace() throws Exception {
        assertThat(page(run("a", "run", SampleRuns.trials(2))))
                .contains("There is no drawing pad in this page: the data set was not at hand")
                .doesNotContain("id=\"pad-canvas\"");
        Path file = folder.resolve("report.html");
        Provenance provenance = new Provenance(
                "1", "c", "2026", "run", ReportFixture.IMAGES.sha256(), "17", "Linux", "CPU", 2, "ND4J", "BLAS", 2);
        StoredRun run = new StoredRun(ExperimentConfig.paper(), provenance, SampleRuns.trials(2));
        HtmlReport.write(file, List.of(new HtmlReport.Source(folder, run, List.of(provenance))), ReportFixture.IMAGES);
        assertThat(file).content().contains("the run&#39;s folder holds no networks");
    }

    @Test
    void oneSeedHasNoIntervalsAndNoTests() throws Exception {
        assertThat(text(page(run("a", "run", SampleRuns.trials(1)))))
                .contains("One seed shows no spread")
                .doesNotContain("NaN", "Infinity%");
    }

    @Test
    void severalRunsComeSideBySide() throws Exception {
        String page = page(run("first", "run", SampleRuns.trials(3)), run("second", "run", SampleRuns.trials(4)));
        assertThat(headings(page))
                .containsExactly(
                        "The arms, run by run",
                        "What differs",
                        "Try it: draw a digit",
                        "Run A: first",
                        "Run B: second");
        assertThat(page).contains("The runs have the same configuration");
        assertThat(Pattern.compile(" id=\"([^\"]+)\"")
                        .matcher(text(page))
                        .results()
                        .map(id -> id.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theCommandsMakeTheRunAgain() throws Exception {
        assertThat(page(run("a", "run --seeds 2", SampleRuns.trials(2))))
                .contains("git checkout abc1234\n", "java -jar target/subliminal4j-1.2.3.jar run --seeds 2")
                .contains("Files had been changed since that commit");
    }

    @Test
    void aRunWithoutResultsIsRefused() {
        assertThatThrownBy(() -> page(run("empty", "run", List.of())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no results yet");
    }
}
