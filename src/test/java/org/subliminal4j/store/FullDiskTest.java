package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.subliminal4j.common.UserException;

@EnabledOnOs(OS.LINUX)
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
}
