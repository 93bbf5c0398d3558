package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.Inference;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.study.NetworkFiles;

/** The page as a reader meets it: in a real browser, from a file. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ReportPageIT {
    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static HtmlReport.Source run;
    private static Path page;
    private static Path comparison;

    @BeforeAll
    static void writeThePages() {
        browser = Browser.start(folder.resolve("profile"));
        run = ReportFixture.run(folder.resolve("run"), ReportFixture.CONFIG, 1, 3);
        page = folder.resolve("report.html");
        comparison = folder.resolve("comparison.html");
        HtmlReport.write(page, List.of(run), ReportFixture.IMAGES);
        HtmlReport.write(comparison, List.of(run, run), ReportFixture.IMAGES);
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
        assertThat(marks("arms", "symbol")).isGreaterThanOrEqualTo(6 * 3 + 6 + 6);
        assertThat(marks("pair", "rect")).isGreaterThanOrEqualTo(3 * (3 + 1));
        assertThat(marks("curves", "line")).isEqualTo(2 * 5);
        assertThat(marks("digits", "rect")).isEqualTo(10);
        assertThat(marks("confusion", "rect")).isEqualTo(100);
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.plot')].filter(p => !p.querySelector('path')).length"))
                .isEqualTo(0L);
        browser.open(comparison, width, "light");
        assertThat(marks("comparison", "symbol")).isGreaterThanOrEqualTo(2 * (6 * 3 + 6));
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
        assertThat(answer(Arm.TEACHER)).isEqualTo("0");
        browser.find("#pad-picks button[data-label='7']").click();
        assertThat(answer(Arm.TEACHER)).isEqualTo("7");
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
        browser.await("the drawing to be read", b -> "7".equals(answer(Arm.TEACHER)));
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
    void noiseAndAnEmptyPadAreAnsweredToo() {
        browser.open(page, WIDE, "light");
        List<String> seven = allLogits();
        browser.find("#pad-noise").click();
        List<String> noise = allLogits();
        assertThat(noise).doesNotContainAnyElementsOf(seven);
        browser.find("#pad-erase").click();
        assertThat(allLogits()).doesNotContainAnyElementsOf(noise);
    }

    @ParameterizedTest
    @EnumSource(
            value = Arm.class,
            names = {"CROSS_MODEL_ALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void theNetworksInThePageAreThoseOfTheRun(Arm arm) {
        browser.open(page, WIDE, "light");
        browser.find("#pad-picks button[data-label='3']").click();
        ImageSet test = ReportFixture.IMAGES.test();
        int three = IntStream.range(0, test.count())
                .filter(i -> test.label(i) == 3)
                .findFirst()
                .orElseThrow();
        ImageSet image = new ImageSet(
                28, 28, Arrays.copyOfRange(test.pixels(), three * 784, (three + 1) * 784), new byte[] {3}, 10);
        Mlp network = NetworkFiles.load(run.folder(), 1, arm, MlpSpec.paper());
        float[] logits = Inference.logits(network, image);
        String[] shown = browser.find("#answer-" + arm.key())
                .getDomAttribute("data-logits")
                .replaceAll("[\\[\\]]", "")
                .split(",");
        for (int i = 0; i < 3; i++) {
            assertThat(Float.parseFloat(shown[i])).isCloseTo(logits[10 + i], within(0.02f));
        }
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
                .contains("<svg", "#d55e00")
                .doesNotContain("var(--");
    }

    @Test
    void thePageStatesHowWellTheEmbeddedNetworksAgree() {
        for (Arm arm : PagePad.ARMS) {
            Mlp network = NetworkFiles.load(run.folder(), 1, arm, MlpSpec.paper());
            EmbeddedNetwork embedded = EmbeddedNetwork.of(network, ReportFixture.IMAGES.test());
            assertThat(embedded.agreement()).describedAs(arm.label()).isGreaterThan(0.998);
        }
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

    private static String answer(Arm arm) {
        return browser.find("#answer-" + arm.key() + " .answer-digit").getText();
    }

    private static List<String> allLogits() {
        return PagePad.ARMS.stream()
                .map(arm -> browser.find("#answer-" + arm.key()).getDomAttribute("data-logits"))
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
