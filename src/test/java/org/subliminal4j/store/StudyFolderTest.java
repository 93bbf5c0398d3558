package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;

/** The folder of a study: what it asked and when, and results under the keys of their lineages. */
class StudyFolderTest {
    private static final String KEY = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);
    private static final Results TRIAL = SampleRuns.trial(3);
    private static final ArmResult TEACHER = TRIAL.arm("teacher");

    @TempDir
    private Path folder;

    private StudyFolder open(String text) {
        return StudyFolder.open(folder, text, SampleRuns.provenance());
    }

    private static void append(StudyFolder study, String key) {
        study.append(3, Map.of("teacher", key), Map.of("teacher", TEACHER), 1.5);
    }

    private void assertRefused(String text, String words) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> open(text))
                .withMessageContaining(words);
    }

    @Test
    void whatIsStoredIsFoundByKeyAndSeedWhileItIsOpenAndLater() {
        try (StudyFolder study = open("a study")) {
            append(study, KEY);
            assertThat(study.result(KEY, 3)).isEqualTo(TEACHER);
            assertThat(study.result(KEY, 4)).isNull();
            assertThat(study.result(OTHER, 3)).isNull();
            study.verify();
        }
        StoredStudy stored = StoredStudy.read(folder);
        assertThat(stored.folder()).isEqualTo(folder);
        assertThat(stored.result(KEY, 3)).isEqualTo(TEACHER);
        assertThat(stored.result(OTHER, 3)).isNull();
        assertThat(stored.sessions()).containsExactly(SampleRuns.provenance());
        try (StudyFolder again = open("a study")) {
            assertThat(again.result(KEY, 3)).isEqualTo(TEACHER);
        }
    }

    @Test
    void eachVersionOfWhatIsAskedIsKeptWithWhatWasKnownByThen() {
        open("first").close();
        try (StudyFolder study = open("first")) {
            append(study, KEY);
            append(study, OTHER);
        }
        open("second").close();

        StoredStudy stored = StoredStudy.read(folder);
        assertThat(stored.versions()).extracting(StudyVersion::text).containsExactly("first", "second");
        assertThat(stored.versions()).extracting(StudyVersion::results).containsExactly(0, 2);
        assertThat(stored.sessions()).hasSize(3);
    }

    @Test
    void aStudyOfOtherImagesIsRefused() {
        open("a study").close();

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StudyFolder.open(folder, "a study", SampleRuns.provenance("abc1234", "5678")))
                .withMessageContaining("another data set");
        assertThat(StoredStudy.read(folder).sessions())
                .as("a session that is refused leaves no trace")
                .hasSize(1);
    }

    @Test
    void aRunAndAStudyDoNotShareAFolder() {
        SampleRuns.open(folder).close();
        assertRefused("a study", "holds a run and not a study");
        assertThat(StoredStudy.isIn(folder)).isFalse();

        Path other = folder.resolve("study");
        StudyFolder.open(other, "a study", SampleRuns.provenance()).close();
        assertThat(StoredStudy.isIn(other)).isTrue();
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> SampleRuns.open(other))
                .withMessageContaining("holds a study and not a run");
    }

    @Test
    void aFolderOfVersionOneOrOfResultsAloneIsNoStudys() throws IOException {
        try (StudyFolder study = open("a study")) {
            append(study, KEY);
        }
        Files.delete(folder.resolve("study.json"));
        assertRefused("a study", "holds results but no study.json");

        Files.delete(folder.resolve("results.jsonl"));
        Files.writeString(folder.resolve("config.json"), "{}");
        assertRefused("a study", "holds a run and not a study");
    }

    @Test
    void whatIsNoStudyIsNamed() throws IOException {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StoredStudy.read(folder))
                .withMessageContaining("no study in " + folder);
        open("a study").close();
        Files.writeString(folder.resolve("study.json"), "[]");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StoredStudy.read(folder))
                .withMessageContaining("names no study");
        Files.writeString(
                folder.resolve("study.json"), "[{\"started\":\"2026-01-01T00:00:00Z\",\"results\":-1,\"text\":\"a\"}]");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StoredStudy.read(folder))
                .withMessageContaining("results must be at least 0, but found -1");
    }

    @Test
    void aSecondWriterIsToldWhoTheFirstIs() throws IOException {
        try (StudyFolder study = open("a study")) {
            append(study, KEY);
            assertThat(Files.readString(folder.resolve(".lock")))
                    .startsWith("process " + ProcessHandle.current().pid() + ", since 20");
            assertRefused("a study", "another process is writing to " + folder);
        }
        open("a study").close();
    }
}
