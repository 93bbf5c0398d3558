package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.subliminal4j.store.SampleRuns.CONFIG;
import static org.subliminal4j.store.SampleRuns.provenance;
import static org.subliminal4j.store.SampleRuns.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.legacy.TrialResult;

class RunFolderTest {
    @TempDir
    Path temporary;

    private RunFolder open(Path folder) {
        return RunFolder.open(folder, CONFIG, provenance());
    }

    private Path storedRun(TrialResult... trials) {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            for (TrialResult trial : trials) {
                run.append(trial);
            }
        }
        return folder;
    }

    private static ThrowableAssertAlternative<UserException> assertRefused(ThrowingCallable action) {
        return assertThatExceptionOfType(UserException.class)
                .isThrownBy(action)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    @Test
    void whatIsStoredComesBackBitForBitSortedBySeed() {
        Path folder = temporary.resolve("parents/are/made/run");
        List<TrialResult> trials = List.of(trial(7), SampleRuns.oddTrial(), trial(3));
        try (RunFolder run = open(folder)) {
            trials.forEach(run::append);
            assertThat(run.results()).containsOnlyKeys(Long.MIN_VALUE, 3L, 7L);
        }

        try (RunFolder run = open(folder)) {
            assertThat(run.results().values()).containsExactly(SampleRuns.oddTrial(), trial(3), trial(7));
        }
        assertThat(StoredRun.read(folder))
                .isEqualTo(new StoredRun(CONFIG, provenance(), List.of(SampleRuns.oddTrial(), trial(3), trial(7))));
    }

    @Test
    void filesNameArmsByTheirKeysAndHoldOneTrialALine() throws IOException {
        Path folder = storedRun(trial(1), trial(2));

        List<String> lines = Files.readAllLines(folder.resolve("trials.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"seed\":1,\"arms\":{\"reference\":{\"accuracy\":")
                .contains("\"cross-all\"");
        assertThat(Files.readString(folder.resolve("config.json"))).contains("  \"noiseImages\" : 60000\n");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(".lock", "config.json", "provenance.json", "trials.jsonl");
    }

    @Test
    void aTrialIsOnTheDiskWhenAppendReturns() {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            run.append(trial(1));
            assertThat(StoredRun.read(folder).results()).containsExactly(trial(1));
        }
    }

    @Test
    void aKillAtAnyByteOfTheLastLineLosesThatTrialAlone() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("trials.jsonl");
        byte[] whole = Files.readAllBytes(log);
        int lastLine = Files.readAllLines(log).get(0).length() + 1;
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(log, Arrays.copyOf(whole, length));
            assertThat(StoredRun.read(folder).results()).containsExactly(trial(1));
            assertThat(TrialLog.read(log).length()).as("after %d bytes", length).isEqualTo(lastLine);
        }
    }

    @Test
    void aRunThatWasKilledInTheMiddleOfALineEndsLikeOneThatWasNot() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("trials.jsonl");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 100));

        try (RunFolder run = open(folder)) {
            assertThat(run.results()).containsOnlyKeys(1L);
            run.append(trial(2));
        }

        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    @Test
    void aLastLineOfWhichTheDiskLostThePagesIsCutOff() throws IOException {
        Path folder = storedRun(trial(1));
        Files.write(
                folder.resolve("trials.jsonl"),
                "{\"seed\":2,\"arms\":{\"reference\":\0\0\n".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);

        try (RunFolder run = open(folder)) {
            run.append(trial(2));
        }

        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed() throws IOException {
        Path folder = storedRun(trial(1), trial(2), trial(3));
        Path log = folder.resolve("trials.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(1, lines.get(1).substring(0, 40));
        Files.write(log, lines);

        assertRefused(() -> open(folder)).withMessageContaining("line 2 of " + log + " is broken");
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("line 2 of " + log + " is broken");
        assertThat(Files.readAllLines(log)).as("nothing is cut off").isEqualTo(lines);
    }

    @Test
    void aLastLineThatAnotherVersionWroteIsKeptAndNamed() throws IOException {
        Path folder = storedRun(trial(1));
        Path log = folder.resolve("trials.jsonl");
        String newer = Files.readString(log).replace("\"seconds\"", "\"second\"");
        Files.writeString(log, newer);

        assertRefused(() -> open(folder)).withMessageContaining("unknown key 'second', did you mean 'seconds'?");
        assertThat(Files.readString(log)).isEqualTo(newer);
    }

    @Test
    void aSeedStoredTwiceMustHaveOneResult() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("trials.jsonl");
        Files.writeString(log, Files.readAllLines(log).get(0) + "\n", StandardOpenOption.APPEND);
        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));

        TrialResult other = new TrialResult(2, trial(3).arms(), 1);
        Files.write(log, Json.line(other), StandardOpenOption.APPEND);
        assertRefused(() -> open(folder))
                .withMessageContaining("line 4 of " + log)
                .withMessageContaining("another result of seed 2");
    }

    @Test
    void appendStoresAnEqualResultOnceAndRefusesAnother() throws IOException {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            run.append(trial(1));
            run.append(trial(1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run.append(new TrialResult(1, trial(2).arms(), 1)))
                    .withMessageContaining("seed 1");
        }
        assertThat(Files.readAllLines(folder.resolve("trials.jsonl"))).hasSize(1);
    }

    @Test
    void manyThreadsAppendWholeLines() throws InterruptedException, ExecutionException {
        Path folder = temporary.resolve("run");
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try (RunFolder run = open(folder)) {
            List<Future<?>> pending = new ArrayList<>();
            for (long seed = 0; seed < 200; seed++) {
                TrialResult trial = trial(seed);
                pending.add(workers.submit(() -> run.append(trial)));
            }
            for (Future<?> each : pending) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(StoredRun.read(folder).results()).hasSize(200).allSatisfy(result -> assertThat(result)
                .isEqualTo(trial(result.seed())));
    }

    @Test
    void anInterruptedWorkerStillStoresItsTrial() {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            Thread.currentThread().interrupt();
            run.append(trial(1));
            assertThat(Thread.interrupted()).isTrue();
            run.append(trial(2));
        }
        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));
    }

    @Test
    void aRunOfAnotherConfigurationIsRefusedWithWhatDiffers() throws IOException {
        Path folder = storedRun(trial(1));
        TrainingConfig student = new TrainingConfig(3, 1024, 1e-3, 0.9, 0.999, 1e-9);
        ExperimentConfig other = new ExperimentConfig(MlpSpec.paper(), TrainingConfig.paperTeacher(), student, 1000);
        String before = Files.readString(folder.resolve("provenance.json"));

        assertRefused(() -> RunFolder.open(folder, other, provenance()))
                .withMessageContaining("another configuration")
                .withMessageContaining("noiseImages is 60000 there and 1000 here")
                .withMessageContaining("student.epochs is 5 there and 3 here")
                .withMessageContaining("student.learningRate is 3.0E-4 there and 0.001 here")
                .withMessageContaining("another --out")
                .withMessageNotContaining("teacher");
        assertThat(Files.readString(folder.resolve("provenance.json"))).isEqualTo(before);
    }

    @Test
    void aRunOnOtherImagesIsRefused() {
        Path folder = storedRun(trial(1));

        assertRefused(() -> RunFolder.open(folder, CONFIG, provenance("abc1234", "9999")))
                .withMessageContaining("another data set")
                .withMessageContaining("train-images-idx3-ubyte is \"1234\" there and \"9999\" here")
                .withMessageContaining("another --out");
    }

    @Test
    void aRunGoesOnWithAnotherBuildAndRemembersBoth() {
        Path folder = storedRun(trial(1));

        RunFolder.open(folder, CONFIG, provenance("def5678", "1234")).close();

        assertThat(StoredRun.sessions(folder)).containsExactly(provenance(), provenance("def5678", "1234"));
        assertThat(StoredRun.read(folder).provenance()).isEqualTo(provenance());
    }

    @Test
    void anUnknownKeyInTheConfigurationNamesTheNearestOne() throws IOException {
        Path folder = storedRun(trial(1));
        Path file = folder.resolve("config.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"batchSize\"", "\"batchsise\""));

        assertRefused(() -> open(folder))
                .withMessageContaining(file.toString())
                .withMessageContaining("unknown key 'teacher.batchsise', did you mean 'batchSize'?");
    }

    @Test
    void aConfigurationIsReadStrictly() throws IOException {
        Path folder = storedRun();
        Path file = folder.resolve("config.json");
        String whole = Files.readString(file);
        for (String[] change : new String[][] {
            {"60000", "60000.5"},
            {"60000", "\"60000\""},
            {"60000", "null"},
            {"60000", "0"},
            {"noiseImages", "noiseImages\" : 1, \"noiseImages"},
            {"\\}\n$", "} {}"},
            {",\\s+\"noiseImages\" : 60000", ""}
        }) {
            Files.writeString(file, whole.replaceFirst(change[0], change[1]));
            assertThat(Files.readString(file)).isNotEqualTo(whole);
            assertRefused(() -> StoredRun.read(folder)).withMessageContaining(file.toString());
        }
    }

    @Test
    void aKillBeforeTheConfigurationLeavesAFolderThatCanBeBegun() throws IOException {
        Path folder = storedRun();
        Files.delete(folder.resolve("config.json"));
        Files.writeString(folder.resolve("config.json.0123.part"), "{ \"netw");

        open(folder).close();

        assertThat(StoredRun.read(folder)).isEqualTo(new StoredRun(CONFIG, provenance(), List.of()));
    }

    @Test
    void trialsWithoutAConfigurationAreRefused() throws IOException {
        Path folder = storedRun(trial(1));
        Files.delete(folder.resolve("config.json"));

        assertRefused(() -> open(folder)).withMessageContaining("holds trials but no config.json");
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("no run in " + folder);
    }

    @Test
    void aMissingProvenanceIsNamed() throws IOException {
        Path folder = storedRun(trial(1));
        Files.delete(folder.resolve("provenance.json"));

        assertRefused(() -> open(folder)).withMessageContaining(folder.resolve("provenance.json") + " is missing");
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("is missing");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");

        assertRefused(() -> open(file))
                .withMessageContaining("cannot write to " + file + " (a file of that name is in the way)")
                .withMessageContaining("choose another --out");
        assertRefused(() -> open(file.resolve("below"))).withMessageContaining("cannot write to " + file);
        assertThat(file).hasContent("in the way");

        Files.createDirectories(temporary.resolve("run/trials.jsonl"));
        assertRefused(() -> open(temporary.resolve("run"))).withMessageContaining("cannot write to");
    }

    @Test
    void aFolderThatWasRefusedIsFreeAgain() throws IOException {
        Path folder = storedRun(trial(1));
        Path config = folder.resolve("config.json");
        String whole = Files.readString(config);
        Files.writeString(config, "{}");
        assertRefused(() -> open(folder));

        Files.writeString(config, whole);
        try (RunFolder run = open(folder)) {
            assertThat(run.results()).hasSize(1);
        }
    }

    @Test
    void aClosedFolderStoresNothingMore() {
        RunFolder run = open(temporary);
        run.close();
        run.close();

        assertThatIllegalStateException().isThrownBy(() -> run.append(trial(1)));
        assertThat(run.path("figure.png")).isEqualTo(temporary.resolve("figure.png"));
    }

    @Test
    void resultsAreACopy() {
        try (RunFolder run = open(temporary)) {
            var before = run.results();
            run.append(trial(1));
            assertThat(before).isEmpty();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> run.results().clear());
        }
    }

    @Test
    void linesEndTheSameEverywhere() throws IOException {
        Path folder = storedRun(trial(1));
        for (String name : List.of("config.json", "provenance.json", "trials.jsonl")) {
            assertThat(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8))
                    .endsWith("\n")
                    .doesNotContain("\r");
        }
    }
}
