package org.subliminal4j.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.subliminal4j.common.UserException;

/** Writes a file in full before it takes its name, so that a kill leaves the old one or the new one. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, byte[] content) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.write(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserException("cannot write " + file + " (" + e.getMessage() + "): is the disk full?", e);
        }
    }
}
