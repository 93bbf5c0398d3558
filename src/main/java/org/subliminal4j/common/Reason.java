package org.subliminal4j.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says why the file system refused: the exceptions of java.nio often carry no more than a path. */
public final class Reason {
    private Reason() {}

    /** In a few words without the path, which the caller names. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        String detail = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return orName(detail, failure);
    }

    private static String orName(@Nullable String detail, IOException failure) {
        return detail == null ? failure.getClass().getSimpleName() : detail;
    }
}
