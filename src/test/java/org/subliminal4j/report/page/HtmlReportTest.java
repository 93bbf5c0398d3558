package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;

class HtmlReportTest {
    @TempDir
    private Path folder;

    /** The page up to its scripts, whose library speaks of headings and NaN in its own right. */
    private static String text(String page) {
        return page.substring(0, page.indexOf("<script>"));
    }

    private String page(StoredRun... runs) throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(
                file, Arrays.stream(runs).map(run -> AnalysedRun.of(run, null)).toList());
        return Files.readString(file);
    }

    private StoredRun paper(String name, int seeds) {
        return SampleRuns.paper(folder.resolve(name), seeds);
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(text(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "de-DE"})
    void thePageIsTheSameInEveryLocale(String tag) throws Exception {
        StoredRun first = paper("a", 5);
        StoredRun second = paper("b", 3);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String one = page(first);
            String two = page(first, second);
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(page(first)).isEqualTo(one);
            assertThat(page(first, second)).isEqualTo(two);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void thePageTellsItsStoryInOrder() throws Exception {
        assertThat(found("<h2>(.*?)</h2>", page(paper("a", 5))))
                .containsExactly(
                        "Test accuracy on MNIST: 6 networks",
                        "Try it: draw an image",
                        "What the results show",
                        "What was done",
                        "Seed by seed",
                        "Epoch by epoch",
                        "What Student (aux. only) reads",
                        "What else was measured",
                        "Tests and rules",
                        "The experiment",
                        "Provenance",
                        "Run it again");
    }

    @Test
    void theHeadlineIsTheVerdictOfTheAnalysis() throws Exception {
        StoredRun run = paper("a", 8);
        AnalysedRun analysed = AnalysedRun.of(run, null);
        assertThat(page(run))
                .containsPattern("<h1><span class=\"verdict\">Shown:</span> Student \\(aux. only\\) learns only from")
                .contains(Words.percent(
                        analysed.analysis().arm("student-aux").accuracy().mean()));
        assertThat(page(paper("a", 1))).contains("<h1><span class=\"verdict\">Cannot tell:</span>");
    }

    @Test
    void thePageFollowsAnyExperiment() throws Exception {
        String page = page(SampleRuns.chain(folder.resolve("chain"), 40, 6));
        assertThat(text(page))
                .contains("Test accuracy on letters: 40 networks", "A chain of students")
                .doesNotContain("MNIST:", "52.8");
        assertThat(found("<text [^>]*font-weight=\"600\">(Link \\d+)</text>", page))
                .hasSize(39);
        assertThat(found("data-chart=\"(curves)\"", page)).hasSize(14);
        page = page(SampleRuns.chain(folder.resolve("two"), 2, 6));
        assertThat(text(page))
                .contains("nothing to pair", "nothing is claimed", "<h1>A chain of students on letters</h1>");
    }

    @Test
    void noPublishedValueStandsBesideAnotherSetting() throws Exception {
        Experiment other = Experiment.paper().with(new Task.Images("datasets/fashion", null));
        String page = page(SampleRuns.run(folder.resolve("other"), other, Map.of("a", "b"), 6));
        assertThat(text(page)).contains("Not compared:").doesNotContain("published:", ">Published<");
        assertThat(page).contains("\"published\":null").doesNotContain("\"published\":{");
        assertThat(page(paper("a", 6))).contains("\"published\":{");
    }

    @Test
    void anArmThatDivergedIsSaidSoWithItsEpoch() throws Exception {
        assertThat(text(page(SampleRuns.diverging(folder.resolve("a"), 8, "cross-aux", 3))))
                .contains("Cross-model (aux. only) diverged on 3 of 8 seeds, first seed 1 in epoch 2");
        assertThat(text(page(SampleRuns.diverging(folder.resolve("a"), 1, "student-aux", 1))))
                .contains("diverged")
                .doesNotContain("NaN");
    }

    @Test
    void nothingThatARunSaysIsReadAsHtml() throws Exception {
        StoredRun like = paper("<i>&a", 2);
        StoredRun run = new StoredRun(
                like.folder(),
                like.experiment(),
                List.of(SampleRuns.provenance("run --out '</script><b>\"'", SampleRuns.MNIST)),
                like.results());
        assertThat(text(page(run)))
                .doesNotContain("</script><b>", "<i>&a")
                .contains("run --out &#39;&lt;/script&gt;&lt;b&gt;&quot;&#39;");
    }

    @Test
    void thePolicyAllowsOnlyThePagesOwnScripts() throws Exception {
        String page = page(paper("a", 2));
        assertThat(found("Content-Security-Policy\" content=\"([^\"]*)\"", page))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .doesNotContain("http", "unsafe-eval", "script-src 'unsafe");
        assertThat(page).doesNotContain("sourceMappingURL", "<script src", "<link rel=\"stylesheet");
    }

    @Test
    void withoutNetworksOrImagesASentenceTakesThePadsPlace() throws Exception {
        assertThat(page(paper("a", 2)))
                .contains("There is no drawing pad in this page: the data set was not at hand")
                .doesNotContain("id=\"pad-canvas\"");
        Path file = folder.resolve("report.html");
        StoredRun run = SampleRuns.run(folder, Experiment.paper(), ReportFixture.IMAGES.sha256(), 2);
        List<HtmlReport.Note> notes = HtmlReport.write(file, List.of(AnalysedRun.of(run, ReportFixture.IMAGES)));
        assertThat(file).content().contains("the run&#39;s folder holds no networks");
        assertThat(notes).singleElement().extracting(HtmlReport.Note::loss).isEqualTo(false);
    }

    @Test
    void oneSeedHasNoIntervals() throws Exception {
        assertThat(text(page(paper("a", 1)))).doesNotContain("NaN", "Infinity%", "mean and 95% interval");
        assertThat(text(page(paper("a", 5)))).contains("mean and 95% interval");
    }

    @Test
    void intervalsOfFractionsStayBetweenNothingAndAllAndAreNotThereBelowFiveSeeds() {
        AnalysedRun run = AnalysedRun.of(paper("a", 5), null);
        assertThat(RunData.of("A", run).arms()).allSatisfy(arm -> {
            assertThat(arm.sample().low()).isBetween(0.0, 1.0);
            assertThat(arm.sample().high()).isBetween(0.0, 1.0);
        });
        assertThat(RunData.of("A", AnalysedRun.of(paper("a", 4), null)).arms())
                .allSatisfy(arm -> assertThat(arm.sample().low()).isNull());
    }

    @Test
    void severalRunsComeSideBySide() throws Exception {
        String page = page(paper("first", 8), paper("second", 9));
        assertThat(found("<h2>(.*?)</h2>", page))
                .containsExactly(
                        "Test accuracy, run by run",
                        "What differs",
                        "Try it: draw an image",
                        "Run A: first",
                        "Run B: second");
        assertThat(text(page)).contains("The experiments are the same", "B: second minus A: first");
        // The same inits are paired by seed, on the seeds that both have.
        assertThat(found("<td class=\"number\">(8 pairs)</td>", page)).hasSize(6);
    }

    @Test
    void everyPartOfThePageHasItsOwnNameAndId() throws Exception {
        String page = page(paper("first", 5), paper("second", 5));
        assertThat(found(" id=\"([^\"]+)\"", page)).doesNotHaveDuplicates();
        assertThat(found("role=\"img\" aria-label=\"([^\"]+)\"", page))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(found("role=\"region\" aria-label=\"([^\"]+)\"", page))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(found("data-name=\"([^\"]+)\"", page)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void theCommandsMakeTheRunAgain() throws Exception {
        assertThat(page(paper("a", 2)))
                .contains("git checkout abc1234\n", "java -jar target/subliminal4j-1.2.3.jar run --seeds 2")
                .contains("Files had been changed since that commit");
    }
}
