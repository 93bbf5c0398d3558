package org.subliminal4j.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A folder or file for results, as the command line names it: an empty name would mean the working folder. */
final class NamedFolder implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("expected a folder, but found '" + text + "'");
        }
        return Path.of(text);
    }
}
