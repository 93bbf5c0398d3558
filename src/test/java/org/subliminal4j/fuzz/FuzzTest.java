package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final long INPUTS = Long.getLong("fuzz.inputs", 60);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final String ONLY = System.getProperty("fuzz.only", "");

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyReader() {
        Map<String, Maker> targets = new LinkedHashMap<>();
        targets.put("idx-images", folder -> new IdxTarget(folder, IdxFiles.TRAIN_IMAGES, false));
        targets.put("idx-labels", folder -> new IdxTarget(folder, IdxFiles.TRAIN_LABELS, false));
        targets.put("idx-images-gz", folder -> new IdxTarget(folder, IdxFiles.TRAIN_IMAGES, true));
        targets.put("idx-labels-gz", folder -> new IdxTarget(folder, IdxFiles.TRAIN_LABELS, true));
        for (String file : RealRun.FILES) {
            targets.put("report-" + file, folder -> new RunTarget(run(folder), file));
            targets.put("resume-" + file, folder -> new ResumeTarget(run(folder), file));
        }
        for (String file : OldRunTarget.FILES) {
            targets.put("old-" + file, folder -> new OldRunTarget(folder, file));
        }
        targets.put("network", folder -> new NetworkTarget(run(folder)));
        targets.put("experiment", ExperimentTarget::new);
        targets.put("study", StudyTarget::new);
        targets.put("published", folder -> new PublishedTarget());
        targets.put("command-line", CommandLineTarget::new);
        return targets.entrySet().stream()
                .filter(target -> target.getKey().contains(ONLY))
                .map(target -> DynamicTest.dynamicTest(
                        target.getKey(), () -> assertSound(target.getKey(), target.getValue())));
    }

    /** Makes a target in an empty folder. */
    @FunctionalInterface
    private interface Maker {
        Target in(Path folder) throws IOException;
    }

    private static Path run(Path copy) {
        RealRun.into(copy);
        return copy;
    }

    private static void assertSound(String name, Maker maker) throws IOException {
        Target target = maker.in(Files.createDirectories(folder.resolve(name)));
        Fuzzer fuzzer = new Fuzzer(name, target, SEED);
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
}
