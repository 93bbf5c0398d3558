package org.subliminal4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.SmallTrials;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.study.StudyExecutor;

/** Everything but the machines: Spark in this process. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SparkTrialsTest {
    private static final List<String> WANTED = List.of("student-aux", "cross-aux");

    @SuppressWarnings("NullAway.Init")
    private static JavaSparkContext context;

    private final DataSets dataSets = new DataSets();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        context = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private Experiment experiment(long images) throws Exception {
        Path written = SmallImages.write(folder, images);
        return SmallTrials.PAPER
                .with(new Task.Images(written.toString(), null))
                .forImages(16, dataSets.get(written.toString()).train().classes());
    }

    private Results run(Experiment experiment, long seed, boolean shipped) {
        return new SparkTrials(context, dataSets, shipped).run(experiment, WANTED, seed, TrialObserver.NONE);
    }

    @Test
    void aTrialComesToWhatItComesToHere() throws Exception {
        Experiment experiment = experiment(1);
        Trial here = new Trial(Plan.of(experiment, WANTED), dataSets);
        for (long seed = 1; seed <= 2; seed++) {
            Results there = run(experiment, seed, true);
            assertThat(there.seed()).isEqualTo(seed);
            assertThat(there.arms()).isEqualTo(here.run(seed).arms());
            assertThat(there.arms().keySet()).containsExactlyElementsOf(here.plan().arms());
        }
    }

    @Test
    void imagesThatAreShippedNeedNotBeOnTheNode() throws Exception {
        String name = SmallImages.write(folder, 2).toString();
        StudyImages images = StudyImages.shipped(name, dataSets, context);
        for (Path file : ImageData.files(folder)) {
            Files.delete(file);
        }
        ImageData loaded = images.load();
        assertThat(loaded.sha256()).isEqualTo(dataSets.get(name).sha256());
        assertThat(loaded.train().pixels()).isEqualTo(dataSets.get(name).train().pixels());
    }

    @Test
    void aNodeWithOtherImagesIsNamed() throws Exception {
        Experiment experiment = experiment(3);
        SmallImages.write(folder, 4);
        assertThatThrownBy(() -> run(experiment, 1, false))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("on node 127.0.0.1 (executor driver): expected images '" + folder + "'")
                .hasMessageContaining(dataSets.get(folder.toString()).sha256().get("train-images-idx3-ubyte"));
    }

    @Test
    void aNodeWithoutImagesIsNamed() throws Exception {
        Experiment experiment = experiment(5);
        for (Path file : ImageData.files(folder)) {
            Files.delete(file);
        }
        assertThatThrownBy(() -> run(experiment, 1, false))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("on node 127.0.0.1 (executor driver): " + folder);
    }

    @Test
    void nodesThatHaveTheImagesReadThemThemselves() throws Exception {
        Experiment experiment = experiment(6);
        assertThat(run(experiment, 1, false).arms()).containsKeys("student-aux", "cross-aux");
    }

    @Test
    void aNodeWithAnotherVersionIsNamed() throws Exception {
        Experiment experiment = experiment(7);
        TrialTask task = new TrialTask("0.0.1 (old)", Json.text(experiment), WANTED, 1, List.of());
        String outcome = context.parallelize(List.of(0), 1).map(task).collect().get(0);
        assertThatThrownBy(() -> TrialOutcome.parse(outcome).results(1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("expected subliminal4j 0.0.1 (old) as on the driver, but found")
                .hasMessageContaining("executor driver");
    }

    @Test
    void aTrialIsStoppedByAnInterrupt() throws Exception {
        Experiment small = experiment(8);
        Experiment endless = small.withStages(stage -> stage.with(stage.schedule().withEpochs(1_000_000)));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                run(endless, 1, true);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.start();
        while (context.statusTracker().getActiveJobIds().length == 0) {
            Thread.sleep(20);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        while (context.statusTracker().getActiveJobIds().length > 0) {
            Thread.sleep(20);
        }
        assertThat(run(small, 1, true).arms()).isNotEmpty();
    }

    @Test
    void sparkIsFoundByItsNameAndWantsAMaster() {
        StudyExecutor spark = StudyExecutor.named("spark");
        assertThat(spark).isInstanceOf(SparkExecutor.class);
        assertThatThrownBy(() -> spark.open(null, dataSets))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--master URL");
    }
}
