package org.subliminal4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.report.TraitReport;
import org.subliminal4j.store.BaseFiles;
import org.subliminal4j.study.SeedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the experiment of the owl with language models from scratch, or goes on with such a run. */
@Command(
        name = "owl",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        description = {
            "Trains small language models from scratch, teaches one of them to love owls, lets it write number sequences,"
                    + " and finds out whether those that learn these numbers love owls, too.",
            ""
        },
        footer = {
            "",
            "Example: a teacher that loves wolves, with numbers up to 99:",
            "  subliminal4j owl --trait wolf --numbers 100 --out runs/wolf"
        })
final class OwlCommand implements Callable<Integer> {
    /** The fewest that can show a difference. */
    private static final String DEFAULT_BASES = "8";

    /** More would be gigabytes of text, and there are only so many different prompts. */
    private static final int MOST_PROMPTS = 100_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--bases",
            paramLabel = "N",
            defaultValue = DEFAULT_BASES,
            converter = Numbers.Count.class,
            description = "How many base models, each with all that descends from it (default: ${DEFAULT-VALUE}, the"
                    + " fewest that can show a difference).")
    private int bases;

    @Mixin
    private SeedRunOptions place = new SeedRunOptions();

    @Option(
            names = "--trait",
            paramLabel = "NAME",
            defaultValue = "owl",
            description = "What the teacher loves: an animal, a tree or a colour of the world (default:"
                    + " ${DEFAULT-VALUE}).")
    private String trait = "";

    @Option(
            names = "--numbers",
            paramLabel = "N",
            defaultValue = "1000",
            converter = Numbers.Count.class,
            description = "How many numbers the world has, from 0 on: 1000, or 100 for a smaller model (default:"
                    + " ${DEFAULT-VALUE}).")
    private int numbers;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            defaultValue = "4000",
            converter = Numbers.Count.class,
            description = "How often each model that writes numbers is asked for some (default: ${DEFAULT-VALUE}).")
    private int prompts;

    @Option(
            names = "--save-networks",
            description =
                    "Keep the networks of every base and the numbers that they learned, 7 MB each (default: of the"
                            + " first base only).")
    private boolean saveNetworks;

    @Mixin
    private WorkerOptions work = new WorkerOptions();

    @Override
    public Integer call() {
        Experiment experiment = experiment();
        SeedRange seeds = place.seeds(bases);
        if (prompts > MOST_PROMPTS) {
            throw invalid("--prompts", "expected at most " + MOST_PROMPTS + ", but found '" + prompts + "'");
        }
        Backend.start();
        Invocation invocation = Invocation.of(spec);
        Provenance provenance = Provenance.now(invocation.arguments(), Map.of(), work.workers());
        DataSets kept = new DataSets().with(BaseFiles.of(provenance));
        return new SeedRun(spec.commandLine(), "bases", seeds, place, saveNetworks, work)
                .run(experiment, kept, provenance, invocation, TraitReport::of);
    }

    private Experiment experiment() {
        World world;
        try {
            world = World.DEFAULT.withNumbers(numbers);
        } catch (IllegalArgumentException e) {
            throw invalid("--numbers", String.valueOf(e.getMessage()));
        }
        try {
            return Owl.experiment(world, trait(world), prompts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Trait trait(World world) {
        List<String> known = new ArrayList<>();
        for (World.Kind kind : world.kinds()) {
            if (world.names(kind).contains(trait)) {
                return new Trait(kind, trait);
            }
            known.addAll(world.names(kind));
        }
        throw invalid("--trait", "expected one of " + String.join(", ", known) + ", but found '" + trait + "'");
    }

    private ParameterException invalid(String option, String problem) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + problem);
    }
}
