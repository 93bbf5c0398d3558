package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.study.file.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the studies that come with the library, or shows one. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisHeading = "Usage: ",
        description = {
            "Lists the studies that come with the library, or shows the file of one: a beginning for a study of your own.",
            ""
        },
        footer = {"", "Example:", "  subliminal4j presets learning-rate > my-study.yaml"})
final class PresetsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The preset to show (default: list all).")
    private @Nullable String name;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name != null) {
            out.print(Presets.text(name));
        } else {
            int width = Presets.list().stream().mapToInt(String::length).max().orElse(0);
            Presets.list()
                    .forEach(preset -> out.println(preset
                            + " ".repeat(width - preset.length() + 2)
                            + Presets.get(preset).title()));
        }
        out.flush();
        return ExitCode.OK;
    }
}
