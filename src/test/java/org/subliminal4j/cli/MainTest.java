package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.common.UserException;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds 0                     | '--seeds': expected a whole number of at least 1, but found '0'",
                "run --seeds 0                 | '--seeds': expected a whole number of at least 1, but found '0'",
                "run --seeds -4                | '--seeds': expected a whole number of at least 1, but found '-4'",
                "run --seeds many              | '--seeds': expected a whole number of at least 1, but found 'many'",
                "run --seeds 1.5               | but found '1.5'",
                "run --seeds 99999999999       | at most 2147483647, but found '99999999999'",
                "run --seeds                   | Missing required parameter for option '--seeds'",
                "run --first-seed -1           | '--first-seed': expected a whole number of at least 0",
                "run --first-seed 9223372036854775807 | would exceed",
                "run --workers 0               | '--workers': expected a whole number of at least 1",
                "run --auxiliary 0             | '--auxiliary': expected a whole number of at least 1",
                "run --hidden 0                | '--hidden'",
                "run --hidden 256,,256         | '--hidden'",
                "run --hidden 256,0            | '--hidden'",
                "run --epochs 0                | '--epochs'",
                "run --batch 0                 | '--batch'",
                "run --lr 0                    | '--lr': expected a number above 0, but found '0'",
                "run --lr NaN                  | '--lr': expected a number above 0, but found 'NaN'",
                "run --lr Infinity             | '--lr'",
                "run --progress maybe          | '--progress'",
                "run --sead 3                  | Unknown option",
                "run extra                     | Unmatched argument",
                "walk                          | Unmatched argument",
            })
    void aCommandLineThatMakesNoSenseEndsInOneLineAndAHint(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString().lines().toList().get(0)).startsWith("error: ").contains(message);
        assertThat(err.toString().lines().toList().get(1)).matches("Try 'subliminal4j( run)? --help'\\.");
    }

    @Test
    void aMisspeltOptionIsAnsweredWithTheNearestOne() {
        assertThat(run("run", "--sed", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean --seeds?");
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Commands:").contains("run");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpGivesTheDefaultsAndThePapersValues() {
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("Auxiliary logits of every network (default, and in the paper: 3).")
                .contains("(default, and in the paper: 256,256)")
                .contains("(default, and in the paper: 5)")
                .contains("(default, and in the paper: 1024)")
                .contains("(default, and in the paper: 0.0003)")
                .contains("the paper: 100)");
    }

    @Test
    void theVersionNamesTheCommitAndNd4j() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).containsPattern("subliminal4j \\S+ \\(commit \\S+\\)\\s+ND4J 1\\.0\\.0-M2\\.1");
    }

    @Test
    void aMistakeOfTheUsersIsOneLine() {
        UserException mistake = new UserException("no data\n  in DIR", new IllegalStateException());
        assertThat(failure(mistake)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("error: no data in DIR" + System.lineSeparator());
    }

    @Test
    void aFaultOfTheProgramShowsItsTrace() {
        assertThat(failure(new IllegalStateException("broken"))).isEqualTo(70);
        assertThat(err.toString()).contains("IllegalStateException: broken", "\tat ");
    }

    @Test
    void tooLittleMemoryIsAnsweredWithARemedy() {
        assertThat(failure(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("Java heap space", "--workers");
    }

    @Test
    void anInterruptIsToldToTheShell() {
        assertThat(failure(new CancellationException())).isEqualTo(130);
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private int failure(Throwable cause) {
        PrintWriter writer = new PrintWriter(err);
        int code = Main.failure(cause, writer);
        writer.flush();
        return code;
    }
}
