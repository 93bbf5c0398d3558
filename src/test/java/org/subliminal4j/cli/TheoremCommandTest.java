package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheoremCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void theChecksAskedForAreMadePrintedAndWritten() throws IOException {
        assertThat(run("theorem", "--only", "null-cases", "--seeds", "1", "--out", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("pass  null-cases  largest |component| of dS, linear network")
                .contains("All 2 checks pass.")
                .doesNotContain("invariance");
        assertThat(err.toString()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("theorem.json")));
        assertThat(json.at("/oneStep/checks").size()).isEqualTo(2);
        assertThat(json.at("/provenance/command").asText()).startsWith("theorem --only null-cases");
    }

    @Test
    void aFailedCheckEndsWithOne() {
        // At this step size the first order is far from all there is.
        assertThat(run("theorem", "--only", "value", "--seeds", "1", "--epsilon", "1e-3,9e-4"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  value").contains("1 of 1 checks fail.");
    }

    @Test
    void aDumpHoldsTheArraysOfTheChosenStep() throws IOException {
        assertThat(run("theorem", "--dump", folder.toString(), "--dump-hidden", "8,6", "--dump-seed", "5"))
                .isZero();
        assertThat(folder.resolve("README.md")).content().contains("Widths 784, 8, 6, 13", "seed 5");
        assertThat(Files.size(folder.resolve("theta0.npy"))).isEqualTo(128 + 8 * (785 * 8 + 9 * 6 + 7 * 13));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theorem --only all       | expected one of sign, value, effect, losses, other-init, null-cases",
                "theorem --epsilon 0.1    | at least two of them at most 0.001",
                "theorem --epsilon 2,1e-4,1e-5 | up to 1",
                "theorem --epsilon 1e-30,1e-40 | at least 1.0E-7, since float64 rounds a logit",
                "theorem --training-seeds 0 | expected a whole number of at least 1",
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsMeasured(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
