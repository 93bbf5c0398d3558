package org.subliminal4j.cli;

import java.util.Collection;
import java.util.List;
import org.subliminal4j.common.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command or an option that is not known was meant to be. */
final class Misspelt {
    private Misspelt() {}

    /** An end for the message of {@code e}; empty where nothing was misspelt. */
    static String hint(ParameterException e) {
        CommandLine command = e.getCommandLine();
        boolean first = e instanceof UnmatchedArgumentException;
        List<String> unknown =
                first ? ((UnmatchedArgumentException) e).getUnmatched() : command.getUnmatchedArguments();
        if (unknown.isEmpty()) {
            return "";
        }
        String word = unknown.get(0).replaceFirst("=.*", "");
        Collection<String> known = word.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        if (known.isEmpty()) {
            return "";
        }
        return (first ? ", did you mean " : ", or was '" + word + "' meant to be ") + NearestName.to(word, known) + "?";
    }
}
