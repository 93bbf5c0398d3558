package org.subliminal4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.store.StoredStudy;

/** A study on two executors, which are processes of their own, and what happens when processes are killed. */
@Timeout(value = 1800, unit = TimeUnit.SECONDS)
class ClusterIT {
    private static final int SEEDS = 24;
    /** Reference, teacher and, for each of two learning rates, a student. */
    private static final int ARMS = 4;

    private static final String STUDY =
            """
            title: Does a cluster come to the same?
            base: paper
            set:
              hidden: [12, 8]
              all.epochs: 1
              all.batch: 32
            vary:
              students.learningRate: [1e-3, 1e-2]
            seeds: %d
            arms: [teacher, student-aux]
            """
                    .formatted(SEEDS);

    @TempDir
    private static Path shared;

    private static List<JsonNode> here;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runHere() throws Exception {
        SmallImages.write(shared.resolve("data"), 1);
        Files.writeString(shared.resolve("study.yaml"), STUDY);
        Path out = shared.resolve("here");
        SparkDriver local = SparkDriver.start(shared, List.of(), study(out));
        assertThat(local.exitCode()).describedAs(local.err()).isZero();
        here = results(out);
        assertThat(here).hasSize(SEEDS * ARMS);
    }

    private static List<String> study(Path out) {
        return List.of(
                "study",
                shared.resolve("study.yaml").toString(),
                "--data",
                shared.resolve("data").toString(),
                "--out",
                out.toString());
    }

    private SparkDriver start() throws IOException {
        List<String> arguments = new ArrayList<>(study(folder.resolve("out")));
        arguments.addAll(List.of("--executor", "spark", "--master", "local-cluster[2,1,1024]"));
        return SparkDriver.start(folder, List.of("-Dspark.subliminal4j.images=shipped"), arguments);
    }

    @Test
    void anExecutorThatIsKilledInMidRunChangesNothing() throws Exception {
        SparkDriver driver = start();
        awaitTrials(driver, 2);
        List<ProcessHandle> executors = driver.executors();
        assertThat(executors).hasSize(2);
        assertThat(executors.get(0).destroyForcibly()).isTrue();
        int stored = trials();
        assertThat(stored).isBetween(2, SEEDS - 1);
        assertThat(driver.exitCode()).describedAs(driver.err()).isZero();
        assertThat(driver.err()).contains("Lost executor");
        assertThat(results(folder.resolve("out"))).containsExactlyInAnyOrderElementsOf(here);
    }

    @Test
    void aDriverThatIsKilledOrStoppedIsGoneOnWith() throws Exception {
        SparkDriver killed = start();
        awaitTrials(killed, 2);
        List<ProcessHandle> executors = killed.executors();
        killed.kill();
        killed.exitCode();
        int afterKill = trials();
        assertThat(afterKill).isBetween(2, SEEDS - 1);
        for (ProcessHandle executor : executors) {
            executor.onExit().get(600, TimeUnit.SECONDS);
        }
        List<String> log = log(folder.resolve("out"));

        SparkDriver stopped = start();
        awaitTrials(stopped, afterKill + 1);
        stopped.interrupt();
        assertThat(stopped.exitCode()).isIn(130, 143);
        assertThat(stopped.err())
                .contains("Stopped: ", "--executor spark --master 'local-cluster[2,1,1024]'")
                .doesNotContain("This is a fault of subliminal4j");
        assertThat(trials()).isBetween(afterKill + 1, SEEDS - 1);

        SparkDriver last = start();
        assertThat(last.exitCode()).describedAs(last.err()).isZero();
        assertThat(log(folder.resolve("out"))).startsWith(log.toArray(String[]::new));
        assertThat(results(folder.resolve("out"))).containsExactlyInAnyOrderElementsOf(here);
        assertThat(StoredStudy.read(folder.resolve("out")).sessions()).hasSize(3);
    }

    private void awaitTrials(SparkDriver driver, int least) throws Exception {
        while (trials() < least) {
            assertThat(driver.isAlive()).describedAs(driver.err()).isTrue();
            Thread.sleep(20);
        }
    }

    /** How many trials are stored whole. */
    private int trials() throws IOException {
        return log(folder.resolve("out")).size() / ARMS;
    }

    /** The whole lines of the log. */
    private static List<String> log(Path out) throws IOException {
        Path log = out.resolve("results.jsonl");
        if (!Files.exists(log)) {
            return List.of();
        }
        String text = Files.readString(log, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What is stored, but for the times. */
    private static List<JsonNode> results(Path out) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (String line : log(out)) {
            ObjectNode result = (ObjectNode) Json.read(line.getBytes(StandardCharsets.UTF_8));
            result.remove("seconds");
            results.add(result);
        }
        return results;
    }
}
