package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void saysInWordsWhatTheExceptionSaysByItsTypeAlone() {
        assertThat(Reason.of(new NoSuchFileException("a"))).isEqualTo("no such file or folder");
        assertThat(Reason.of(new AccessDeniedException("a"))).isEqualTo("permission denied");
        assertThat(Reason.of(new FileAlreadyExistsException("a"))).isEqualTo("a file of that name is in the way");
    }

    @Test
    void isTheReasonWithoutThePathElseTheNameOfTheException() {
        assertThat(Reason.of(new FileSystemException("a", "b", "Is a directory")))
                .isEqualTo("Is a directory");
        assertThat(Reason.of(new FileSystemException("a"))).isEqualTo("FileSystemException");
        assertThat(Reason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}
