package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.cli.CommandLines;

/** A command line, up to where its data set would be read: it is told of one that is not there. */
final class CommandLineTarget implements Target {
    private static final List<String> SEEDS = List.of(
            "",
            "run --seeds 4 --first-seed 3 --epochs 2 --batch 32 --lr 1e-3 --hidden 16,16 --auxiliary 2 --workers 1 --out out",
            "run --experiment nowhere.json --save-networks --progress off",
            "--seeds 2 --progress on",
            "report --from nowhere --out page.html",
            "report --from nowhere elsewhere",
            "study paper --set all.epochs=1 --vary auxiliary=2,3 --seeds 1-4 --workers 2 --out out --dry-run",
            "study nowhere.yaml",
            "theorem --seeds 2 --epsilon 0.1,1e-4,1e-5 --only sign,effect --training-seeds 2 --workers 2 --out out",
            "theorem --dump out --dump-seed 2 --dump-hidden 8,8 --dump-auxiliary 1 --dump-loss squared --dump-logits all "
                    + "--dump-inputs images",
            "--help",
            "run --help",
            "--version");

    private final Path nowhere;

    /** In a folder that exists. */
    CommandLineTarget(Path folder) {
        nowhere = folder.resolve("no-such-data");
    }

    @Override
    public List<byte[]> seeds() {
        return SEEDS.stream()
                .map(line -> ArgumentMutator.text(line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .toList();
    }

    @Override
    public Mutator mutator() {
        return new ArgumentMutator();
    }

    @Override
    public boolean takes(byte[] input) {
        List<String> arguments = new ArrayList<>(ArgumentMutator.arguments(input));
        int place = arguments.isEmpty() || arguments.get(0).startsWith("-") ? 0 : 1;
        arguments.addAll(place, List.of("--data", nowhere.toString()));
        CommandLines.Outcome outcome = CommandLines.run(arguments);
        List<String> lines = outcome.err().lines().toList();
        switch (outcome.code()) {
            case 0 -> assertThat(lines).isEmpty();
            case 1 -> assertThat(lines).singleElement().asString().startsWith("error: ");
            case 2 -> {
                assertThat(lines).hasSize(2);
                assertThat(lines.get(0)).startsWith("error: ");
                assertThat(lines.get(1)).startsWith("Try 'subliminal4j");
            }
            default ->
                throw new AssertionError(String.format(Locale.ROOT, "exit code %d: %s", outcome.code(), outcome.err()));
        }
        return outcome.code() == 0 || outcome.err().contains(nowhere.toString());
    }
}
