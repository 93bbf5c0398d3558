package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Results;

@Timeout(60)
class SecondProcessTest {
    @TempDir
    Path temporary;

    private RunFolder open() {
        return SampleRuns.open(temporary);
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstIsKilledAndWhatThatStoredStands() throws Exception {
        Process other = LockHolder.start(temporary, Long.MAX_VALUE);
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            awaitLine(lines, "open");
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("another process is writing to " + temporary + " (process " + other.pid())
                    .withMessageContaining("wait for it or choose another --out");
            awaitLine(lines, "20");
            // Not Process.destroyForcibly(), which would close the stream of what is still to be read.
            other.toHandle().destroyForcibly();
            other.waitFor();
            long last = lines.lines().mapToLong(Long::parseLong).max().orElse(20);

            try (RunFolder run = open()) {
                assertThat(run.results()).hasSizeBetween((int) last + 1, (int) last + 2);
                for (Results result : run.results().values()) {
                    assertThat(result).isEqualTo(SampleRuns.trial(result.seed()));
                }
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aRefusalWithinThisProcessLeavesTheLockToItsOwner() throws Exception {
        try (RunFolder owner = open()) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("another process is writing to " + temporary)
                    .withMessageContaining("this one");
            owner.append(SampleRuns.trial(1));
            StoredRun.read(temporary);

            assertThat(firstLineOfAnother()).contains("refused: another process is writing to " + temporary);
        }
        assertThat(firstLineOfAnother()).contains("open");
    }

    private String firstLineOfAnother() throws IOException {
        Process other = LockHolder.start(temporary, 0);
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines()
                    .filter(line -> line.startsWith("open") || line.startsWith("refused"))
                    .findFirst()
                    .orElse("nothing");
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    private static void awaitLine(BufferedReader lines, String expected) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(expected)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(expected);
    }
}
