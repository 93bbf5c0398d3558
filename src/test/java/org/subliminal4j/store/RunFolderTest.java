package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.subliminal4j.store.SampleRuns.EXPERIMENT;
import static org.subliminal4j.store.SampleRuns.lineage;
import static org.subliminal4j.store.SampleRuns.open;
import static org.subliminal4j.store.SampleRuns.provenance;
import static org.subliminal4j.store.SampleRuns.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.training.Optimiser;

class RunFolderTest {
    @TempDir
    Path temporary;

    private Path storedRun(Results... trials) {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            for (Results trial : trials) {
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
        List<Results> trials = List.of(SampleRuns.oddTrial(), trial(7), trial(3));
        try (RunFolder run = open(folder)) {
            trials.forEach(run::append);
            assertThat(run.results()).containsOnlyKeys(3L, 7L, Long.MAX_VALUE);
        }

        try (RunFolder run = open(folder)) {
            assertThat(run.results().values()).containsExactly(trial(3), trial(7), SampleRuns.oddTrial());
        }
        assertThat(StoredRun.read(folder))
                .isEqualTo(new StoredRun(
                        folder,
                        EXPERIMENT,
                        List.of(provenance(), provenance()),
                        List.of(trial(3), trial(7), SampleRuns.oddTrial())));
    }

    @Test
    void theLogHoldsALineForEachArmUnderTheKeyOfItsLineage() throws IOException {
        Path folder = storedRun(trial(1), trial(2));

        List<String> lines = Files.readAllLines(folder.resolve("results.jsonl"));
        assertThat(lines).hasSize(12);
        assertThat(lines.get(1))
                .startsWith("{\"schema\":3,\"key\":\"" + lineage(EXPERIMENT).result("teacher")
                        + "\",\"seed\":1,\"arm\":\"teacher\",\"seconds\":")
                .contains("\"accuracy\":");
        assertThat(Files.readString(folder.resolve("experiment.json"))).contains("  \"title\" : ");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(".lock", "experiment.json", "provenance.json", "results.jsonl");
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
    void aKillAnywhereInTheLastLineLosesThatArmAlone() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("results.jsonl");
        byte[] whole = Files.readAllBytes(log);
        int lastLine = new String(whole, StandardCharsets.UTF_8).stripTrailing().lastIndexOf('\n') + 1;
        for (int length = lastLine; length < whole.length - 1; length += 5) {
            Files.write(log, Arrays.copyOf(whole, length));
            ResultLog.Contents contents = ResultLog.read(log);
            assertThat(contents.lines()).hasSize(11);
            assertThat(contents.length()).as("after %d bytes", length).isEqualTo(lastLine);
        }
        assertThat(StoredRun.read(folder).results()).hasSize(2);
        assertThat(StoredRun.read(folder).results().get(1).arms().keySet())
                .containsExactly("reference", "teacher", "student-aux", "student-all", "cross-aux");
    }

    @Test
    void aLastLineThatLacksNothingButItsEndIsAResult() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("results.jsonl");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 1));

        try (RunFolder run = open(folder)) {
            assertThat(run.results()).containsOnlyKeys(1L, 2L);
            run.append(trial(3));
            run.verify();
        }

        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2), trial(3));
    }

    @Test
    void aRunThatWasKilledInTheMiddleOfALineEndsLikeOneThatWasNot() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("results.jsonl");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 100));

        try (RunFolder run = open(folder)) {
            assertThat(run.results()).containsOnlyKeys(1L);
            assertThat(run.missing(2)).containsExactly("cross-all");
            assertThat(run.missing(1)).isEmpty();
            assertThat(run.missing(3)).hasSize(6);
            run.append(trial(2));
        }

        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    @Test
    void aLastLineOfWhichTheDiskLostThePagesIsCutOff() throws IOException {
        Path folder = storedRun(trial(1));
        Files.write(
                folder.resolve("results.jsonl"),
                "{\"schema\":3,\"key\":\"00\0\0\n".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);

        try (RunFolder run = open(folder)) {
            run.append(trial(2));
        }

        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a note\n", "a note", "{\"schema\":2,\"key\":\n", "{}x\n"})
    void aLastLineThatSomebodyElseWroteIsNamedAndNotCutOff(String line) throws IOException {
        Path folder = storedRun(trial(1));
        Path log = folder.resolve("results.jsonl");
        Files.writeString(log, line, StandardOpenOption.APPEND);
        byte[] whole = Files.readAllBytes(log);

        assertRefused(() -> open(folder)).withMessageContaining("line 7 of " + log + " is broken");
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("line 7 of " + log + " is broken");
        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    @Test
    void aSessionThatIsRefusedLeavesNoTrace() throws IOException {
        Path folder = storedRun(trial(1));
        byte[] sessions = Files.readAllBytes(folder.resolve("provenance.json"));
        Files.writeString(folder.resolve("results.jsonl"), "a note\n", StandardOpenOption.APPEND);

        assertRefused(() -> open(folder));
        assertThat(Files.readAllBytes(folder.resolve("provenance.json"))).isEqualTo(sessions);
    }

    @Test
    void aSessionThatIsNoneIsNamed() throws IOException {
        Path folder = storedRun(trial(1));
        for (String sessions : List.of("null", "[null]", "[]", "{}")) {
            Files.writeString(folder.resolve("provenance.json"), sessions);
            assertRefused(() -> open(folder)).withMessageContaining("provenance.json");
            assertRefused(() -> StoredRun.read(folder)).withMessageContaining("provenance.json");
        }
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed() throws IOException {
        Path folder = storedRun(trial(1), trial(2), trial(3));
        Path log = folder.resolve("results.jsonl");
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
        Path log = folder.resolve("results.jsonl");
        String whole = Files.readString(log);
        int last = whole.lastIndexOf("\"seconds\"");
        String newer = whole.substring(0, last) + whole.substring(last).replace("\"seconds\"", "\"second\"");
        Files.writeString(log, newer);

        assertRefused(() -> open(folder)).withMessageContaining("unknown key 'second', did you mean 'seconds'?");
        assertThat(Files.readString(log)).isEqualTo(newer);

        Files.writeString(log, whole.replace("\"schema\":3", "\"schema\":4"));
        assertRefused(() -> open(folder)).withMessageContaining("schema must be 3, but found 4");
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("read it with the version that wrote it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"accuracy\":0.             | \"accuracy\":0.0         | metrics.accuracy must be",
                "\"seed\":1,                 | \"seed\":-1,             | seed must be at least 0, but found -1",
                "\"seed\":1,                 | \"seed\":null,           | 'seed' is null",
                "\"diverged\":null           | \"diverged\":{\"epoch\":1,\"step\":1} | metrics must be empty",
                "\"confusion\":[[            | \"confusion\":[[-1,      | confusion",
                "\"confusion\":[[            | \"confusion\":[[1],[     | confusion",
                "\"confusion\":[[            | \"confusion\":[[null,    | null",
                "\"sha256\":\"               | \"sha256\":\"xy         | sha256 must be 64 hexadecimal digits",
                "\"key\":\"                  | \"key\":\"xy            | key must be of 64 hexadecimal digits",
                "\"loss\":                   | \"loss\":\"NaN\",\"x\":  | x",
                "\"arm\":\"student-aux\"    | \"arm\":\"a\\nb\"       | name must be of 1 to 64 letters",
                "\"cosine\":-0.25            | \"cosine\":\"NaN\"       | metrics.cosine must be finite",
                "\"metrics\":{               | \"metrics\":null,\"m\":{ | m",
            })
    void aLineThatContradictsItselfIsNamed(String found, String instead, String problem) throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("results.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        assertThat(lines.get(2)).contains(found);
        lines.set(2, lines.get(2).replaceFirst(Pattern.quote(found), Matcher.quoteReplacement(instead)));
        Files.write(log, lines);

        assertRefused(() -> StoredRun.read(folder))
                .withMessageContaining("line 3 of " + log)
                .withMessageContaining(problem);
        assertRefused(() -> open(folder)).withMessageContaining("line 3 of " + log);
    }

    @Test
    void aSeedStoredTwiceMustHaveOneResult() throws IOException {
        Path folder = storedRun(trial(1), trial(2));
        Path log = folder.resolve("results.jsonl");
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, lines.get(0) + "\n", StandardOpenOption.APPEND);
        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));

        ResultLine stored = Json.parse(lines.get(6).getBytes(StandardCharsets.UTF_8), ResultLine.class);
        ResultLine other =
                new ResultLine(ResultLine.SCHEMA, stored.key(), 2, "reference", 1, trial(3).arm("reference"));
        Files.write(log, Json.line(other), StandardOpenOption.APPEND);
        assertRefused(() -> open(folder))
                .withMessageContaining("line 14 of " + log)
                .withMessageContaining("another result of seed 2 and arm 'reference'");
    }

    @Test
    void resultsOfAnotherLineageAreNotMixedIn() throws IOException {
        Path folder = storedRun(trial(1));
        Path log = folder.resolve("results.jsonl");
        String key = lineage(EXPERIMENT).result("student-aux");
        String whole = Files.readString(log);
        Files.writeString(log, whole.replace(key, "0".repeat(64)));
        assertRefused(() -> open(folder)).withMessageContaining("seed 1 and arm 'student-aux'");

        Files.writeString(log, whole + whole.replace(key, "0".repeat(64)));
        assertRefused(() -> StoredRun.read(folder)).withMessageContaining("two lineages of the arm 'student-aux'");
    }

    @Test
    void appendStoresAnEqualResultOnceAndRefusesAnother() throws IOException {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            run.append(trial(1));
            run.append(trial(1));
            assertRefused(() -> run.append(new Results(1, trial(2).arms(), 1)))
                    .withMessageContaining("seed 1 and arm 'reference' came to another result");
        }
        assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).hasSize(6);
    }

    @Test
    void armsOfASeedMayComeOneByOne() {
        Path folder = temporary.resolve("run");
        try (RunFolder run = open(folder)) {
            Map<String, ArmResult> whole = trial(1).arms();
            run.append(new Results(1, Map.of("teacher", trial(1).arm("teacher")), 1));
            assertThat(run.results()).isEmpty();
            assertThat(run.missing(1))
                    .containsExactly("reference", "student-aux", "student-all", "cross-aux", "cross-all");
            run.append(trial(1));
            assertThat(run.results().get(1L).arms()).isEqualTo(whole);
            assertThat(run.results().get(1L).seconds()).isEqualTo(trial(1).seconds());
            run.verify();
        }
        assertThat(StoredRun.read(folder).results().get(0).arms().keySet())
                .as("in the order of the experiment")
                .containsExactlyElementsOf(trial(1).arms().keySet());
    }

    @Test
    void manyThreadsAppendWholeLines() throws InterruptedException, ExecutionException {
        Path folder = temporary.resolve("run");
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try (RunFolder run = open(folder)) {
            List<Future<?>> pending = new ArrayList<>();
            for (long seed = 0; seed < 200; seed++) {
                Results trial = trial(seed);
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
    void aRunOfAnotherExperimentIsRefusedWithWhatDiffers() throws IOException {
        Path folder = storedRun(trial(1));
        Experiment other =
                EXPERIMENT.withStages(stage -> stage.inputs() instanceof Inputs.Noise ? changed(stage) : stage);
        String before = Files.readString(folder.resolve("provenance.json"));

        assertRefused(() -> open(folder, other))
                .withMessageContaining("another experiment")
                .withMessageContaining("arms[2].stages[0].inputs.count is 60000 there and 1000 here")
                .withMessageContaining("arms[2].stages[0].schedule.epochs is 5 there and 3 here")
                .withMessageContaining("learningRate is 3.0E-4 there and 0.001 here")
                .withMessageContaining("and 4 more")
                .withMessageContaining("another --out")
                .withMessageNotContaining("arms[1]");
        assertThat(Files.readString(folder.resolve("provenance.json"))).isEqualTo(before);
    }

    private static Stage changed(Stage stage) {
        return stage.with(stage.schedule()
                        .with(new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-9, 0))
                        .withEpochs(3))
                .with(new Inputs.Noise(Inputs.Noise.DEFAULT.noise(), 1000, false, "noise"));
    }

    @Test
    void aRunOnOtherImagesIsRefused() {
        Path folder = storedRun(trial(1));

        assertRefused(() -> RunFolder.open(folder, EXPERIMENT, lineage(EXPERIMENT), provenance("abc1234", "9999")))
                .withMessageContaining("another data set")
                .withMessageContaining("train-images-idx3-ubyte is \"1234\" there and \"9999\" here")
                .withMessageContaining("another --out");
    }

    @Test
    void aRunGoesOnWithAnotherBuildAndRemembersBoth() {
        Path folder = storedRun(trial(1));

        RunFolder.open(folder, EXPERIMENT, lineage(EXPERIMENT), provenance("def5678", "1234"))
                .close();

        assertThat(StoredRun.read(folder).sessions()).containsExactly(provenance(), provenance("def5678", "1234"));
        assertThat(StoredRun.read(folder).provenance()).isEqualTo(provenance());
    }

    @Test
    void anUnknownKeyInTheExperimentNamesTheNearestOne() throws IOException {
        Path folder = storedRun(trial(1));
        Path file = folder.resolve("experiment.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"batchSize\"", "\"batchsise\""));

        assertRefused(() -> open(folder))
                .withMessageContaining(file.toString())
                .withMessageContaining("did you mean 'batchSize'?");
    }

    @Test
    void anExperimentIsReadStrictly() throws IOException {
        Path folder = storedRun();
        Path file = folder.resolve("experiment.json");
        String whole = Files.readString(file);
        for (String[] change : new String[][] {
            {": 60000", ": 60000.5"},
            {": 60000", ": \"60000\""},
            {": 60000", ": null"},
            {": 60000", ": 0"},
            {"\"count\" : 60000", "\"count\" : 1, \"count\" : 60000"},
            {"\\}\n$", "} {}"},
            {"\"arms\"", "\"arm\""}
        }) {
            Files.writeString(file, whole.replaceFirst(change[0], change[1]));
            assertThat(Files.readString(file)).isNotEqualTo(whole);
            assertRefused(() -> StoredRun.read(folder)).withMessageContaining(file.toString());
        }
    }

    @Test
    void aKillBeforeTheExperimentLeavesAFolderThatCanBeBegun() throws IOException {
        Path folder = storedRun();
        Files.delete(folder.resolve("experiment.json"));
        Files.writeString(folder.resolve("experiment.json.part"), "{ \"titl");

        open(folder).close();

        assertThat(StoredRun.read(folder))
                .isEqualTo(new StoredRun(folder, EXPERIMENT, List.of(provenance()), List.of()));
    }

    @Test
    void resultsWithoutAnExperimentAreRefused() throws IOException {
        Path folder = storedRun(trial(1));
        Files.delete(folder.resolve("experiment.json"));

        assertRefused(() -> open(folder)).withMessageContaining("holds results but no experiment.json");
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

        Files.createDirectories(temporary.resolve("run/results.jsonl"));
        assertRefused(() -> open(temporary.resolve("run")))
                .withMessageContaining("results.jsonl must be a file of its own, but is a folder or a device");
    }

    @Test
    void aFolderThatWasRefusedIsFreeAgain() throws IOException {
        Path folder = storedRun(trial(1));
        Path config = folder.resolve("experiment.json");
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

    @ParameterizedTest
    @ValueSource(strings = {".lock", "results.jsonl"})
    void aLinkInPlaceOfTheLockOrTheLogIsRefusedAndNotFollowed(String name) throws IOException {
        Path other = storedRun(trial(1));
        byte[] before = Files.readAllBytes(other.resolve(name));
        Path folder = Files.createDirectories(temporary.resolve("linked"));
        Files.createSymbolicLink(folder.resolve(name), other.resolve(name));

        assertRefused(() -> open(folder))
                .withMessageContaining(folder.resolve(name) + " must be a file of its own, but is a symbolic link");
        assertThat(Files.readAllBytes(other.resolve(name))).isEqualTo(before);

        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), temporary.resolve("nowhere"));
        assertRefused(() -> open(folder)).withMessageContaining("symbolic link");
        assertThat(temporary.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aLinkToTheFolderItselfIsTheSameFolder() throws IOException {
        Path folder = storedRun(trial(1));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        try (RunFolder run = open(link)) {
            assertRefused(() -> open(folder)).withMessageContaining("another process is writing to " + folder);
            run.append(trial(2));
        }
        assertThat(StoredRun.read(folder).results()).containsExactly(trial(1), trial(2));
    }

    @Test
    void controlCharactersOfALockAreNotRepeated() throws Exception {
        Path folder = storedRun();
        try (FileChannel lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE)) {
            // What this process holds is known to it: the text is only read where another process holds the lock.
            lock.write(ByteBuffer.wrap("process \033[2J".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(FolderLock.signature(folder.resolve(".lock")))
                .doesNotContain("\033")
                .contains("\\u001b[2J");
    }

    @Test
    void linesEndTheSameEverywhere() throws IOException {
        Path folder = storedRun(trial(1));
        for (String name : List.of("experiment.json", "provenance.json", "results.jsonl")) {
            assertThat(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8))
                    .endsWith("\n")
                    .doesNotContain("\r");
        }
    }
}
