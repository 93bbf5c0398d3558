package org.subliminal4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;

/** What is said of a file that is not the IDX file it should be. */
final class IdxFault {
    static final String COPY_AGAIN = "Copy or download the file again.";

    private IdxFault() {}

    static UserException of(Path path, String expected, String found, String remedy) {
        return new UserException(path + ": expected " + expected + ", but found " + found + ". " + remedy);
    }

    /** Of what came up while it was read. */
    static UserException of(Path path, IOException failure) {
        if (failure instanceof EOFException) {
            return of(path, "a complete gzip file", "that it ends too early", COPY_AGAIN);
        }
        if (failure instanceof ZipException) {
            return of(path, "a sound gzip file", "a damaged one (" + failure.getMessage() + ")", COPY_AGAIN);
        }
        return new UserException(
                path + ": cannot be read (" + Reason.of(failure) + "). Check the file and its permissions.", failure);
    }
}
