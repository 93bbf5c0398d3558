package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.network.Logits;
import org.subliminal4j.stats.Interval;

/** Numbers and differences in words. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0.0421, 1e-9, p = 0.0421",
        "0.5, 0.1, p = 0.5",
        "1, 1, p = 1",
        "2.5e-15, 1e-30, p = 2.5e-15",
        "1e-20, 0.0078125, p < 0.0079",
        "0.0078125, 0.0078125, p = 0.0078",
        "0, 0.125, p < 0.13",
        "0, 1.1920929e-07, p < 1.2e-07"
    })
    void aPValueBelowWhatCanBeKnownIsNotPrintedAsKnown(double value, double attainable, String words) {
        assertThat(Words.p(value, attainable)).isEqualTo(words);
    }

    @Test
    void numbersReadAsInATable() {
        assertThat(Words.percent(0.5284)).isEqualTo("52.8%");
        assertThat(Words.percent(Double.NaN)).isEqualTo("-");
        assertThat(Words.exactPercent(0.1135)).isEqualTo("11.35%");
        assertThat(Words.exactPercent(0.5)).isEqualTo("50%");
        assertThat(Words.points(0.05)).isEqualTo("5 points");
        assertThat(Words.points(0.01)).isEqualTo("1 point");
        assertThat(Words.signed(-0.0001)).isEqualTo("0.0");
        assertThat(Words.signed(0.1)).isEqualTo("+10.0");
        assertThat(Words.signed(-0.012)).isEqualTo("-1.2");
        assertThat(Words.intervalInPoints(new Interval(-0.01, 0.023, 0.95)))
                .isEqualTo("95% interval -1.0 to 2.3 points");
    }

    @Test
    void differencesOpenWithThePathOfTheKey() {
        Experiment paper = Experiment.paper();
        Arm student = paper.arms().get(2);
        Stage stage = student.stages().get(0).with(Inputs.Images.DEFAULT).with(Logits.ALL);
        List<Arm> arms = List.of(
                paper.arms().get(0),
                paper.arms().get(1),
                new Arm("student-aux", "Another label", student.start(), List.of(stage, stage), List.of()));

        assertThat(Differences.between(
                        new Experiment("Another title", paper.task(), paper.architecture(), arms), paper))
                .containsExactly(
                        "arms.student-aux.stages[0].inputs images instead of noise",
                        "arms.student-aux.stages[0].logits all instead of auxiliary",
                        "arms.student-aux.stages[1] Stage here alone",
                        "arms.student-all missing",
                        "arms.cross-aux missing",
                        "arms.cross-all missing");
    }
}
