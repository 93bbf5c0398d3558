package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;

/** What another program does to a run's folder while a process writes to it is found out before a result is lost. */
@DisabledOnOs(OS.WINDOWS) // where nobody can remove an open file
class ForeignHandTest {
    @TempDir
    private Path folder;

    private Path log;
    private RunFolder run;

    @BeforeEach
    void aRunHasStoredOneTrial() {
        log = folder.resolve("results.jsonl");
        run = SampleRuns.open(folder);
        run.append(SampleRuns.trial(0));
    }

    @AfterEach
    void endIt() {
        run.close();
    }

    private void assertRefused(ThrowingCallable attempt, String... words) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(attempt)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    /** Neither another trial nor success is taken. */
    private void assertStops(String... words) {
        assertRefused(() -> run.append(SampleRuns.trial(1)), words);
        assertRefused(run::verify, words);
    }

    @Test
    void anUndisturbedRunIsVerified() {
        run.append(SampleRuns.trial(1));
        run.verify();
        assertThat(StoredRun.read(folder).results()).containsExactly(SampleRuns.trial(0), SampleRuns.trial(1));
    }

    @Test
    void aRunWithoutItsLockStops() throws IOException {
        Files.delete(folder.resolve(".lock"));
        assertStops("the lock ", "give the same command to go on");
        assertThat(StoredRun.read(folder).results()).containsExactly(SampleRuns.trial(0));
    }

    @Test
    void aRunWhoseLockWasReplacedStops() throws IOException {
        Files.writeString(folder.resolve("new"), "process 1");
        Files.move(folder.resolve("new"), folder.resolve(".lock"), StandardCopyOption.REPLACE_EXISTING);
        assertStops("the lock ", "removed or replaced");
        assertThat(StoredRun.read(folder).results()).containsExactly(SampleRuns.trial(0));
    }

    @Test
    void aLineOfAnotherProgramIsNotOverwritten() throws IOException {
        Files.writeString(log, "a note\n", StandardOpenOption.APPEND);
        assertStops(log + " was changed by another");
        assertThat(Files.readString(log)).endsWith("\na note\n");
    }

    @Test
    void aLogThatWasRemovedIsMissedAtOnce() throws IOException {
        Files.delete(log);
        assertStops(log + " has gone");
    }

    @Test
    void aLogThatWasReplacedIsLeftAlone() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        Files.write(folder.resolve("copy"), whole);
        Files.move(folder.resolve("copy"), log, StandardCopyOption.REPLACE_EXISTING);
        assertStops(log + " was changed by another program");
        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    @Test
    void aLogThatWasTruncatedIsNotContinued() throws IOException {
        Files.writeString(log, "");
        assertStops(log + " was changed by another program");
        assertThat(log).isEmptyFile();
    }

    @Test
    void successIsNotReportedOfALogThatChangedAfterTheLastResult() throws IOException {
        String changed = Files.readString(log).replaceFirst("\"seconds\":\\d", "\"seconds\":7");
        Files.writeString(log, changed);
        assertRefused(run::verify, log.toString(), "does not hold what was stored");
    }

    @Test
    @Timeout(120)
    void aRunWhoseLockAnotherProcessTookOverStopsAndTheOthersResultsStand() throws IOException {
        run.close();
        Process first = LockHolder.start(folder, 2, "wait");
        try (BufferedReader lines = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(nextLine(lines)).isEqualTo("open");
            goOn(first);
            assertThat(nextLine(lines)).as("which is stored already").isEqualTo("0");
            Files.delete(folder.resolve(".lock"));
            try (RunFolder other = SampleRuns.open(folder)) {
                other.append(SampleRuns.trial(7));
                goOn(first);
                assertThat(nextLine(lines)).startsWith("refused: the lock ").contains("removed or replaced");
                other.append(SampleRuns.trial(8));
                other.verify();
            }
        } finally {
            first.destroyForcibly().onExit().join();
        }
        assertThat(StoredRun.read(folder).results())
                .containsExactly(SampleRuns.trial(0), SampleRuns.trial(7), SampleRuns.trial(8));
    }

    private static void goOn(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** The next line that is not the log's. */
    private static String nextLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.matches("open|\\d+|refused: .*")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
