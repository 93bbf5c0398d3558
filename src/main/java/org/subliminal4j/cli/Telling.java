package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.util.List;
import org.subliminal4j.common.Printable;
import org.subliminal4j.report.Report;

/** Tells on the terminal what came out. */
final class Telling {
    private Telling() {}

    /**
     * Prints a report, then writes the files that show it: a table never depends on its pictures.
     *
     * @param last what a reader is told at the end
     * @return the exit code
     */
    static int tell(Report report, List<String> last, PrintWriter out, PrintWriter err) {
        report.text().lines().map(Printable::line).forEach(out::println);
        out.flush();
        List<String> missing = report.write();
        out.println("Results: " + Printable.line(report.page().toString()) + " to look at, and more beside it.");
        last.forEach(out::println);
        missing.forEach(problem -> err.println("error: " + Printable.line(problem)));
        return missing.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
