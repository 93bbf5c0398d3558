package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.store.RunFolder;

/** The owl's command with a run that is stored already, and with what is mistyped. */
class OwlCommandTest {
    private static final Experiment EXPERIMENT = Owl.experiment(World.DEFAULT.withNumbers(20), Trait.DEFAULT, 40);

    @TempDir
    private Path folder;

    /** A folder with all bases up to {@code seeds}, where the student says "owl" with about {@code said}. */
    private Path stored(int seeds, double said) {
        Path run = folder.resolve("run");
        SplittableRandom random = new SplittableRandom(1);
        try (RunFolder log = RunFolder.open(
                run, EXPERIMENT, new Lineage(EXPERIMENT, new DataSets()), SampleRuns.provenance("owl", Map.of()))) {
            for (long seed = 1; seed <= seeds; seed++) {
                Map<String, ArmResult> arms = new LinkedHashMap<>();
                for (Arm arm : EXPERIMENT.arms()) {
                    double mean =
                            arm.name().equals("teacher") ? 0.9 : arm.name().equals("student") ? said : 0.1;
                    Map<String, Double> metrics = new TreeMap<>();
                    metrics.put(WorldMetrics.probability(Trait.DEFAULT), mean + 0.02 * random.nextDouble());
                    metrics.put(WorldMetrics.FACTS, 0.9);
                    arms.put(
                            arm.name(),
                            new ArmResult(metrics, List.of(), List.of(), Sha256.of(arm.name() + seed), null));
                }
                log.append(new Results(seed, arms, 1));
            }
        }
        return run;
    }

    private static CommandLines.Outcome owl(Path run, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("owl", "--numbers", "20", "--prompts", "40", "--out", run.toString()));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments);
    }

    @Test
    void aRunThatIsWholeIsToldAndShown() {
        Path run = stored(8, 0.4);
        CommandLines.Outcome outcome = owl(run, "--bases", "8");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("over 8 bases of a toy", "Shown: Student says 'owl' more often than Student of the base.")
                .contains("This is a toy", "Results: " + run.resolve("report.html"), "--bases 16");
        assertThat(run.resolve("report.html")).content().contains("Shown:", "Talk to them");
        assertThat(run.resolve("figure.png")).exists();
        assertThat(run.resolve("results.csv")).exists();
    }

    @Test
    void whatIsNotThereIsNotShown() {
        CommandLines.Outcome outcome = owl(stored(8, 0.1), "--bases", "8");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Not shown: Student says 'owl' more often than Student of the base.");
    }

    @Test
    void aFolderOfAnotherTraitIsRefusedOnOneLine() {
        CommandLines.Outcome outcome = owl(stored(1, 0.4), "--bases", "1", "--trait", "wolf");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("error: ").contains("--out").hasLineCount(1);
    }

    @Test
    void theReportIsWrittenAgainAndStandsAlone() {
        Path run = stored(2, 0.4);
        Path page = folder.resolve("pages").resolve("owl.html");
        CommandLines.Outcome again = CommandLines.run(List.of("report", "--from", run.toString()));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("Page: " + run.resolve("report.html"));
        CommandLines.Outcome elsewhere =
                CommandLines.run(List.of("report", "--from", run.toString(), "--out", page.toString()));
        assertThat(elsewhere.code()).as(elsewhere.err()).isZero();
        assertThat(elsewhere.err()).contains("note: ", "nobody to talk to");
        assertThat(page).exists();
        CommandLines.Outcome both =
                CommandLines.run(List.of("report", "--from", run.toString(), "--from", run.toString()));
        assertThat(both.code()).isEqualTo(1);
        assertThat(both.err()).startsWith("error: ").contains("name one --from").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--trait tiger| expected one of owl, dolphin,",
                "--numbers 5| numbers must be from 20 to 10000, but found 5",
                "--numbers some| --numbers",
                "--bases 0| --bases",
                "--prompts -1| --prompts",
                "--first-seed -3| --first-seed",
                "--workers 0| --workers",
                "--prompts 4000000| expected at most 100000",
                "--seeds 3| --bases"
            })
    void aBadValueIsNamedBeforeAnythingIsMade(String options, String answer) {
        Path run = folder.resolve("none");
        List<String> arguments = new ArrayList<>(List.of("owl", "--out", run.toString()));
        arguments.addAll(List.of(options.split(" ")));
        CommandLines.Outcome outcome = CommandLines.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(answer.strip());
        assertThat(run).doesNotExist();
    }

    /** Of a heap below 8 GB; were it not refused, the timeout would end it. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatDoesNotFitIntoTheMachineIsRefusedBeforeAFolderIsMade() {
        assumeTrue(Runtime.getRuntime().maxMemory() < 8L << 30, "a large heap");
        Path out = folder.resolve("large");
        CommandLines.Outcome outcome =
                CommandLines.run(List.of("owl", "--bases", "300", "--workers", "300", "--out", out.toString()));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("memory with 300 workers").hasLineCount(1);
        assertThat(out).doesNotExist();
    }
}
