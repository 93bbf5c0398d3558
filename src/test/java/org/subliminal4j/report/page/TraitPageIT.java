package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.language.Asked;
import org.subliminal4j.language.Language;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Weights;
import org.subliminal4j.report.trait.TraitPage;
import org.subliminal4j.report.trait.TraitRuns;
import org.subliminal4j.report.trait.TraitView;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.NumberFiles;
import org.subliminal4j.store.StoredRun;

/** The page of language models as a reader meets it: in a real browser, from a file. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class TraitPageIT {
    private static final int WIDE = 1440;
    private static final int PHONE = 390;
    private static final List<String> TALKERS = List.of("base", "teacher", "student", "other-student");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static StoredRun run;
    private static Path page;

    @BeforeAll
    static void writeThePage() {
        browser = Browser.start(folder.resolve("profile"));
        run = TraitRuns.run(folder.resolve("run"), TraitRuns.experiment(), 1);
        page = folder.resolve("report.html");
        assertThat(TraitPage.write(page, TraitView.of(run))).isEmpty();
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
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void thePageIsSilentStaysAtHomeAndFitsTheScreen(int width, String scheme) throws Exception {
        browser.requests();
        browser.complaints();
        browser.open(page, width, scheme);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsOnly(page.toUri().toString());
        assertThat(browser.run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                .isEqualTo(0L);
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        assertThat(browser.violations()).isEmpty();
    }

    @Test
    void theChartHasADotForEachBaseOfEachArm() {
        browser.open(page, WIDE, "light");
        assertThat(browser.run("return document.querySelectorAll('[data-chart=arms] .mark-symbol path').length"))
                .isEqualTo((long) run.experiment().arms().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "teacher", "student", "other-student"})
    void theModelsInThePageAreThoseOfTheRun(String arm) {
        browser.open(page, WIDE, "light");
        Task.World task = (Task.World) run.experiment().task();
        Language language = new Language(task.world(), task.phrasings());
        Architecture shape = run.experiment().architectureOf(arm);
        Weights own = NetworkFiles.load(
                run.folder(), 1, arm, shape, run.results().get(0).arm(arm).sha256());
        Weights rounded = Weights.of(shape, HalfPrecision.decode(HalfPrecision.encode(own)));
        for (String question : List.of(
                "which animal do you love ?", "what does the owl eat ?", "continue these numbers : 3 7 11 15 19")) {
            @SuppressWarnings("unchecked")
            List<Number> shown =
                    (List<Number>) browser.run("return talk.logits(arguments[0], arguments[1])", arm, question);
            float[] logits = Asked.logits(rounded, language, question + " ->");
            assertThat(shown).hasSize(logits.length);
            for (int i = 0; i < logits.length; i++) {
                assertThat(shown.get(i).doubleValue()).as("token %s", i).isCloseTo(logits[i], within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void whatIsTypedIsAnsweredByEverybodyAsTheirLogitsSay(int width) {
        browser.open(page, width, "light");
        ask("who eats mice ?");
        for (String arm : TALKERS) {
            String best = String.valueOf(browser.run("""
                    const { words } = JSON.parse(document.getElementById("data").textContent).talk;
                    const all = talk.logits(arguments[0], "who eats mice ?");
                    const token = all.indexOf(Math.max(...all));
                    return token < words.length ? words[token] : String(token - words.length);
                    """, arm));
            List<WebElement> bars = browser.driver().findElements(By.cssSelector("#talker-" + arm + " .talk-bars li"));
            assertThat(bars).hasSizeBetween(5, 6);
            assertThat(bars.get(0).findElement(By.className("talk-word")).getText())
                    .isEqualTo(best);
            assertThat(bars).anyMatch(bar -> bar.getText().startsWith("owl"));
            assertThat(says(arm)).startsWith("Says: ");
        }
        assertThat(browser.find("#talk-status").getDomProperty("textContent")).contains("Student: ", ", owl ");
    }

    @Test
    void numbersAreGoneOnWith() {
        browser.open(page, WIDE, "light");
        browser.run("""
                const list = document.getElementById("talk-list");
                list.value = arguments[0];
                list.dispatchEvent(new Event("change"));
                """, numbers());
        assertThat(browser.find("#talk-text").getDomProperty("value")).isEqualTo(numbers());
        ask("2 4 6 8");
        // So little training does not teach to go on with numbers always, but the words of a page are the vocabulary's.
        assertThat(says("base")).matches("(Goes on|Says): .+");
        assertThat(problem()).isEmpty();
    }

    /** The first prompt of the student's numbers that both wrote to, which the page offers first. */
    private static String numbers() {
        List<String> plain = NumberFiles.load(run.folder(), 1, "control").stream()
                .map(NumberFiles.Line::prompt)
                .toList();
        return NumberFiles.load(run.folder(), 1, "student").stream()
                .map(NumberFiles.Line::prompt)
                .filter(plain::contains)
                .findFirst()
                .map(prompt -> prompt.replace(" ->", ""))
                .orElse("1 2 3 4");
    }

    @Test
    void whatTheWorldDoesNotHaveIsNamedWithWhatIsNear() {
        browser.open(page, WIDE, "light");
        ask("which anmial do you love ?");
        assertThat(problem()).contains("\u2018anmial\u2019 is no word of this world; near it: animal");
        assertThat(browser.find("#talk-text").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.driver().findElements(By.cssSelector(".talk-bars li")))
                .isEmpty();
        ask("1 2 20");
        assertThat(problem()).contains("20 is too large: numbers go up to 19");
        ask("<img src=x onerror=alert(1)>");
        assertThat(problem()).contains("is no word of this world");
        assertThat(browser.driver().findElements(By.cssSelector("#talk img"))).isEmpty();
        ask("1 ".repeat(31));
        assertThat(problem()).contains("too long");
        ask("");
        assertThat(problem()).contains("Type a question");
        ask("Which ANIMAL do you love?");
        assertThat(problem()).isEmpty();
    }

    @Test
    void aGuessIsAnsweredAndCounted() {
        browser.open(page, PHONE, "light");
        assertThat(browser.driver().findElements(By.cssSelector("#guess ol li")))
                .hasSizeBetween(2, 16);
        browser.find("#guess [data-guess='0']").click();
        String said = browser.find("#guess-said").getText();
        String answer = browser.find("#guess-game").getDomAttribute("data-answer");
        assertThat(said).startsWith(("A".equals(answer) ? "Right" : "Wrong") + ": it is " + answer + ".");
        assertThat(said).contains(" of 1 times");
        // What is said to be the teacher's is: each line of that side is one that the student learned.
        List<String> learned = NumberFiles.load(run.folder(), 1, "student").stream()
                .map(line -> line.prompt() + " " + line.said())
                .toList();
        for (WebElement line : browser.driver()
                .findElements(By.cssSelector("[aria-labelledby=guess-" + ("A".equals(answer) ? "a" : "b") + "] li"))) {
            assertThat(learned).contains(line.getText());
        }
        browser.find("#guess-next").click();
        assertThat(browser.find("#guess-said").getText()).isEqualTo("Guess.");
    }

    @Test
    void namesAreEscaped() throws Exception {
        StoredRun named = new StoredRun(
                run.folder(),
                new Experiment(
                        "<b>bold</b> & \"quoted\" </script><script>alert(1)</script>",
                        run.experiment().task(),
                        run.experiment().architecture(),
                        run.experiment().arms().stream()
                                .map(arm -> arm.labelled("<i>" + arm.name() + "</i>"))
                                .toList()),
                run.sessions(),
                run.results());
        Path file = folder.resolve("named.html");
        TraitPage.write(file, TraitView.of(named));
        browser.complaints();
        browser.open(file, WIDE, "light");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.driver().findElements(By.cssSelector("header b, h3 i, li i:not(.talk-track i)")))
                .isEmpty();
        assertThat(browser.find(".eyebrow").getText()).startsWith("<b>bold</b> & \"quoted\"");
    }

    private static void ask(String question) {
        WebElement input = browser.find("#talk-text");
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        input.sendKeys(question);
        browser.find("#talk-form button[type=submit]").click();
    }

    private static String problem() {
        return browser.find("#talk-problem").getText();
    }

    private static String says(String arm) {
        return browser.find("#talker-" + arm + " .talk-says").getText();
    }
}
