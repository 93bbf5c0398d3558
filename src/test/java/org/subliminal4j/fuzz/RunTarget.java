package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.DATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.subliminal4j.common.UserException;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.store.StoredRun;

/** A run's folder of which one file is not as it was, for {@code report}. */
final class RunTarget implements Target {
    /** Of so many runs that are taken, the figure and the page are drawn of one: they take long. */
    private static final int DRAWN = 400;

    private final Path folder;
    private final String file;
    private final byte[] real;

    /** In a {@code folder} with a run. */
    RunTarget(Path folder, String file) {
        this.folder = folder;
        this.file = file;
        real = RealRun.read(folder.resolve(file));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(real);
    }

    @Override
    public Mutator mutator() {
        return new JsonMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Path culprit = folder.resolve(file);
        Files.write(culprit, input);
        try {
            StoredRun run = StoredRun.read(folder);
            RunReport report = RunReport.of(run, DATA);
            assertThat(report.text()).isNotEmpty();
            if (Math.floorMod(Arrays.hashCode(input), DRAWN) == 0) {
                assertThat(report.write()).noneMatch(problem -> problem.contains("a fault of subliminal4j"));
            }
            return true;
        } catch (UserException refusal) {
            return Refusal.of(refusal, folder);
        } finally {
            assertThat(Files.readAllBytes(culprit)).isEqualTo(input);
        }
    }
}
