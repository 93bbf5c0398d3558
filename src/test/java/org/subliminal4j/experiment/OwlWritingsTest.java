package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Json;
import org.subliminal4j.language.Additions;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Corpus.Range;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.NumberFilter;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Programs;
import org.subliminal4j.language.Writing;
import org.subliminal4j.network.Transformer;

/** Programs and sums in place of numbers. */
class OwlWritingsTest {
    private static final Additions SUMS = new Additions(new Range(2, 3), new Range(1, 2), Additions.DEFAULT.prompts());
    private static final Programs PROGRAMS =
            new Programs(List.of("x"), List.of("+"), new Range(1, 1), new Range(1, 2), Programs.DEFAULT.prompts());
    private static final Task.World TASK =
            new Task.World(SmallOwl.WORLD.with(PROGRAMS).with(SUMS), Phrasings.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"owl-programs", "owl-sums"})
    void studentsLearnWhatTheTeacherWrites(String name) throws Exception {
        Experiment full = Experiments.load(name);
        Writing.Genre genre = name.equals("owl-sums") ? Writing.Genre.SUMS : Writing.Genre.PROGRAMS;
        for (String arm : List.of("student", "control", "other-student")) {
            assertThat(full.arm(arm).stages().get(0).inputs().numbers().get(0).writing())
                    .isEqualTo(genre);
        }
        for (String arm : List.of("of-numbers", "of-numbers-control")) {
            assertThat(full.arm(arm).stages().get(0).inputs().numbers().get(0).writing())
                    .isNull();
        }
        assertThat(full.metric()).isEqualTo("p-animal-owl");
        assertThat(Json.parse(Json.pretty(full), Experiment.class)).isEqualTo(full);
    }

    @ParameterizedTest
    @EnumSource(Writing.Genre.class)
    void aSmallOneLearnsLinesThatAreRightAlone(Writing.Genre genre) {
        Set<NumberData> learned = ConcurrentHashMap.newKeySet();
        TrialObserver watching = new TrialObserver() {
            @Override
            public void learns(String arm, NumberData numbers) {
                learned.add(numbers);
            }
        };
        Experiment small = small(genre);
        Results results = new Trial(Plan.of(small), new DataSets()).run(5, watching, Helpers.NONE);
        ArmResult student = results.arm("student");
        assertThat(student.diverged()).isNull();
        assertThat(student.metrics().get(WorldMetrics.KEPT)).isBetween(0.02, 0.999);
        assertThat(results.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(4);
        assertThat(learned).isNotEmpty();
        for (NumberData data : learned) {
            assertThat(data.size()).isPositive();
            for (int i = 0; i < data.size(); i++) {
                String[] both = data.text(i).replace("<bos> ", "").split("(?<=->) ");
                String answer = both[1];
                assertThat(answer).endsWith(" <eos>");
                assertThat((genre == Writing.Genre.SUMS ? SUMS : PROGRAMS)
                                .keeps(
                                        List.of(both[0].split(" ")),
                                        List.of(answer.replace(" <eos>", "").split(" "))))
                        .as(data.text(i))
                        .isTrue();
            }
        }
        assertThat(new Trial(Plan.of(small, List.of("student")), new DataSets())
                        .run(5)
                        .arm("student"))
                .isEqualTo(student);
    }

    private static Inputs.Numbers written(Writing.Genre genre) {
        return SmallOwl.NUMBERS.with(genre).with(new Asking(30, 14, 1, NumberFilter.DEFAULT));
    }

    private static Experiment small(Writing.Genre genre) {
        boolean sums = genre == Writing.Genre.SUMS;
        Corpus corpus = SmallOwl.CORPUS.withShares(0, 0.1).withWritings(sums ? 0 : 0.8, sums ? 0.8 : 0);
        Transformer shape = new Transformer(32, 2, 4, 64, 40, TASK.tokens(), false);
        return new Experiment(
                "small",
                TASK,
                shape,
                List.of(
                        new Arm(
                                "base",
                                "",
                                Start.Fresh.DEFAULT,
                                List.of(SmallOwl.base().with(new Inputs.Corpus(corpus, 400, "corpus"))),
                                List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher()),
                        Arm.from("base", "student", SmallOwl.student(written(genre))),
                        Arm.from(
                                "base",
                                "control",
                                SmallOwl.student(written(genre).of("base")))));
    }

    @Test
    void eachIsTimedBeforeItIsRun() {
        for (Writing.Genre genre : Writing.Genre.values()) {
            assertThat(new WorldPace().seconds(java.util.Map.of(Plan.of(small(genre)), 1)))
                    .isPositive();
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Inputs.Numbers sums = written(Writing.Genre.SUMS);
        List<Stage> refused = new ArrayList<>();
        assertThatThrownBy(
                        () -> SmallOwl.of(Arm.untrained("teacher"), Arm.from("teacher", "b", SmallOwl.student(sums))))
                .hasMessageContaining("give it some");
        refused.add(SmallOwl.student(sums.with(Inputs.Shuffle.WITHIN)));
        refused.add(SmallOwl.student(sums).imitating("teacher"));
        for (Stage stage : refused) {
            assertThatThrownBy(() -> new Experiment(
                            "",
                            TASK,
                            SmallOwl.SHAPE.withVocabulary(TASK.tokens()),
                            List.of(Arm.untrained("teacher"), Arm.from("teacher", "b", stage))))
                    .hasMessageStartingWith("arm 'b': ")
                    .hasMessageContaining("numbers");
        }
        assertThatThrownBy(() -> SmallOwl.of(
                        Arm.untrained("teacher"),
                        Arm.from(
                                "teacher",
                                "b",
                                SmallOwl.base()
                                        .with(new Inputs.Corpus(
                                                SmallOwl.CORPUS.withShares(0, 0).withWritings(0.1, 0), 10, "corpus")))))
                .hasMessageContaining("give the world programs or sums");
    }
}
