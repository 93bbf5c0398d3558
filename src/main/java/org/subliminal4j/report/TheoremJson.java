package org.subliminal4j.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.subliminal4j.common.WholeFile;

/** Writes the theorem's measurements as JSON, each record an object; a double that JSON lacks is a string. */
public final class TheoremJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TheoremJson() {}

    /**
     * Writes {@code result} to {@code file}, whole or not at all.
     *
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static void write(TheoremResult result, Path file) {
        try {
            WholeFile.write(file, (MAPPER.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
