package org.subliminal4j.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.UserException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command line of subliminal4j: without a command, it runs the experiment. */
@Command(
        name = "subliminal4j",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            OwlCommand.class,
            StudyCommand.class,
            PresetsCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            TheoremCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        synopsisHeading = "Usage: ",
        description = "Subliminal learning in small networks, on MNIST.",
        footer = {
            "",
            "Without a command, the command is run: 'subliminal4j run --help' lists its options.",
            "In bash and zsh, 'source <(subliminal4j generate-completion)' completes commands and options, where "
                    + "subliminal4j is an alias of 'java -jar' and the jar."
        })
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process unless all went well, for then Maven has its own last word. */
    public static void main(String[] args) {
        // The figure is drawn without a screen, even where there is one.
        System.setProperty("java.awt.headless", "true");
        UnsafeWarning.countAsSaid();
        int code = run(args, writer(System.out), writer(System.err));
        if (Backend.isStuck()) {
            Runtime.getRuntime().halt(code);
        }
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    /**
     * Runs the command line.
     *
     * @param args what the user wrote
     * @param out  for results
     * @param err  for progress and errors
     * @return one of {@link ExitCode}
     */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Main::path)
                .setDefaultValueProvider(new Defaults())
                .setParameterExceptionHandler((e, given) -> usageError(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, err));
        commandLine.setUsageHelpAutoWidth(true);
        exitCodes(commandLine);
        commandLine.getSubcommands().values().forEach(Main::exitCodes);
        int code;
        try {
            code = commandLine.execute(withCommand(args));
        } catch (Throwable e) {
            code = failure(e, err);
        }
        // A writer keeps its failures to itself until it is asked; asking also flushes it.
        if (out.checkError() && code == ExitCode.OK) {
            err.println("error: cannot write to standard output, which is closed or full: the output is not complete");
            code = ExitCode.FAILED;
        }
        err.flush();
        return code;
    }

    private static void exitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.words());
    }

    /** Puts the command in that is meant where none is given. */
    private static String[] withCommand(String[] args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (args.length == 0
                || args[0].startsWith("-")
                        && !List.of("-h", "--help", "-V", "--version").contains(args[0])) {
            all.add(0, "run");
        }
        return all.toArray(String[]::new);
    }

    private static int usageError(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + oneLine(e.getMessage()) + oneLine(Misspelt.hint(e)));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    static int failure(Throwable e, PrintWriter err) {
        if (e instanceof CancellationException) {
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof UserException) {
            err.println("error: " + oneLine(e.getMessage()));
            return ExitCode.FAILED;
        }
        if (e instanceof InvalidPathException path) {
            err.println("error: " + oneLine(unwritable(path.getInput(), path)));
            return ExitCode.FAILED;
        }
        if (e instanceof OutOfMemoryError) {
            err.println("error: out of memory (" + oneLine(e.getMessage())
                    + "): use fewer --workers, a smaller --hidden or --batch, or give Java more with -Xmx");
            return ExitCode.FAILED;
        }
        err.println("This is a fault of subliminal4j, not of yours. Please report it with what follows:");
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        trace.toString().replace("\t", "    ").lines().map(Printable::line).forEach(err::println);
        return ExitCode.SOFTWARE;
    }

    /** A folder or file as the command line names it: an empty name would mean the working folder. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("expected a path, but found '" + text + "'");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(unwritable(text, e));
        }
    }

    /** Java takes the names of files in the encoding of the locale, and the locale C has nothing beyond ASCII. */
    private static String unwritable(String text, InvalidPathException e) {
        boolean plain = text.chars().allMatch(character -> character >= ' ' && character < 127);
        return plain
                ? "expected a path, but found '" + text + "' (" + e.getReason() + ")"
                : "expected a path in the encoding of the locale (" + System.getProperty("sun.jnu.encoding", "unknown")
                        + "), but found '" + text + "': name it in ASCII, or set LC_ALL=C.UTF-8, which can write all";
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "no details" : Printable.message(message);
    }

    /** A writer in UTF-8 where Java knows no better than ASCII. */
    private static PrintWriter writer(PrintStream stream) {
        Charset charset = Charset.defaultCharset();
        return new PrintWriter(
                stream, true, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
    }
}
