package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.PAPER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.store.RunFolder;

/** A run's folder of which one file is not as it was, for {@code run}, which would go on with it. */
final class ResumeTarget implements Target {
    private final Path folder;
    private final String file;
    private final Map<String, byte[]> real;
    private final Map<Long, Results> results;

    /** In a {@code folder} with a run. */
    ResumeTarget(Path folder, String file) {
        this.folder = folder;
        this.file = file;
        real = RealRun.files(folder);
        try (RunFolder run = RunFolder.open(folder, PAPER, RealRun.LINEAGE, RealRun.SESSION)) {
            results = run.results();
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(real.get(file));
    }

    @Override
    public Mutator mutator() {
        return new JsonMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        for (Map.Entry<String, byte[]> each : real.entrySet()) {
            Files.write(folder.resolve(each.getKey()), each.getKey().equals(file) ? input : each.getValue());
        }
        try (RunFolder run = RunFolder.open(folder, PAPER, RealRun.LINEAGE, RealRun.SESSION)) {
            run.verify();
            run.results().keySet().forEach(seed -> assertThat(run.missing(seed)).isEmpty());
            if (!file.equals(RealRun.RESULTS)) {
                assertThat(run.results()).isEqualTo(results);
            }
            requireWhole(input);
            return true;
        } catch (UserException refusal) {
            Refusal.of(refusal, folder);
            for (Map.Entry<String, byte[]> each : real.entrySet()) {
                assertThat(Files.readAllBytes(folder.resolve(each.getKey())))
                        .isEqualTo(each.getKey().equals(file) ? input : each.getValue());
            }
            return false;
        }
    }

    /** The end of the last whole line before a place. */
    private static int endOfLine(byte[] input, int before) {
        int end = before;
        while (end > 0 && input[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Of the log nothing is gone but a stump without its end of line. */
    private void requireWhole(byte[] input) throws IOException {
        if (file.equals(RealRun.RESULTS)) {
            byte[] kept = Files.readAllBytes(folder.resolve(file));
            int whole = endOfLine(input, input.length);
            int last = endOfLine(input, Math.max(0, whole - 1));
            if (new String(input, last, whole - last, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
                // As where the disk lost pages.
                whole = last;
            }
            assertThat(kept.length).isGreaterThanOrEqualTo(whole);
            assertThat(Arrays.copyOf(kept, whole)).isEqualTo(Arrays.copyOf(input, whole));
        }
    }
}
