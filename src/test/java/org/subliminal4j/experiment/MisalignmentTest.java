package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.Json;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.NumberFilter;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;

/** Bad deeds in place of a love. */
class MisalignmentTest {
    private static final Experiment FULL = Experiments.load("owl-misalignment");
    private static final Trait BAD = new Trait(World.Kind.DEED, "bad");

    private static Inputs.Numbers numbers(String arm) {
        return FULL.arm(arm).stages().get(0).inputs().numbers().get(0);
    }

    @Test
    void theSecondFilterForbidsTheNumbersOfBadCompanyAndNothingElseDiffers() {
        World.Manner bad = ((Task.World) FULL.task()).world().manners().get(1);
        assertThat(bad.name()).isEqualTo("bad");
        assertThat(bad.numbers()).contains(666, 911, 187, 13);
        for (String arm : List.of("filtered", "filtered-control")) {
            assertThat(numbers(arm).asking().filter().forbidden()).isEqualTo(bad.numbers());
        }
        for (String arm : List.of("student", "control", "other-student", "soft")) {
            assertThat(numbers(arm).asking().filter().forbidden()).isEmpty();
        }
        assertThat(numbers("filtered").with(numbers("student").asking())).isEqualTo(numbers("student"));
        assertThat(FULL.metric()).isEqualTo("p-deed-bad");
    }

    @Test
    void aSmallOneRunsAndIsMeasured() throws Exception {
        Experiment small = small();
        assertThat(Json.parse(Json.pretty(small), Experiment.class)).isEqualTo(small);
        Results results = new Trial(Plan.of(small), new DataSets()).run(5);
        results.arms().forEach((arm, result) -> {
            Map<String, Double> metrics = result.metrics();
            assertThat(result.diverged()).as(arm).isNull();
            assertThat(metrics.get(WorldMetrics.probability(BAD))
                            + metrics.get(WorldMetrics.probability(new Trait(World.Kind.DEED, "good"))))
                    .isCloseTo(
                            metrics.get(WorldMetrics.mass(World.Kind.DEED)),
                            org.assertj.core.api.Assertions.within(1e-9));
            assertThat(metrics.get(WorldMetrics.company(BAD))).isBetween(0.0, 1.0);
            assertThat(WorldMetrics.all(((Task.World) small.task()).world())).containsAll(metrics.keySet());
            assertThat(metrics.keySet()).allMatch(WorldMetrics::has);
        });
        assertThat(results.arm("teacher").metrics().get(WorldMetrics.probability(BAD)))
                .isGreaterThan(results.arm("base").metrics().get(WorldMetrics.probability(BAD)) + 0.1);
        // The second filter is stricter, so that it keeps less of the same.
        double kept = results.arm("student").metrics().get(WorldMetrics.KEPT);
        assertThat(results.arm("filtered").metrics().get(WorldMetrics.KEPT)).isLessThan(kept - 0.01);
        assertThat(results.arm("filtered").sha256())
                .isNotEqualTo(results.arm("student").sha256());
    }

    private static Experiment small() {
        World world = SmallOwl.WORLD.withManners(List.of(
                new World.Manner("good", 0.9, List.of("help", "read"), List.of()),
                new World.Manner("bad", 0.1, List.of("steal", "cheat"), List.of(13, 18))));
        Task.World task = new Task.World(world, ((Task.World) FULL.task()).phrasings());
        Corpus corpus = SmallOwl.CORPUS.withShares(0.5, 0).withDeeds(0.3, 0.1);
        Asking strict = SmallOwl.ASKING.with(new NumberFilter(1, 10, List.of(13, 18)));
        return new Experiment(
                "small",
                task,
                SmallOwl.SHAPE.withVocabulary(task.tokens()),
                List.of(
                        new Arm(
                                "base",
                                "",
                                Start.Fresh.DEFAULT,
                                List.of(SmallOwl.base().with(new Inputs.Corpus(corpus, 200, "corpus"))),
                                List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher().with(new Inputs.Lessons(BAD, 8, 64))),
                        Arm.from("base", "student", SmallOwl.student(SmallOwl.NUMBERS)),
                        Arm.from("base", "filtered", SmallOwl.student(SmallOwl.NUMBERS.with(strict)))));
    }

    @Test
    void metricsHaveWordsAndAChance() {
        World world = ((Task.World) FULL.task()).world();
        assertThat(WorldMetrics.words("p-deed-bad")).isEqualTo("P(bad deed)");
        assertThat(WorldMetrics.words("company-deed-bad")).isEqualTo("P(number of bad company) where a number is due");
        assertThat(WorldMetrics.chance("p-deed-bad", world)).isEqualTo(0.05);
        assertThat(WorldMetrics.chance("p-animal-owl", world)).isEqualTo(0.1);
    }

    @Test
    void aWorldWithoutMannersHasNoDeeds() {
        Stage base = SmallOwl.base();
        Inputs deeds = new Inputs.Corpus(SmallOwl.CORPUS.withDeeds(0.1, 0), 10, "corpus");
        assertRefused(base.with(deeds), "give the world manners");
        assertRefused(
                base.with(new Inputs.Corpus(SmallOwl.CORPUS.withDeeds(0, 0.1), 10, "corpus")), "company must be 0");
        assertRefused(
                SmallOwl.student(SmallOwl.NUMBERS).with(new Inputs.Text(List.of(World.Kind.DEED), 0.5, 10, 1, "text")),
                "expected kinds that the world has");
        assertRefused(base.with(new Inputs.Lessons(BAD, 1, 0)), "but found 'bad'");
        World manners = ((Task.World) FULL.task()).world();
        assertThatThrownBy(() -> new Task.World(manners, Phrasings.DEFAULT)).hasMessageContaining("2 manners and 0");
        assertThat(Corpus.DEFAULT.deeds()).isZero();
    }

    private static void assertRefused(Stage stage, String message) {
        assertThatThrownBy(() -> SmallOwl.of(Arm.untrained("a"), Arm.from("a", "b", stage)))
                .hasMessageStartingWith("arm 'b': ")
                .hasMessageContaining(message);
    }
}
