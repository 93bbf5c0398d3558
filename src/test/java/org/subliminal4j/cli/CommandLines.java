package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The command line, for tests of other packages. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * What came of it.
     *
     * @param code the exit code
     * @param out  what was printed as a result
     * @param err  what was printed as an error
     */
    public record Outcome(int code, String out, String err) {}

    /** Runs the program in this process. */
    public static Outcome run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        return new Outcome(code, out.toString(), err.toString());
    }
}
