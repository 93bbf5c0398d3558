package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4jSamples;
import org.subliminal4j.network.Weights;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.training.Inference;

/** The page as a reader meets it: in a real browser, from a file. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ReportPageIT {
    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static StoredRun run;
    private static Path page;
    private static Path comparison;

    @BeforeAll
    static void writeThePages() {
        browser = Browser.start(folder.resolve("profile"));
        run = ReportFixture.run(folder.resolve("run"), 2);
        page = folder.resolve("report.html");
        comparison = folder.resolve("comparison.html");
        AnalysedRun analysed = AnalysedRun.of(run, ReportFixture.IMAGES);
        assertThat(HtmlReport.write(page, List.of(analysed))).isEmpty();
        assertThat(HtmlReport.write(
                        comparison,
                        List.of(
                                analysed,
                                AnalysedRun.of(SampleRuns.diverging(folder.resolve("b"), 6, "cross-aux", 2), null))))
                .isEmpty();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePageMailsEasily() throws Exception {
        assertThat(Files.size(page)).isLessThan(5_000_000);
        assertThat(Files.size(comparison)).isLessThan(5_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void thePageIsSilentStaysAtHomeAndFitsTheScreen(int width, String scheme) {
        for (Path file : List.of(page, comparison)) {
            browser.requests();
            browser.complaints();
            browser.open(file, width, scheme);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).containsOnly(file.toUri().toString());
            assertThat((List<?>) browser.run("return performance.getEntriesByType('resource').map(e => e.name)"
                            + ".filter(name => !name.startsWith('data:'))"))
                    .isEmpty();
            assertThat(browser.run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                    .isEqualTo(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void everyChartHasItsMarks(int width) {
        browser.open(page, width, "light");
        // Below five seeds there are dots alone, and nothing is published of this setting.
        assertThat(marks("arms", "symbol")).isEqualTo(6 * 2);
        assertThat(marks("pair", "rect")).isEqualTo(4 * 2);
        assertThat(marks("curves", "line")).isEqualTo(2 * 5);
        assertThat(marks("classes", "rect")).isEqualTo(10);
        assertThat(marks("confusion", "rect")).isEqualTo(100);
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.plot')].filter(p => !p.querySelector('path')).length"))
                .isEqualTo(0L);
        browser.open(comparison, width, "light");
        // Two seeds and no mean of one run; of the other six seeds, four of them for the arm that diverged, and a mean.
        assertThat(marks("comparison", "symbol")).isEqualTo(6 * 2 + 6 * 6 - 2 + 5);
    }

    @Test
    void noMarkLeavesItsChart() {
        for (Path file : List.of(page, comparison)) {
            browser.open(file, WIDE, "light");
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

    private static long marks(String chart, String mark) {
        return (Long) browser.run(
                "return document.querySelectorAll(`[data-chart=${arguments[0]}] .mark-${arguments[1]} path`).length",
                chart,
                mark);
    }

    @Test
    void aPickedSevenIsReadByTheTeacher() {
        browser.open(page, PHONE, "light");
        browser.find("#pad-picks button[data-label='0']").click();
        assertThat(answer("teacher")).isEqualTo("0");
        browser.find("#pad-picks button[data-label='7']").click();
        assertThat(answer("teacher")).isEqualTo("7");
        assertThat(browser.find("#pad-status").getDomProperty("textContent")).contains("Teacher: 7");
    }

    @ParameterizedTest
    @EnumSource(
            value = PointerInput.Kind.class,
            names = {"MOUSE", "TOUCH"})
    void aDrawnSevenIsReadByTheTeacherAndChangesAllAnswers(PointerInput.Kind pointer) {
        browser.open(page, pointer == PointerInput.Kind.MOUSE ? WIDE : PHONE, "light");
        browser.find("#pad-picks button[data-label='0']").click();
        List<String> before = allLogits();
        draw(pointer, new double[][] {{-0.28, -0.3}, {0.25, -0.3}, {0.1, 0}, {-0.08, 0.33}});
        browser.await("the drawing to be read", b -> "7".equals(answer("teacher")));
        assertThat(allLogits()).hasSize(5).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aDrawingOfAnySizeAndPlaceIsCentredAsMnistIs() {
        browser.open(page, WIDE, "light");
        draw(PointerInput.Kind.MOUSE, new double[][] {{-0.45, -0.45}, {-0.25, -0.45}, {-0.35, -0.2}});
        browser.await(
                "the drawing", b -> String.valueOf(browser.find("#pad-status").getDomProperty("textContent"))
                        .startsWith("Your drawing"));
        @SuppressWarnings("unchecked")
        List<Long> ink = (List<Long>) browser.run(
                "return Array.from(document.getElementById('pad-seen').getContext('2d').getImageData(0, 0, 28, 28).data)"
                        + ".filter((_, i) => i % 4 === 0)");
        double mass = ink.stream().mapToLong(Long::longValue).sum();
        double x =
                IntStream.range(0, 784).mapToDouble(i -> ink.get(i) * (i % 28)).sum() / mass;
        double y =
                IntStream.range(0, 784).mapToDouble(i -> ink.get(i) * (i / 28)).sum() / mass;
        assertThat(x).isCloseTo(13.5, within(0.51));
        assertThat(y).isCloseTo(13.5, within(0.51));
        assertThat(IntStream.range(0, 28).filter(row -> hasInk(ink, row)).count())
                .isEqualTo(20);
    }

    private static boolean hasInk(List<Long> ink, int row) {
        return ink.subList(28 * row, 28 * row + 28).stream().anyMatch(value -> value > 0);
    }

    @Test
    void noiseIsAnsweredAndABlankPadIsNot() {
        browser.open(page, WIDE, "light");
        List<String> seven = allLogits();
        browser.find("#pad-noise").click();
        List<String> noise = allLogits();
        assertThat(noise).doesNotContainAnyElementsOf(seven);
        browser.find("#pad-erase").click();
        assertThat(allLogits()).containsOnlyNulls();
        assertThat(answer("teacher")).isEmpty();
        assertThat(browser.find("#pad-status").getDomProperty("textContent")).contains("no network answers");
    }

    @Test
    void thePadOpensOnWhatTheStudentReadsAndTheStrangerDoesNot() {
        browser.open(page, WIDE, "light");
        String status = String.valueOf(browser.find("#pad-status").getDomProperty("textContent"));
        String shown = status.replaceFirst("A test image of a (\\d)\\..*", "$1");
        assertThat(answer("student-aux")).isEqualTo(shown);
        assertThat(answer("cross-aux")).isNotEqualTo(shown);
    }

    @Test
    void thePadSaysHowOftenEachNetworkGivesItsFavouriteAnswerAndWhatGreyMeans() {
        browser.open(page, WIDE, "light");
        assertThat(browser.find("#answer-reference .answer-name").getText())
                .containsPattern("reads [\\d.]+% of the test set; says \\d to [\\d.]+% of it");
        assertThat(browser.find("#pad").getText()).contains("A grey answer is unsure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "teacher", "student-aux", "student-all", "cross-aux"})
    void theNetworksInThePageAreThoseOfTheRun(String arm) {
        browser.open(page, WIDE, "light");
        assertShownLogits(run, arm);
    }

    @Test
    void thePadComputesAnyDepthAndActivation() {
        Map<String, Architecture> shapes = new LinkedHashMap<>();
        shapes.put("linear", new Dense(784, List.of(), Activation.RELU, 10, 2));
        shapes.put("gelu", new Dense(784, List.of(30, 20, 10), Activation.GELU, 10, 3));
        shapes.put("tanh", new Dense(784, List.of(24), Activation.TANH, 10, 1));
        shapes.put("identity", new Dense(784, List.of(24, 12), Activation.IDENTITY, 10, 3));
        shapes.put("cnn", Dl4jSamples.everyLayer());
        StoredRun drawn = ReportFixture.drawn(folder.resolve("drawn"), shapes);
        Path file = folder.resolve("drawn.html");
        HtmlReport.write(file, List.of(AnalysedRun.of(drawn, ReportFixture.IMAGES)));
        browser.open(file, WIDE, "light");
        for (String arm : List.of("linear", "gelu", "tanh", "identity")) {
            assertShownLogits(drawn, arm);
        }
        assertThat(browser.find("#pad").getText())
                .contains("cnn is left out: the pad computes dense networks on 28 x 28");
    }

    private static void assertShownLogits(StoredRun stored, String arm) {
        browser.find("#pad-picks button[data-label='3']").click();
        ImageSet test = ReportFixture.IMAGES.test();
        int three = IntStream.range(0, test.count())
                .filter(i -> test.label(i) == 3)
                .findFirst()
                .orElseThrow();
        ImageSet image = new ImageSet(
                28, 28, Arrays.copyOfRange(test.pixels(), three * 784, (three + 1) * 784), new byte[] {3}, 10);
        Architecture shape = stored.experiment().architectureOf(arm);
        Weights weights = NetworkFiles.load(
                stored.folder(), 1, arm, shape, stored.results().get(0).arm(arm).sha256());
        float[] logits = Inference.logits(weights, image);
        String[] shown = String.valueOf(browser.find("#answer-" + arm).getDomAttribute("data-logits"))
                .replaceAll("[\\[\\]]", "")
                .split(",");
        assertThat(shown).hasSize(shape.auxiliary());
        for (int i = 0; i < shown.length; i++) {
            assertThat(Float.parseFloat(shown[i])).isCloseTo(logits[10 + i], within(0.02f));
        }
    }

    @Test
    void aNetworkThatIsNotTheRecordedOneIsLeftOutWithTheReason() throws Exception {
        Path copy = folder.resolve("copy");
        StoredRun forged = new StoredRun(copy, run.experiment(), run.sessions(), run.results());
        Files.createDirectories(NetworkFiles.folder(copy, 1));
        for (Arm arm : run.experiment().arms()) {
            String source = arm.name().equals("teacher") ? "reference" : arm.name();
            Files.copy(NetworkFiles.file(run.folder(), 1, source), NetworkFiles.file(copy, 1, arm.name()));
        }
        PadSection pad = PadSection.of(List.of(AnalysedRun.of(forged, ReportFixture.IMAGES)));
        assertThat(pad.html()).contains("Teacher is left out: ", "is not the one that the run recorded");
        assertThat(pad.data())
                .isNotNull()
                .extracting(PadData::networks)
                .asList()
                .hasSize(4);
    }

    @Test
    void aSavedChartNeedsNoStyleSheet() {
        browser.open(page, WIDE, "dark");
        browser.run(
                "HTMLAnchorElement.prototype.click = function () { window.saved = decodeURIComponent(this.href); }");
        browser.find("#arms button[data-save]").click();
        browser.await("the file", b -> b.run("return window.saved") != null);
        assertThat(browser.run("return window.saved").toString())
                .startsWith("data:image/svg+xml")
                .contains("<svg", Palette.styleSheet().replaceFirst("(?s).*--vermillion: (#\\w+);.*", "$1"))
                .doesNotContain("var(--");
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void axeFindsNothingSerious(int width, String scheme) throws Exception {
        for (Path file : List.of(page, comparison)) {
            browser.open(file, width, scheme);
            browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
            assertThat(browser.violations()).isEmpty();
        }
    }

    private static String answer(String arm) {
        return browser.find("#answer-" + arm + " .answer-digit").getText();
    }

    private static List<String> allLogits() {
        return Stream.of("reference", "teacher", "student-aux", "student-all", "cross-aux")
                .map(arm -> browser.find("#answer-" + arm).getDomAttribute("data-logits"))
                .toList();
    }

    /** Draws one stroke through points given in fractions of the pad from its middle. */
    private static void draw(PointerInput.Kind kind, double[][] points) {
        WebElement pad = browser.find("#pad-canvas");
        browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", pad);
        int size = pad.getSize().getWidth();
        PointerInput pointer = new PointerInput(kind, kind.name());
        Sequence stroke = new Sequence(pointer, 0);
        for (int i = 0; i < points.length; i++) {
            stroke.addAction(pointer.createPointerMove(
                    Duration.ofMillis(i == 0 ? 0 : 80),
                    PointerInput.Origin.fromElement(pad),
                    (int) (points[i][0] * size),
                    (int) (points[i][1] * size)));
            if (i == 0) {
                stroke.addAction(pointer.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
            }
        }
        stroke.addAction(pointer.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        browser.driver().perform(List.of(stroke));
    }
}
