package org.subliminal4j.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** TODO by h-report. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCode.OK;
    }
}
