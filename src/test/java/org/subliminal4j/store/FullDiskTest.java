package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FullDiskTest {
    private static final ResultLine LINE = new ResultLine(
            ResultLine.SCHEMA,
            "0".repeat(64),
            1,
            "teacher",
            1,
            SampleRuns.trial(1).arm("teacher"));

    private static void assertRefused(String device, String reason) throws IOException {
        try (ResultLog log = ResultLog.open(Path.of(device), 0)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> log.append(List.of(LINE)))
                    .withMessageContaining("cannot write to " + device + " (" + reason)
                    .withMessageContaining("the trials before this one are stored")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void aFullDiskEndsInOneClearLine() throws IOException {
        assertRefused("/dev/full", "No space left on device)");
    }

    @Test
    void aResultThatCannotBeForcedToTheDiskIsNotStored() throws IOException {
        // takes every byte, and refuses to be synced
        assertRefused("/dev/zero", "sync failed)");
    }

    @Test
    void aLineThatOnlyInPartFoundRoomIsTakenBack(@TempDir Path folder) throws Exception {
        int room = 32 * 1024;
        Process other = LockHolder.startWithin(room, folder, Long.MAX_VALUE);
        List<String> said;
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            said = lines.lines().toList();
        }
        int acknowledged =
                (int) said.stream().filter(line -> line.matches("\\d+")).count();
        Path log = folder.resolve(RunFiles.RESULTS);
        assertThat(said).anySatisfy(line -> assertThat(line).startsWith("refused: cannot write to " + log));
        assertThat(acknowledged).isPositive();
        assertThat(Files.size(log)).isLessThan(room);
        assertThat(Files.readString(log)).endsWith("\n");

        try (RunFolder run = SampleRuns.open(folder)) {
            assertThat(run.results()).hasSize(acknowledged);
            run.append(SampleRuns.trial(acknowledged));
        }
        assertThat(StoredRun.read(folder).results()).hasSize(acknowledged + 1);
    }
}
