package org.subliminal4j.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;

/** Makes a folder that nobody has yet, named after the moment. */
final class NewFolder {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);

    private NewFolder() {}

    /**
     * A new folder in {@code parent}, which is made where it is missing.
     *
     * @throws UserException if it cannot be made
     */
    static Path in(Path parent) {
        return in(parent, LocalDateTime.now(ZoneId.systemDefault()).format(NAME));
    }

    /** Two runs that begin in one second get two folders: the second one is called {@code name-2}. */
    static Path in(Path parent, String name) {
        try {
            Files.createDirectories(parent);
            for (int number = 1; ; number++) {
                try {
                    return Files.createDirectory(parent.resolve(number == 1 ? name : name + "-" + number));
                } catch (FileAlreadyExistsException taken) {
                    // The next number may be free.
                }
            }
        } catch (IOException e) {
            throw new UserException(
                    "cannot write to " + parent + " (" + Reason.of(e) + "): name another place with --out", e);
        }
    }
}
