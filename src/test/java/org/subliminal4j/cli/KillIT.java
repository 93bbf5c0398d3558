package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;

/**
 * The real command, stopped again and again while it stores trials: nothing that was stored is lost, changed or there
 * twice, and at the end all is as if nothing had happened. {@code -Dkill.count=100} stops it a hundred times.
 */
@DisabledOnOs(OS.WINDOWS)
class KillIT {
    /** A run that comes to its end before it was stopped often enough is followed by another one. */
    private static final int SEEDS = Math.min(60, 6 * Stopping.KILLS);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        IdxFiles.writeSmallSet(folder.resolve("images"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void whatIsStoppedAgainAndAgainEndsAsIfNothingHadHappened(String signal) throws Exception {
        Stopping stopping = new Stopping(this::command, signal);
        Path undisturbed = folder.resolve("undisturbed");
        stopping.run(undisturbed);
        for (int number = 0; stopping.left() > 0; number++) {
            Path out = folder.resolve("stopped-" + number);
            stopping.untilItIsWhole(out);
            stopping.run(out);
            assertWhole(out);
            assertThat(arms(out)).isEqualTo(arms(undisturbed)).hasSize(SEEDS);
            assertThat(Stopping.ids(out)).containsExactlyInAnyOrderElementsOf(Stopping.ids(undisturbed));
        }
    }

    /** Every network is there, and is the one that was recorded. */
    private static void assertWhole(Path out) {
        StoredRun run = StoredRun.read(out);
        for (Results results : run.results()) {
            for (Arm arm : run.experiment().arms()) {
                String sha256 = results.arm(arm.name()).sha256();
                NetworkFiles.load(
                        out, results.seed(), arm.name(), run.experiment().architectureOf(arm.name()), sha256);
            }
        }
    }

    /** All that a trial decides, without the time it took. */
    private static Map<Long, Map<String, ArmResult>> arms(Path run) {
        return StoredRun.read(run).results().stream().collect(Collectors.toMap(Results::seed, Results::arms));
    }

    private List<String> command(Path out) {
        return List.of(
                "run",
                "--seeds",
                String.valueOf(SEEDS),
                "--epochs",
                "1",
                "--hidden",
                "8",
                "--workers",
                "2",
                "--save-networks",
                "--data",
                folder.resolve("images").toString(),
                "--out",
                out.toString());
    }
}
