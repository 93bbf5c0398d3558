package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Dense;

/** A folder that version 0.1.0 wrote (commit 903115e): {@code run --seeds 2 --epochs 1 --hidden 32,32}, on MNIST. */
class OldRunTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("config.json", "provenance.json", "trials.jsonl")) {
            try (InputStream file = OldRunTest.class.getResourceAsStream("run-0.1.0/" + name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    @Test
    void theRunIsReadAsTheExperimentThatItWas() {
        Experiment experiment = StoredRun.read(folder).experiment();
        assertThat(experiment)
                .isEqualTo(Experiment.paper()
                        .with(Dense.paper().withHidden(32, 32))
                        .withStages(stage -> stage.with(stage.schedule().withEpochs(1))));
        assertThat(StoredRun.read(folder).provenance().version()).isEqualTo("0.1.0");
    }

    @Test
    void itsResultsAreThoseOfItsOwnSummary() {
        List<Results> results = StoredRun.read(folder).results();
        assertThat(results).extracting(Results::seed).containsExactly(1L, 2L);
        assertThat(results).allSatisfy(trial -> assertThat(trial.arms()).hasSize(6));
        // The means of its summary.csv.
        assertThat(mean(results, "reference")).isCloseTo(0.10675, within(1e-12));
        assertThat(mean(results, "teacher")).isCloseTo(0.7027, within(1e-12));
        assertThat(mean(results, "student-aux")).isCloseTo(0.22725, within(1e-12));
        assertThat(mean(results, "student-all")).isCloseTo(0.50055, within(1e-12));
        assertThat(mean(results, "cross-aux")).isCloseTo(0.0706, within(1e-12));
        assertThat(mean(results, "cross-all")).isCloseTo(0.08105, within(1e-12));
        ArmResult student = results.get(0).arm("student-aux");
        assertThat(student.epochs()).hasSize(1);
        assertThat(student.epochs().get(0).accuracy()).isEqualTo(student.accuracy());
        assertThat(student.confusion()).hasSize(10);
    }

    private static double mean(List<Results> results, String arm) {
        return results.stream()
                .mapToDouble(trial -> trial.arm(arm).accuracy())
                .average()
                .orElseThrow();
    }

    @Test
    void itIsNotGoneOnWith() throws IOException {
        String before = Files.readString(folder.resolve("trials.jsonl"));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> SampleRuns.open(folder))
                .withMessageContaining("version 0.1.0")
                .withMessageContaining("another --out");
        assertThat(Files.readString(folder.resolve("trials.jsonl"))).isEqualTo(before);
    }

    @Test
    void aTrialThatAKillCutShortIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("trials.jsonl"), "{\"seed\":3,\"arms\":{", StandardOpenOption.APPEND);
        assertThat(StoredRun.read(folder).results()).hasSize(2);
    }

    @Test
    void anArmWhoseLossWasNoNumberIsReadAsDiverged() throws IOException {
        change("trials.jsonl", "\"student-aux\":(.*?)\"loss\":[^,]+,", "\"student-aux\":$1\"loss\":\"NaN\",");
        ArmResult student = StoredRun.read(folder).results().get(0).arm("student-aux");
        assertThat(student.diverged()).isNotNull();
        assertThat(student.diverged().epoch()).isEqualTo(1);
        assertThat(student.metrics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.json  | \"inputs\" : 784     | \"inputs\" : \"784\" | config.json",
                "config.json  | \"inputs\" : 784     | \"inputs\" : 0       | inputs must be at least 1",
                "config.json  | \"noiseImages\"      | \"noiseImage\"       | did you mean 'noiseImages'?",
                "config.json  | \"student\" : \\{    | \"student\" : null, \"teacher\" : { | config.json",
                "trials.jsonl | \"accuracy\":0       | \"accuracy\":1       | line 1 of",
                "trials.jsonl | \"teacher\":         | \"teachers\":        | 'arms.teacher' is missing",
                "trials.jsonl | \"seed\":2           | \"seed\":1           | another result of seed 1",
                "trials.jsonl | \"seed\":1           | \"seed\":-1          | seed must be at least 0",
                "provenance.json | \"version\" : \"0.1.0\" | \"version\" : null | '[0].version' is null, but needs a value",
                "trials.jsonl | \"epochs\":\\[\\]      | \"epochs\":[null]     | 'arms.reference.epochs[0]' is null, but needs a value",
                "trials.jsonl | \"epochs\":\\[\\],     |                      | key 'arms.reference.epochs' is missing",
                "trials.jsonl | \"reference\":\\{    | \"reference\":null,\"other\":{ | 'arms.reference' is null, but needs a value",
            })
    void aBrokenFileIsNamedInOneLine(String file, String found, @Nullable String instead, String problem)
            throws IOException {
        change(file, found, instead == null ? "" : instead);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StoredRun.read(folder))
                .withMessageContaining(problem)
                .withMessageContaining(folder.toString())
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    private void change(String file, String pattern, String instead) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String after = before.replaceFirst(pattern, instead);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(folder.resolve(file), after);
    }
}
