package org.subliminal4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page of a stored run again, or one page of several runs side by side. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Writes a run as one HTML file that opens anywhere, without a network: charts, tests, provenance, and a pad on "
                    + "which the run's own networks read what is drawn. Several runs come side by side.",
            ""
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "The folder of a run. Several folders give a comparison.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data set of the runs, if it is not MNIST; the drawing pad needs it.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: " + RunCommand.PAGE + " in the run's folder, or here for several runs).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        List<HtmlReport.Source> runs =
                folders.stream().map(HtmlReport.Source::read).toList();
        Path page = page();
        HtmlReport.write(page, runs, images());
        spec.commandLine().getOut().println("Page: " + page);
        return ExitCode.OK;
    }

    private Path page() {
        if (out == null) {
            return folders.size() == 1 ? folders.get(0).resolve(RunCommand.PAGE) : Path.of(RunCommand.PAGE);
        }
        try {
            Path folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UserException("cannot create the folder of " + out + ": " + e.getMessage(), e);
        }
        return out;
    }

    /** The data set, or nothing: a page without the pad is better than none. */
    private @Nullable ImageData images() {
        try {
            return Mnist.load(data);
        } catch (UserException e) {
            if (data != null) {
                throw e;
            }
            spec.commandLine().getErr().println("The page has no drawing pad: " + e.getMessage());
            return null;
        }
    }
}
