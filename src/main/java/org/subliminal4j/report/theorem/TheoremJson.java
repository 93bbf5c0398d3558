package org.subliminal4j.report.theorem;

import java.nio.file.Path;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.WholeFile;

/** Writes the theorem's measurements as JSON, each record an object; a double that JSON lacks is a string. */
public final class TheoremJson {
    private TheoremJson() {}

    /**
     * Writes {@code result} to {@code file}, whole or not at all.
     *
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static void write(TheoremResult result, Path file) {
        WholeFile.write(file, Json.pretty(result));
    }
}
