package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;

class FullDiskTest {
    @TempDir
    Path temporary;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsInOneClearLine() throws IOException {
        try (TrialLog log = TrialLog.open(Path.of("/dev/full"), 0)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> log.append(SampleRuns.trial(1)))
                    .withMessageContaining("cannot write to /dev/full (No space left on device)")
                    .withMessageContaining("the trials before this one are stored")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void aLineOfWhichOnlyAPartWasWrittenIsReplacedByTheNext() throws IOException {
        Path file = temporary.resolve("trials.jsonl");
        try (TrialLog log = TrialLog.open(file, 0)) {
            log.append(SampleRuns.trial(1));
            Files.write(file, Arrays.copyOf(Json.line(SampleRuns.trial(2)), 3000), StandardOpenOption.APPEND);
            log.append(SampleRuns.trial(3));
        }

        assertThat(TrialLog.read(file).results()).containsOnlyKeys(1L, 3L);
    }
}
