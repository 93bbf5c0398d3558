package org.subliminal4j.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** How the program was called, so that it can say how to call it again. */
final class Invocation {
    private final List<String> arguments;

    /** @param arguments the command and its options, as the user wrote them */
    Invocation(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** The call that {@code command} is part of. */
    static Invocation of(CommandSpec command) {
        return new Invocation(command.root().commandLine().getParseResult().originalArgs());
    }

    /** The arguments as one would write them for a shell. */
    String arguments() {
        return arguments.stream().map(Quoting::forShell).collect(Collectors.joining(" "));
    }

    /** The same call with another value of {@code option}. */
    Invocation with(String option, String value) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(option)) {
                i++;
            } else if (!argument.startsWith(option + "=")) {
                changed.add(argument);
            }
        }
        changed.add(option);
        changed.add(value);
        return new Invocation(changed);
    }

    /** The whole line for a shell: through Maven, from the jar or by the class, whichever it was this time. */
    String line() {
        String classPath = System.getProperty("java.class.path", "");
        if (System.getProperty("maven.home") != null) {
            return "mvn exec:java -Dexec.args=" + Quoting.forShellAndMaven(arguments);
        }
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            return "java -jar " + Quoting.forShell(classPath) + " " + arguments();
        }
        return "java -cp ... " + Main.class.getName() + " " + arguments();
    }
}
