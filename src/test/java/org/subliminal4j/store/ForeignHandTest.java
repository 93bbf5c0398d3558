package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What another program does to a run's folder while a process writes to it is found out before a result is lost. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS) // where nobody can remove an open file
class ForeignHandTest {
    @TempDir
    private Path folder;

    private Process run;
    private BufferedReader lines;

    @BeforeEach
    void aRunHasStoredOneTrial() throws IOException {
        run = LockHolder.start(folder, 2, "wait");
        lines = run.inputReader(StandardCharsets.UTF_8);
        assertThat(nextLine()).isEqualTo("open");
        goOn();
        assertThat(nextLine()).isEqualTo("0");
    }

    @AfterEach
    void endIt() {
        run.destroyForcibly().onExit().join();
    }

    @Test
    void anUndisturbedRunIsVerified() throws IOException {
        goOn();
        assertThat(nextLine()).isEqualTo("1");
        goOn();
        assertThat(nextLine()).isEqualTo("verified");
    }

    @Test
    void aRunWhoseLockAnotherTookOverStopsAndTheOthersResultsStand() throws IOException {
        Files.delete(folder.resolve(".lock"));
        try (RunFolder other = SampleRuns.open(folder)) {
            other.append(SampleRuns.trial(7));
            goOn();
            assertThat(nextLine()).startsWith("refused: the lock ").contains("removed or replaced");
            other.append(SampleRuns.trial(8));
            other.verify();
        }
        assertThat(StoredRun.read(folder).results())
                .containsExactly(SampleRuns.trial(0), SampleRuns.trial(7), SampleRuns.trial(8));
    }

    @Test
    void aRunWithoutItsLockStops() throws IOException {
        Files.delete(folder.resolve(".lock"));
        goOn();
        assertThat(nextLine()).startsWith("refused: the lock ").contains("give the same command to go on");
        assertThat(StoredRun.read(folder).results()).containsExactly(SampleRuns.trial(0));
    }

    @Test
    void aLineOfAnotherProgramIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("results.jsonl"), "a note\n", StandardOpenOption.APPEND);
        goOn();
        assertThat(nextLine()).startsWith("refused: " + folder.resolve("results.jsonl") + " was changed by another");
        assertThat(Files.readString(folder.resolve("results.jsonl"))).endsWith("\na note\n");
    }

    @Test
    void aLogThatWasRemovedIsMissedAtOnce() throws IOException {
        Files.delete(folder.resolve("results.jsonl"));
        goOn();
        assertThat(nextLine()).startsWith("refused: " + folder.resolve("results.jsonl") + " has gone");
    }

    @Test
    void aLogThatWasReplacedIsLeftAlone() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("results.jsonl"));
        Files.write(folder.resolve("copy"), whole);
        Files.move(
                folder.resolve("copy"),
                folder.resolve("results.jsonl"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        goOn();
        assertThat(nextLine()).startsWith("refused: ").contains("was changed by another program");
        assertThat(Files.readAllBytes(folder.resolve("results.jsonl"))).isEqualTo(whole);
    }

    @Test
    void aLogThatWasTruncatedIsNotContinued() throws IOException {
        Files.writeString(folder.resolve("results.jsonl"), "");
        goOn();
        assertThat(nextLine()).startsWith("refused: ").contains("was changed by another program");
        assertThat(folder.resolve("results.jsonl")).isEmptyFile();
    }

    @Test
    void successIsNotReportedOfALogThatChangedAfterTheLastResult() throws IOException {
        goOn();
        assertThat(nextLine()).isEqualTo("1");
        Path log = folder.resolve("results.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\"seconds\":\\d", "\"seconds\":7"));
        goOn();
        assertThat(nextLine()).startsWith("refused: ").contains("results.jsonl");
    }

    private void goOn() throws IOException {
        run.getOutputStream().write('\n');
        run.getOutputStream().flush();
    }

    /** The next line that is not the log's. */
    private String nextLine() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.matches("open|\\d+|verified|refused: .*")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
