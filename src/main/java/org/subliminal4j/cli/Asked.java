package org.subliminal4j.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.report.theorem.Beyond;
import org.subliminal4j.theory.CheckName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What the theorem command is to do.
 *
 * @param checks the one-step checks
 * @param beyond what is measured over many steps
 */
record Asked(Set<CheckName> checks, Set<Beyond> beyond) {
    /**
     * What is asked for by name.
     *
     * @param names as {@link Name} lets them through; null for all
     */
    static Asked of(@Nullable List<String> names) {
        Set<CheckName> checks = EnumSet.allOf(CheckName.class);
        Set<Beyond> beyond = EnumSet.allOf(Beyond.class);
        if (names != null) {
            checks.removeIf(check -> !names.contains(check.key()));
            beyond.removeIf(part -> !names.contains(part.key()));
        }
        return new Asked(checks, beyond);
    }

    /** Reads a check by the name that files use. */
    static final class Name implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return names().filter(name -> name.equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + names().collect(Collectors.joining(", ")) + ", but found '" + text + "'"));
        }

        private static Stream<String> names() {
            return Stream.concat(
                    Arrays.stream(CheckName.values()).map(CheckName::key),
                    Arrays.stream(Beyond.values()).map(Beyond::key));
        }
    }
}
