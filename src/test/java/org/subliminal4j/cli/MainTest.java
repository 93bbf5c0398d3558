package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
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
                .contains("Auxiliary logits of every network (the paper: 3).")
                .contains("(the paper: 256,256)")
                .contains("(the paper: 5)")
                .contains("(the paper: 1024)")
                .contains("(the paper: 3e-4)")
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
        assertThat(err.toString()).contains("IllegalStateException: broken", "    at ");
    }

    @Test
    void tooLittleMemoryIsAnsweredWithARemedy() {
        assertThat(failure(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("Java heap space", "--workers");
    }

    @Test
    void controlCharactersOfAMessageAreWrittenOut() {
        assertThat(failure(new UserException("unknown key 'a\033[2J\nb'"))).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: unknown key 'a\\u001b[2J b'");
        err.getBuffer().setLength(0);
        assertThat(failure(new IllegalStateException("bad \033[2J"))).isEqualTo(70);
        assertThat(err.toString()).doesNotContain("\033");
        err.getBuffer().setLength(0);
        assertThat(run("run", "--se\033[2J")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\033").hasLineCount(2);
    }

    @Test
    void aPathWithoutANameIsAMistakeOfUsage() {
        assertThat(run("run", "--out", "")).isEqualTo(2);
        assertThat(err.toString()).contains("'--out': expected a path").hasLineCount(2);
    }

    @Test
    void anOutputThatCannotBeWrittenIsNoSuccess() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThat(Main.run(new String[] {"--version"}, new PrintWriter(full), new PrintWriter(err)))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("error: cannot write to standard output")
                .hasLineCount(1);
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
