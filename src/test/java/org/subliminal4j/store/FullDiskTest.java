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

class FullDiskTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsInOneClearLine() throws IOException {
        ResultLine line = new ResultLine(
                ResultLine.SCHEMA,
                "0".repeat(64),
                1,
                "teacher",
                1,
                SampleRuns.trial(1).arm("teacher"));
        try (ResultLog log = ResultLog.open(Path.of("/dev/full"), 0)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> log.append(List.of(line)))
                    .withMessageContaining("cannot write to /dev/full (No space left on device)")
                    .withMessageContaining("the trials before this one are stored")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        }
    }
}
