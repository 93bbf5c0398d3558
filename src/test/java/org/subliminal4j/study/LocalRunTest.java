package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.DATA;
import static org.subliminal4j.experiment.SmallTrials.DATA_SETS;
import static org.subliminal4j.experiment.SmallTrials.PAPER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;

class LocalRunTest {
    @TempDir
    private Path folder;

    private final Set<Long> started = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> completed = Collections.synchronizedSet(new TreeSet<>());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void workersChangeNoBitEvenWhereTheyHelpEachOther(int workers) {
        run(new SeedRange(1, 3), workers);
        Map<Long, Map<String, ArmResult>> alone = new TreeMap<>();
        Trial trial = new Trial(Plan.of(PAPER), DATA_SETS);
        new SeedRange(1, 3)
                .stream().forEach(seed -> alone.put(seed, trial.run(seed).arms()));
        assertThat(stored()).isEqualTo(alone);
    }

    @Test
    void aRunThatIsExtendedRunsOnlyWhatIsNew() {
        run(new SeedRange(1, 2), 1);
        Map<String, ArmResult> first = stored().get(1L);
        started.clear();
        run(new SeedRange(1, 4), 2);
        assertThat(started).containsExactly(3L, 4L);
        assertThat(stored()).containsOnlyKeys(1L, 2L, 3L, 4L).containsEntry(1L, first);
    }

    @Test
    void ofASeedThatLacksArmsOnlyTheseAndWhatTheyDescendFromRun() throws IOException {
        run(new SeedRange(1, 1), 1);
        Path log = folder.resolve("results.jsonl");
        byte[] whole = Files.readAllBytes(log);
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, 4));
        completed.clear();
        run(new SeedRange(1, 1), 1);
        assertThat(completed).containsExactly("cross-all", "cross-aux", "reference", "teacher");
        assertThat(stored().get(1L)).hasSize(6);
        assertThat(Files.readAllLines(log)).hasSize(6);
        assertThat(withoutTimes(Files.readString(log)))
                .isEqualTo(withoutTimes(new String(whole, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String withoutTimes(String log) {
        return log.replaceAll("\"seconds\":[^,]+,", "");
    }

    private void run(SeedRange seeds, int workers) {
        Provenance provenance = Provenance.now("a test", DATA, workers);
        try (RunFolder run = RunFolder.open(folder, PAPER, new Lineage(PAPER, DATA_SETS), provenance)) {
            LocalRun local = new LocalRun(PAPER, DATA_SETS, run);
            local.job(seeds).run(new Watching(), workers);
            run.verify();
        }
    }

    private Map<Long, Map<String, ArmResult>> stored() {
        Map<Long, Map<String, ArmResult>> arms = new TreeMap<>();
        StoredRun.read(folder).results().forEach(results -> arms.put(results.seed(), results.arms()));
        return arms;
    }

    private final class Watching implements StudyObserver {
        @Override
        public void started(long seed) {
            started.add(seed);
        }

        @Override
        public void completed(long seed, String arm, Weights weights) {
            completed.add(arm);
        }
    }
}
