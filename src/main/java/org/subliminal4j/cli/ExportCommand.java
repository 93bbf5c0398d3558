package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Printable;
import org.subliminal4j.exchange.RunExport;
import org.subliminal4j.exchange.WeightFormat;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the networks of a stored run for other tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Writes the networks that a run kept as files for NumPy, PyTorch, ONNX Runtime, DL4J or a spreadsheet. Tensors "
                    + "have PyTorch's names and shapes (layers.0.weight: fan-out x fan-in); each file tells experiment, "
                    + "arm, seed, hash and provenance in its metadata.",
            ""
        },
        footer = {
            "",
            "Example: a student as PyTorch loads it, with the noise it was taught on:",
            "  subliminal4j export --from runs/paper --arm student-aux --inputs"
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The folder of the run.")
    @SuppressWarnings("NullAway.Init")
    private Path from;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            converter = Numbers.Seed.class,
            description =
                    "The seed, may be given again (default: every seed of which networks are kept, which is the first "
                            + "one unless the run was told --save-networks).")
    private List<Long> seeds = List.of();

    @Option(
            names = "--arm",
            paramLabel = "NAME",
            description = "The arm, as experiment.json calls it, may be given again (default: all).")
    private List<String> arms = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "safetensors",
            description =
                    "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). npz and safetensors can be read back; "
                            + "onnx runs; dl4j is a zip for ModelSerializer.")
    private WeightFormat format = WeightFormat.SAFETENSORS;

    @Option(
            names = "--inputs",
            description =
                    "Write what the arms were taught on as well: the images, such as noise, and the teacher's logits "
                            + "(the paper's: 190 MB a seed), as safetensors or npz.")
    private boolean inputs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data set of the run, for --inputs (default: what its experiment names).")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go (default: export in the run's folder).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Backend.start();
        StoredRun run = StoredRun.read(from);
        RunExport export = new RunExport(run, out != null ? out : from.resolve("export"), format);
        for (long seed : seeds.isEmpty() ? export.seeds() : seeds) {
            List<String> chosen = export.arms(seed, arms);
            chosen.forEach(arm -> tell(export.network(seed, arm)));
            arms.stream().filter(arm -> !chosen.contains(arm)).forEach(arm -> err().println(
                            "note: the run keeps no network of '" + arm + "' with seed " + seed + ", or it diverged"));
            if (inputs) {
                List<Path> written = export.inputs(seed, chosen, dataSets(run));
                written.forEach(this::tell);
                if (written.isEmpty()) {
                    err().println("note: none of " + String.join(", ", chosen) + " had a teacher: no inputs written");
                }
            }
        }
        return ExitCode.OK;
    }

    private DataSets dataSets(StoredRun run) {
        DataSets sets = new DataSets();
        return data == null ? sets : sets.with(run.experiment().images().data(), sets.get(data.toString()));
    }

    private void tell(Path file) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(Printable.line(file.toString()));
        writer.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
