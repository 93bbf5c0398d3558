package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subliminal4j.experiment.SmallTrials.DATA;
import static org.subliminal4j.experiment.SmallTrials.DATA_SETS;
import static org.subliminal4j.experiment.SmallTrials.PAPER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.Union;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.store.StudyFolder;

class StudyRunTest {
    private static final List<String> WANTED = List.of("student-aux", "cross-aux");

    @TempDir
    private Path folder;

    private final List<String> trained = Collections.synchronizedList(new ArrayList<>());

    private static Experiment students(double rate) {
        return PAPER.withStages(stage -> stage.inputs() instanceof Inputs.Noise
                ? stage.with(stage.schedule().with(stage.schedule().optimiser().withLearningRate(rate)))
                : stage);
    }

    private static List<Union.Question> rates(double... rates) {
        return DoubleStream.of(rates)
                .mapToObj(rate -> new Union.Question(students(rate), WANTED))
                .toList();
    }

    private static List<Long> seeds(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private StudyFolder open(String text) {
        return StudyFolder.open(folder, text, Provenance.now("a test", DATA, 1));
    }

    private void run(String text, List<Union.Question> questions, List<Long> seeds, int workers) {
        try (StudyFolder open = open(text)) {
            Job job = new StudyRun(Union.of(questions, DATA_SETS), DATA_SETS, open).job(seeds, open);
            job.run(new Watching(), workers);
            assertThat(job.stored()).isEqualTo(job.trials());
            open.verify();
        }
    }

    private List<List<Results>> stored(List<Union.Question> questions, List<Long> seeds) {
        StoredStudy study = StoredStudy.read(folder);
        return Union.of(questions, DATA_SETS).places().stream()
                .map(places -> StudyRun.results(places, seeds, study))
                .toList();
    }

    private static void requireAsAlone(List<Union.Question> questions, List<List<Results>> cells) {
        for (int cell = 0; cell < questions.size(); cell++) {
            Trial alone = new Trial(Plan.of(questions.get(cell).experiment()), DATA_SETS);
            for (Results results : cells.get(cell)) {
                Results whole = alone.run(results.seed());
                assertThat(results.arms()).containsOnlyKeys(WANTED);
                results.arms().forEach((arm, result) -> assertThat(result).isEqualTo(whole.arm(arm)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachCellComesToWhatItComesToByItself(int workers) {
        run("rates", rates(1e-3, 1e-2), seeds(1, 3), workers);
        List<List<Results>> cells = stored(rates(1e-3, 1e-2), seeds(1, 3));
        assertThat(cells).allSatisfy(cell -> assertThat(cell).hasSize(3));
        requireAsAlone(rates(1e-3, 1e-2), cells);
        // Reference and teacher, and for each rate two students: once a seed.
        assertThat(trained).hasSize(3 * (2 + 4));
    }

    @Test
    void aLevelOrASeedMoreRunsOnlyWhatIsNew() {
        run("rates", rates(1e-3), seeds(1, 2), 1);
        trained.clear();
        run("more seeds", rates(1e-3), seeds(1, 3), 1);
        assertThat(trained).doesNotContain("1 student-aux", "2 student-aux").contains("3 student-aux");
        trained.clear();
        run("more levels", rates(1e-3, 1e-2), seeds(1, 3), 2);
        assertThat(trained.stream().filter(arm -> arm.endsWith("student-aux") || arm.endsWith("cross-aux")))
                .isEmpty();
        assertThat(trained).contains("1 student-aux-2", "3 cross-aux-2");
        trained.clear();
        run("fewer levels", rates(1e-2), seeds(1, 3), 2);
        assertThat(trained).isEmpty();
        requireAsAlone(rates(1e-3, 1e-2), stored(rates(1e-3, 1e-2), seeds(1, 3)));
        assertThat(StoredStudy.read(folder).versions())
                .extracting(version -> version.text())
                .containsExactly("rates", "more seeds", "more levels", "fewer levels");
        assertThat(StoredStudy.read(folder).versions().get(0).results()).isZero();
        assertThat(StoredStudy.read(folder).versions().get(1).results()).isPositive();
    }

    @Test
    void aStudyThatIsStoppedGoesOnAndComesToTheSame() {
        List<Union.Question> questions = rates(1e-3, 3e-3);
        try (StudyFolder open = open("rates")) {
            Job job = new StudyRun(Union.of(questions, DATA_SETS), DATA_SETS, open).job(seeds(1, 4), open);
            assertThatThrownBy(() -> job.run(
                            new StudyObserver() {
                                @Override
                                public void finished(Results results) {
                                    if (results.seed() == 2) {
                                        Thread.currentThread().interrupt();
                                        job.cancel(java.time.Duration.ZERO);
                                    }
                                }
                            },
                            1))
                    .isInstanceOf(CancellationException.class);
            assertThat(job.stored()).isEqualTo(2);
        }
        run("rates", questions, seeds(1, 4), 2);
        requireAsAlone(questions, stored(questions, seeds(1, 4)));
        assertThat(trained).noneMatch(arm -> arm.startsWith("1 ") || arm.startsWith("2 "));
    }

    @Test
    void dataSetsAreRunOneAfterTheOther() {
        List<Union.Question> questions = Stream.of("mnist", "others")
                .map(name ->
                        new Union.Question(PAPER.with(new org.subliminal4j.experiment.Task.Images(name, null)), WANTED))
                .toList();
        run("data", questions, seeds(1, 2), 2);
        requireAsAlone(questions, stored(questions, seeds(1, 2)));
    }

    @Test
    void aRunAndAStudyDoNotShareAFolder() throws Exception {
        run("rates", rates(1e-3), seeds(1, 1), 1);
        Lineage lineage = new Lineage(PAPER, DATA_SETS);
        assertThatThrownBy(() -> RunFolder.open(folder, PAPER, lineage, Provenance.now("a test", DATA, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds a study and not a run");
        Path other = Files.createDirectory(folder.resolve("run"));
        RunFolder.open(other, PAPER, lineage, Provenance.now("a test", DATA, 1)).close();
        assertThatThrownBy(() -> StudyFolder.open(other, "rates", Provenance.now("a test", DATA, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds a run and not a study");
    }

    @Test
    void whatIsMissingIsCounted() {
        run("rates", rates(1e-3), seeds(1, 1), 1);
        try (StudyFolder open = open("more")) {
            Map<Plan, Integer> missing =
                    new StudyRun(Union.of(rates(1e-3, 1e-2), DATA_SETS), DATA_SETS, open).missing(seeds(1, 3));
            assertThat(missing.values()).containsExactly(1, 2);
            assertThat(missing.keySet()).extracting(plan -> plan.arms().size()).containsExactly(4, 6);
        }
    }

    private final class Watching implements StudyObserver {
        @Override
        public void completed(long seed, String arm, Weights weights) {
            trained.add(seed + " " + arm);
        }
    }
}
