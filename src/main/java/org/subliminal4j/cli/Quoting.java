package org.subliminal4j.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.subliminal4j.common.Printable;

/** Writes arguments so that a shell, or Maven, takes them for what they are, and a terminal shows them and no more. */
final class Quoting {
    private static final String HARMLESS = "[\\w./:=,+@%-]+";

    private Quoting() {}

    /**
     * One argument for a POSIX shell. One with control characters is written as {@code $'...'}, which Bash, Zsh and Ksh
     * know: written plainly, a terminal would obey them.
     */
    static String forShell(String argument) {
        if (argument.matches(HARMLESS)) {
            return argument;
        }
        if (argument.codePoints().allMatch(Printable::isHarmless)) {
            return "'" + argument.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        argument.codePoints().forEach(character -> {
            if (!Printable.isHarmless(character)) {
                quoted.append(String.format("\\U%08x", character));
            } else {
                quoted.append(character == '\'' || character == '\\' ? "\\" : "")
                        .appendCodePoint(character);
            }
        });
        return quoted.append('\'').toString();
    }

    /** Arguments in one, for a shell that hands them to Maven, which takes them apart at blanks and quotes again. */
    static String forShellAndMaven(List<String> arguments) {
        String joined = arguments.stream().map(Quoting::forMaven).collect(Collectors.joining(" "));
        return joined.matches("[\\w./:=,+@%' -]*") ? '"' + joined + '"' : forShell(joined);
    }

    /** Maven knows quotes, but nothing that would take their meaning from them. */
    private static String forMaven(String argument) {
        return argument.matches(HARMLESS) ? argument : "'" + argument.replace("'", "'\"'\"'") + "'";
    }
}
