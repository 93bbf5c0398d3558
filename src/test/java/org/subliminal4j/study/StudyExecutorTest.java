package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.SmallTrials;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.experiment.Union;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.store.StudyFolder;

class StudyExecutorTest {
    private static final List<String> WANTED = List.of("student-aux");

    @TempDir
    private java.nio.file.Path folder;

    @Test
    void aNameThatNobodyHasIsRefused() {
        assertThatThrownBy(() -> StudyExecutor.named("nowhere"))
                .isInstanceOf(UserException.class)
                .hasMessage("expected the executor local, spark, but found 'nowhere'");
    }

    @Test
    void aBuildWithoutSparkSaysHowToGetIt() {
        Assumptions.assumeTrue(
                ServiceLoader.load(StudyExecutor.class).findFirst().isEmpty());
        assertThatThrownBy(() -> StudyExecutor.named("spark"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("mvn -Pspark package");
    }

    @Test
    void whatAnotherBuildHasLeftIsNamed() throws Exception {
        withProvider("no.such.Executor", () -> assertThatThrownBy(() -> StudyExecutor.named("spark"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no.such.Executor")
                .hasMessageContaining("mvn clean"));
    }

    @Test
    void anExecutorOfAnotherLibraryIsFoundByItsName() throws Exception {
        withProvider(Cluster.class.getName(), () -> {
            assertThat(StudyExecutor.named("cluster")).isInstanceOf(Cluster.class);
            assertThatThrownBy(() -> StudyExecutor.named("nowhere"))
                    .isInstanceOf(UserException.class)
                    .hasMessage("expected the executor local, spark, cluster, but found 'nowhere'");
        });
    }

    /** An executor that a library brings. */
    public static final class Cluster implements StudyExecutor {
        @Override
        public String name() {
            return "cluster";
        }

        @Override
        public Trials open(@Nullable String master, DataSets dataSets) {
            return new Elsewhere();
        }
    }

    private void withProvider(String provider, Runnable check) throws Exception {
        java.nio.file.Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(StudyExecutor.class.getName()), provider);
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, own)) {
            Thread.currentThread().setContextClassLoader(loader);
            check.run();
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    @Test
    void trialsThatRunElsewhereAreStoredHereAndOnlyWhatIsMissingIsAskedFor() {
        Union union = Union.of(List.of(new Union.Question(SmallTrials.PAPER, WANTED)), SmallTrials.DATA_SETS);
        Elsewhere elsewhere = new Elsewhere();
        for (List<Long> seeds : List.of(List.of(1L), List.of(1L, 2L, 3L))) {
            try (StudyFolder open = StudyFolder.open(folder, "q", Provenance.now("a test", SmallTrials.DATA, 1))) {
                new StudyRun(union, SmallTrials.DATA_SETS, open)
                        .job(seeds, open, elsewhere)
                        .run(StudyObserver.NONE, 2);
            }
        }
        assertThat(elsewhere.seeds).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(elsewhere.arms).containsExactly(WANTED);
        StoredStudy stored = StoredStudy.read(folder);
        Trial here = new Trial(Plan.of(SmallTrials.PAPER, WANTED), SmallTrials.DATA_SETS);
        Union.Place place = union.places().get(0).get("student-aux");
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(stored.result(place.key(), seed))
                    .isEqualTo(here.run(seed).arm("student-aux"));
        }
    }

    /** What asks for a trial has only the description, the arms and the seed. */
    private static final class Elsewhere implements StudyExecutor.Trials {
        private final List<Long> seeds = Collections.synchronizedList(new ArrayList<>());
        private final Set<List<String>> arms = Collections.synchronizedSet(new java.util.HashSet<>());

        @Override
        public int atOnce() {
            return 2;
        }

        @Override
        public Results run(Experiment experiment, List<String> wanted, long seed, TrialObserver observer) {
            seeds.add(seed);
            arms.add(wanted);
            return new Trial(Plan.of(experiment, wanted), SmallTrials.DATA_SETS).run(seed);
        }

        @Override
        public void close() {}
    }
}
