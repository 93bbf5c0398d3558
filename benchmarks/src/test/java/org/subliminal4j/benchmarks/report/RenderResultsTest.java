package org.subliminal4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.benchmarks.gemm.Product;

class RenderResultsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoCores() throws IOException {
        Files.writeString(folder.resolve("conditions.json"), "{\"processor\": \"a CPU\", \"cores\": \"2\"}");
    }

    @Test
    void takesTheProcessesOfAllRoundsTogether() throws IOException {
        round(1, "steps.TrainingStep.epoch", 1, "{\"library\": \"libtorch\"}", "[1.0, 3.0]");
        round(2, "steps.TrainingStep.epoch", 1, "{\"library\": \"libtorch\"}", "[5.0], [7.0]");

        var summary = Results.read(folder).find("TrainingStep.epoch", 1, Map.of("library", "libtorch"));

        assertThat(summary).hasValueSatisfying(all -> {
            assertThat(all.samples()).containsExactly(2.0, 5.0, 7.0);
            assertThat(all.value()).isEqualTo(14.0 / 3);
        });
    }

    @Test
    void dividesRoundByRound() {
        Measured slowThenFast = new Measured(List.of(4.0, 2.0));

        assertThat(slowThenFast.over(new Measured(List.of(2.0, 1.0))).text()).isEqualTo("2.00 ± 0.00");
        assertThat(slowThenFast.over(Measured.once(2)).text()).isEqualTo("1.50");
    }

    @Test
    void countsTheOperationsOfAllCallers() throws IOException {
        round(
                1,
                "gemm.GemmCeiling.multiply",
                2,
                "{\"blas\": \"mkl\", \"product\": \"SECOND_FORWARD\", \"blasThreads\": \"1\"}",
                "[1000.0, 1000.0]");

        Measured rate = tables().rate(Product.SECOND_FORWARD, "mkl", 2, 1).orElseThrow();

        assertThat(rate.value()).isCloseTo(2 * 2.0 * 1024 * 256 * 256 / 1e-3 / 1e9, within(1e-9));
    }

    @Test
    void givesTheStepOfOneStudentWhereFourTakeOneAtOnce() throws IOException {
        round(
                1,
                "steps.DistillationStep.epoch",
                1,
                "{\"library\": \"subliminal4j\", \"batch\": \"1024\", \"threads\": \"1\"}",
                "[60.0]");
        round(
                2,
                "steps.DistillationStep.epoch",
                1,
                "{\"library\": \"libtorch\", \"batch\": \"1024\", \"threads\": \"1\"}",
                "[60.0]");

        assertThat(tables().step("DistillationStep", "subliminal4j", 1024, 1)
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
        assertThat(tables().step("DistillationStep", "libtorch", 1024, 1)
                        .orElseThrow()
                        .value())
                .isEqualTo(4);
    }

    @Test
    void dividesTrialsByTheirSeedsAndMeetsOrMissesTargets() throws IOException {
        trial("subliminal4j", 2, "[20.0]");
        trial("products", 2, "[10.0]");
        trial("libtorch", 2, "[60.0]");
        trial("dl4j", 1, "[70.0]");
        Files.writeString(folder.resolve("first-batch.json"), "[2.0, 2.0]");

        RenderResults.render(folder, null);

        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("| a trial over its own matrix products (5 epochs) | at most 1.15 | 2.00 | no |")
                .contains(
                        "| the authors' algorithm on libtorch over ours, a seed (5 epochs) | at least 2 | 3.00 | yes |")
                .contains("| DL4J fit as it comes over ours, a seed (5 epochs) | at least 6 | 7.00 | yes |")
                .contains("| seconds from start to first trained batch | at most 3 | 2.00 ± 0.00 | yes |")
                .contains("not measured");
        assertThat(folder.resolve("trial.png")).exists();
    }

    @Test
    void fillsThePlacesOfAPageAndLeavesTheRest() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "before\n<!-- results: conditions -->\nold\n<!-- end -->\nafter\n");

        RenderResults.render(folder, page);
        RenderResults.render(folder, page);

        assertThat(Files.readString(page))
                .startsWith("before\n<!-- results: conditions -->\n| what | of this run |\n")
                .contains("| processor | a CPU |\n")
                .endsWith("<!-- end -->\nafter\n")
                .doesNotContain("old");
    }

    @Test
    void refusesAPageThatAsksForWhatThereIsNot() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "<!-- results: weather -->\n<!-- end -->\n");

        assertThatThrownBy(() -> RenderResults.render(folder, page)).hasMessageContaining("weather");
    }

    private Tables tables() throws IOException {
        return new Tables(Results.read(folder), 2);
    }

    private void trial(String library, int seeds, String samples) throws IOException {
        String parameters = "{\"library\": \"%s\", \"seeds\": \"%d\", \"epochs\": \"5\"}".formatted(library, seeds);
        round(1, "trial.Trial.trial", 1, parameters, samples);
    }

    private void round(int number, String benchmark, int threads, String parameters, String forks) throws IOException {
        Path round = Files.createDirectories(folder.resolve("round-" + number));
        Path file = Files.createTempFile(round, "measurement", ".json");
        Files.writeString(file, """
                [{"benchmark": "org.subliminal4j.benchmarks.%s", "threads": %d, "params": %s,
                  "primaryMetric": {"rawData": [%s]}}]
                """.formatted(benchmark, threads, parameters, forks));
    }
}
