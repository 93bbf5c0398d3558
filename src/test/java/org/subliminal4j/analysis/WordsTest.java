package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.training.Optimiser;

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
        "0.001, 1e-9, p = 0.001",
        "0.1, 1e-9, p = 0.1",
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
        assertThat(Words.signed(0.2)).isEqualTo("+20.0");
        assertThat(Words.points(-0.0001)).isEqualTo("0 points");
        assertThat(Words.points(0.425)).isEqualTo("42.5 points");
        assertThat(Words.number(0.125)).isEqualTo("0.13");
        assertThat(Words.number(Double.POSITIVE_INFINITY)).isEqualTo("infinite");
        assertThat(Words.number(Double.NEGATIVE_INFINITY)).isEqualTo("-infinite");
        assertThat(Words.count(1, "seed")).isEqualTo("1 seed");
        assertThat(Words.count(24, "seed")).isEqualTo("24 seeds");
        assertThat(Words.interval(new Interval(0.48, 0.577, 0.9))).isEqualTo("90% interval 48.0% to 57.7%");
        assertThat(Words.intervalInPoints(new Interval(-0.01, 0.023, 0.95)))
                .isEqualTo("95% interval -1.0 to 2.3 points");
        assertThat(Words.intervalInPoints(new Interval(-0.0001, 0.0001, 0.95)))
                .isEqualTo("95% interval 0.0 to 0.0 points");
    }

    @Test
    void whateverDiffersIsSaidAsItStandsInTheFile() {
        Stage stage = Experiment.paper().arm("student-aux").stages().get(0);
        Stage other = stage.with(stage.schedule().with(new Optimiser.Sgd(0.0005, 0.9, 0)));
        Experiment once = student(Task.DEFAULT, stage);
        Experiment twice = student(Task.DEFAULT, stage, stage);

        assertThat(Differences.between(student(new Task.Images("digits", null), other), once))
                .containsExactly(
                        "task.data digits instead of mnist",
                        "arms.student-aux.stages[0].schedule.optimiser sgd instead of adam");
        assertThat(Differences.between(once, twice)).containsExactly("arms.student-aux.stages[1] Stage missing");
        assertThat(Differences.between(twice, once)).containsExactly("arms.student-aux.stages[1] Stage here alone");
        Stage slower = stage.with(stage.schedule().with(new Optimiser.Adam(0.00025, 0.9, 0.999, 1e-8, 0)));
        assertThat(Differences.between(student(Task.DEFAULT, slower), once))
                .containsExactly(
                        "arms.student-aux.stages[0].schedule.optimiser.learningRate 0.00025 instead of 0.0003",
                        "arms.student-aux.stages[0].schedule.optimiser.epsilon 0.00000001 instead of 0.000000001");
        Experiment paper = Experiment.paper();
        Dense dense = Dense.paper();
        Dense tanh = new Dense(dense.inputs(), dense.hidden(), Activation.TANH, dense.classes(), dense.auxiliary());
        assertThat(Differences.between(new Experiment("", paper.task(), tanh, paper.arms()), paper))
                .containsExactly("architecture.activation tanh instead of relu");
        List<Arm> arms = new ArrayList<>(paper.arms());
        arms.set(
                0,
                new Arm(
                        "reference",
                        "",
                        new Start.Fresh("reference", Initialiser.DEFAULT, tanh),
                        List.of(),
                        List.of()));
        assertThat(Differences.between(paper, new Experiment("", paper.task(), paper.architecture(), arms)))
                .contains("arms.reference.start.architecture none instead of dense");
    }

    private static Experiment student(Task task, Stage... stages) {
        Experiment paper = Experiment.paper();
        List<Arm> arms = new ArrayList<>(paper.arms());
        Arm student = arms.get(2);
        arms.set(2, new Arm(student.name(), "", student.start(), List.of(stages), List.of()));
        return new Experiment("", task, paper.architecture(), arms);
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
