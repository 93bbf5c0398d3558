package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.store.StudyVersion;
import org.subliminal4j.study.StudyPlan;

class PredictionsTest {
    private static final Path HERE = Path.of("");
    private static final String STUDY = """
            title: Rates
            base: paper
            vary:
              students.learningRate: [1e-4, 3e-4]
            seeds: 2
            arms: [student-aux]
            """;
    private static final String EXPECTING = STUDY + """
            expect:
              - arm: student-aux
                mean: {1e-4: 0.3, 3e-4: 0.5}
            """;

    private static StudyVersion version(int results, String text) {
        return new StudyVersion("2026-01-01T00:00:00Z", results, text);
    }

    private static StudyPlan plan(String text) {
        return StudyFile.of("study.yaml", text, HERE).plan();
    }

    @Test
    void whatWasExpectedBeforeTheFirstResultIsAPrediction() {
        StudyPlan plan = plan(EXPECTING);
        assertThat(plan.expectations()).hasSize(2);
        assertThat(Predictions.late(plan, List.of(version(0, EXPECTING)), HERE)).isEmpty();
        // More seeds, and a comment, change no prediction.
        String later = "# more\n" + EXPECTING.replace("seeds: 2", "seeds: 9");
        assertThat(Predictions.late(plan(later), List.of(version(0, EXPECTING), version(4, later)), HERE))
                .isEmpty();
    }

    @Test
    void whatIsExpectedSinceResultsAreKnownIsLate() {
        StudyPlan plan = plan(EXPECTING);
        assertThat(Predictions.late(plan, List.of(version(0, STUDY), version(4, EXPECTING)), HERE))
                .hasSize(2);
        String bent = EXPECTING.replace("0.5", "0.6");
        assertThat(Predictions.late(plan(bent), List.of(version(0, EXPECTING), version(4, bent)), HERE))
                .singleElement()
                .satisfies(late -> assertThat(late.mean()).isEqualTo(0.6));
        assertThat(Predictions.late(plan, List.of(version(0, "no study at all"), version(2, EXPECTING)), HERE))
                .hasSize(2);
    }

    @Test
    void whatACommandAddedIsReadAgainFromTheText() {
        StudyFile file = StudyFile.of("study.yaml", STUDY, HERE)
                .withSet("all.batch", "64")
                .withVary("auxiliary", "2,5")
                .withVary("students.learningRate", "1e-3,3e-3")
                .withSeeds("3-4,9");
        StudyFile again = StudyFile.again("study.json", file.text(), HERE);
        assertThat(again.text()).isEqualTo(file.text());
        StudyPlan plan = again.plan();
        assertThat(plan.cells()).hasSize(4);
        assertThat(plan.seeds()).hasToString("3-4,9");
        assertThat(plan.cells()).isEqualTo(file.plan().cells());
    }
}
