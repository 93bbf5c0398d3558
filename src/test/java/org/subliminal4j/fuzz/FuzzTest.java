package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.data.IdxFiles;

/**
 * Whatever comes from outside is taken, or is refused in one line that names it. Many inputs for each reader, made of real
 * ones; {@code -Dfuzz.inputs=100000} makes so many for each, {@code -Dfuzz.seed=2} others, {@code -Dfuzz.only=network} of
 * one reader.
 */
class FuzzTest {
    private static final long INPUTS = Long.getLong("fuzz.inputs", 200);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final String ONLY = System.getProperty("fuzz.only", "");

    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void makeARun() {
        run = folder.resolve("run");
        RealRun.into(run);
    }

    @TestFactory
    Stream<DynamicTest> everyReader() throws IOException {
        List<Target> targets = List.of(
                new IdxTarget(empty("images"), IdxFiles.TRAIN_IMAGES, false),
                new IdxTarget(empty("labels"), IdxFiles.TRAIN_LABELS, false),
                new IdxTarget(empty("images-gz"), IdxFiles.TRAIN_IMAGES, true),
                new IdxTarget(empty("labels-gz"), IdxFiles.TRAIN_LABELS, true),
                new RunTarget(copy(RealRun.EXPERIMENT), RealRun.EXPERIMENT),
                new RunTarget(copy(RealRun.PROVENANCE), RealRun.PROVENANCE),
                new RunTarget(copy(RealRun.RESULTS), RealRun.RESULTS),
                new ResumeTarget(copy("resume-0"), RealRun.EXPERIMENT),
                new ResumeTarget(copy("resume-1"), RealRun.PROVENANCE),
                new ResumeTarget(copy("resume-2"), RealRun.RESULTS),
                new OldRunTarget(empty("old-0"), "config.json"),
                new OldRunTarget(empty("old-1"), "provenance.json"),
                new OldRunTarget(empty("old-2"), "trials.jsonl"),
                new NetworkTarget(run),
                new ExperimentTarget(empty("experiment")),
                new PublishedTarget(),
                new CommandLineTarget(empty("commands")));
        return targets.stream()
                .filter(target -> target.name().contains(ONLY))
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> assertSound(target)));
    }

    private static void assertSound(Target target) throws IOException {
        Fuzzer fuzzer = new Fuzzer(target, SEED);
        PrintStream err = System.err;
        // A reader warns of what it leaves out, thousands of times here.
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            fuzzer.run(INPUTS);
        } finally {
            System.setErr(err);
        }
        System.out.println(fuzzer.figures(INPUTS));
        assertThat(fuzzer.faults()).isEmpty();
        assertThat(fuzzer.taken()).as("inputs that were taken").isPositive();
    }

    private static Path empty(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static Path copy(String name) throws IOException {
        Path copy = empty("run-" + name);
        for (String file : RealRun.FILES) {
            Files.copy(run.resolve(file), copy.resolve(file));
        }
        return copy;
    }
}
