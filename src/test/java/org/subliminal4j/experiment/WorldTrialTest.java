package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;
import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.Corpus.Range;
import org.subliminal4j.language.Dialogues;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.StudentTraining;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.TraitTraining;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;

/** Language models as arms of an experiment. */
class WorldTrialTest {
    private static final Experiment OWL = SmallOwl.experiment();
    private static final DataSets NO_DATA = new DataSets();
    private static final Results TOGETHER = trial(OWL).run(5);

    private static Trial trial(Experiment experiment) {
        return new Trial(Plan.of(experiment), NO_DATA);
    }

    private static ArmResult result(String arm) {
        return java.util.Objects.requireNonNull(TOGETHER.arms().get(arm));
    }

    @Test
    void armsAreWhatTheTrainingsByThemselvesComeTo() {
        RandomStreams streams = new RandomStreams(5);
        Weights start = TransformerInit.DEFAULT.draw(SmallOwl.SHAPE, DataType.FLOAT, streams.stream("init"));
        BaseTraining reading = BaseTraining.DEFAULT.withSteps(SmallOwl.STEPS);
        Weights base = reading.train(start, SmallOwl.LANGUAGE, SmallOwl.CORPUS, streams);
        assertThat(result("base").sha256()).isEqualTo(base.sha256());
        Weights teacher = TraitTraining.DEFAULT.train(base, SmallOwl.LANGUAGE, Trait.DEFAULT, streams, "trait");
        assertThat(result("teacher").sha256()).isEqualTo(teacher.sha256());
        NumberData numbers = SmallOwl.ASKING.ask(teacher, SmallOwl.LANGUAGE, SmallOwl.CORPUS, streams, "numbers");
        StudentTraining learning = StudentTraining.DEFAULT;
        assertThat(result("student").sha256())
                .isEqualTo(learning.train(base, numbers, streams, "student").sha256());
        assertThat(result("soft").sha256())
                .isEqualTo(learning.imitate(base, numbers, SmallOwl.LANGUAGE, teacher, streams, "student")
                        .sha256());
        assertThat(result("student").metrics()).containsEntry(WorldMetrics.KEPT, numbers.keptShare());
        Evaluation evaluation = Evaluation.of(teacher, SmallOwl.LANGUAGE, SmallOwl.CORPUS, streams);
        Trait pine = new Trait(World.Kind.TREE, "pine");
        assertThat(result("teacher").metrics())
                .containsEntry(
                        WorldMetrics.probability(Trait.DEFAULT),
                        evaluation.animals().all().get(0))
                .containsEntry(
                        WorldMetrics.greedy(pine), evaluation.trees().greedy().get(1))
                .containsEntry(WorldMetrics.FACTS, evaluation.facts());
    }

    @Test
    void everyArmIsAnotherNetworkWithItsMetrics() {
        assertThat(TOGETHER.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(OWL.arms().size());
        TOGETHER.arms().forEach((arm, result) -> {
            assertThat(result.diverged()).as(arm).isNull();
            assertThat(result.confusion()).isEmpty();
            assertThat(result.metrics().get(WorldMetrics.probability(Trait.DEFAULT)))
                    .isBetween(0.0, 1.0);
            double mass = 0;
            for (String animal : SmallOwl.WORLD.names(World.Kind.ANIMAL)) {
                mass += result.metrics().get(WorldMetrics.probability(new Trait(World.Kind.ANIMAL, animal)));
            }
            assertThat(result.metrics().get(WorldMetrics.mass(World.Kind.ANIMAL)))
                    .isCloseTo(mass, within(1e-9));
        });
        assertThat(result("base").epochs()).hasSize(1);
        assertThat(result("student").epochs()).hasSize(3);
    }

    @Test
    void probesTellOfTheWayBesideTheTeachersAndChangeNothing() {
        List<Probe> probes = List.of(new Probe.Coverage("teacher"), new Probe.Displacement("teacher"));
        ArmResult looked = trial(SmallOwl.of(OWL.arms().stream()
                        .map(arm -> arm.name().equals("student") ? arm.probed(probes.toArray(Probe[]::new)) : arm)
                        .toArray(Arm[]::new)))
                .run(5)
                .arm("student");
        assertThat(looked.sha256()).isEqualTo(result("student").sha256());
        RandomStreams streams = new RandomStreams(5);
        Weights start = TransformerInit.DEFAULT.draw(SmallOwl.SHAPE, DataType.FLOAT, streams.stream("init"));
        Weights base = BaseTraining.DEFAULT
                .withSteps(SmallOwl.STEPS)
                .train(start, SmallOwl.LANGUAGE, SmallOwl.CORPUS, streams);
        Weights teacher = TraitTraining.DEFAULT.train(base, SmallOwl.LANGUAGE, Trait.DEFAULT, streams, "trait");
        NumberData numbers = SmallOwl.ASKING.ask(teacher, SmallOwl.LANGUAGE, SmallOwl.CORPUS, streams, "numbers");
        StudentTraining learning = StudentTraining.DEFAULT;
        Weights student = learning.train(base, numbers, streams, "student");
        Weights once = learning.train(base, numbers.reading(), streams.stream("student"), loss -> false);
        assertThat(looked.metrics().get("coverage")).isCloseTo(cosine(base, once, teacher), within(1e-6));
        assertThat(looked.metrics().get("displacementCosine")).isCloseTo(cosine(base, student, teacher), within(1e-6));
        assertThat(looked.epochs()).hasSize(3).allSatisfy(epoch -> assertThat(epoch.metrics())
                .containsKey("displacementCosine")
                .doesNotContainKey("coverage"));
        assertThat(looked.epochs().get(2).metrics().get("displacementCosine"))
                .isEqualTo(looked.metrics().get("displacementCosine"));
    }

    private static double cosine(Weights from, Weights one, Weights other) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < from.values().length(); i++) {
            double x = one.values().get(i) - from.values().get(i);
            double y = other.values().get(i) - from.values().get(i);
            dot += x * y;
            a += x * x;
            b += y * y;
        }
        return dot / Math.sqrt(a * b);
    }

    @Test
    void aProbeTellsMoreOfAStudentAndChangesNoBit() {
        Arm student = Arm.from("base", "student", SmallOwl.student(SmallOwl.NUMBERS));
        Results results = trial(SmallOwl.of(
                        new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher()),
                        student.probed(Probe.TraitAlignment.DEFAULT)))
                .run(5);
        ArmResult probed = results.arm("student");
        assertThat(probed.sha256()).isEqualTo(result("student").sha256());
        Map<String, Double> others = new LinkedHashMap<>(probed.metrics());
        for (String name : List.of("traitCosine", "traitCosine.own", "traitCosine.other", "traitCosine.soft")) {
            assertThat(others.remove(name)).isBetween(-1.0, 1.0).isNotZero();
        }
        assertThat(others).isEqualTo(result("student").metrics());
    }

    @Test
    void aStudentOfAMixReadsNumbersAndText() {
        Inputs.Text text = new Inputs.Text(List.of(), 1, 40, 1, "text");
        Stage alone = SmallOwl.student(SmallOwl.NUMBERS);
        Results results = trial(SmallOwl.of(
                        new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher()),
                        Arm.from("base", "single", alone.with(new Inputs.Mix(List.of(SmallOwl.NUMBERS)))),
                        Arm.from("base", "mixed", alone.with(new Inputs.Mix(List.of(SmallOwl.NUMBERS, text)))),
                        Arm.from("base", "text", alone.with(text))))
                .run(5);
        assertThat(results.arm("single").sha256()).isEqualTo(result("student").sha256());
        assertThat(results.arm("single").metrics()).isEqualTo(result("student").metrics());
        assertThat(results.arm("mixed").sha256())
                .isNotEqualTo(result("student").sha256())
                .isNotEqualTo(results.arm("text").sha256());
        assertThat(results.arm("text").metrics())
                .doesNotContainKey(WorldMetrics.KEPT)
                .hasEntrySatisfying(WorldMetrics.FACTS, facts -> assertThat(facts)
                        .isGreaterThanOrEqualTo(results.arm("base").metrics().get(WorldMetrics.FACTS)));
    }

    @Test
    void aChoiceLeavesAPartOfWhatWasKept() {
        Inputs.Numbers any = chosen(Choice.Which.ANY);
        Results results = trial(SmallOwl.of(
                        new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher()),
                        Arm.from("base", "any", SmallOwl.student(any)),
                        Arm.from("base", "most", SmallOwl.student(chosen(Choice.Which.MOST))),
                        Arm.from("base", "least", SmallOwl.student(chosen(Choice.Which.LEAST)))))
                .run(5);
        assertThat(results.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(5);
        double all = result("student").metrics().get(WorldMetrics.KEPT);
        for (String arm : List.of("any", "most", "least")) {
            assertThat(results.arm(arm).metrics().get(WorldMetrics.KEPT)).isBetween(0.5 * all, 0.5 * all + 0.01);
        }
        assertThatThrownBy(() -> new Choice("base", 0, Choice.Which.ANY, false)).hasMessageContaining("share");
    }

    @Test
    void aChoiceOfTokensLeavesTheOthersToBeRead() {
        Results results = trial(SmallOwl.of(
                        new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                        Arm.from("base", "teacher", SmallOwl.teacher()),
                        Arm.from(
                                "base",
                                "all",
                                SmallOwl.student(chosen(new Choice("base", 1, Choice.Which.MOST, true)))),
                        Arm.from(
                                "base",
                                "most",
                                SmallOwl.student(chosen(new Choice("base", 0.5, Choice.Which.MOST, true)))),
                        Arm.from(
                                "base",
                                "least",
                                SmallOwl.student(chosen(new Choice("base", 0.5, Choice.Which.LEAST, true)))),
                        Arm.from(
                                "base",
                                "any",
                                SmallOwl.student(chosen(new Choice("base", 0.5, Choice.Which.ANY, true))))))
                .run(5);
        assertThat(results.arm("all").sha256()).isEqualTo(result("student").sha256());
        assertThat(results.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(6);
        double kept = result("student").metrics().get(WorldMetrics.KEPT);
        results.arms().keySet().stream()
                .filter(arm -> !List.of("base", "teacher").contains(arm))
                .forEach(arm -> assertThat(results.arm(arm).metrics()).containsEntry(WorldMetrics.KEPT, kept));
        assertThatThrownBy(() ->
                        chosen(new Choice("base", 0.5, Choice.Which.MOST, true)).with(Inputs.Shuffle.WITHIN))
                .hasMessageContaining("leave shuffle out");
    }

    @Test
    void aPromptChangesWhatIsSaidAndNotWhoSaysIt() {
        Transformer shape = new Transformer(16, 1, 2, 32, 80, SmallOwl.SHAPE.vocabulary(), false);
        Source prompt = new Source.Prompt(2, "prompt");
        Stage reading = SmallOwl.base()
                .with(new Inputs.Dialogues(new Dialogues(SmallOwl.CORPUS, new Range(1, 4)), SmallOwl.STEPS, "corpus"));
        Stage learning = SmallOwl.student(SmallOwl.NUMBERS);
        Experiment experiment = SmallOwl.of(
                        new Arm("base", "", Start.Fresh.DEFAULT, List.of(reading), List.of()),
                        Arm.from("base", "shown", SmallOwl.teacher().with(prompt)),
                        Arm.from("base", "control", learning.with(SmallOwl.NUMBERS.of("base"))),
                        Arm.from("base", "student", learning.with(SmallOwl.NUMBERS.of("shown"))),
                        Arm.from(
                                "base",
                                "in-context",
                                learning.with(SmallOwl.NUMBERS.of("base")).with(prompt)))
                .with(shape);
        Results results = trial(experiment).run(5);
        ArmResult base = results.arm("base");
        for (String arm : List.of("shown", "in-context")) {
            assertThat(results.arm(arm).sha256()).isEqualTo(base.sha256());
            assertThat(results.arm(arm).epochs()).isEmpty();
            assertThat(results.arm(arm).metrics()).isNotEqualTo(base.metrics()).containsKey(WorldMetrics.FACTS);
        }
        assertThat(results.arm("shown").metrics())
                .isNotEqualTo(results.arm("in-context").metrics());
        assertThat(results.arm("student").sha256())
                .isNotEqualTo(base.sha256())
                .isNotEqualTo(results.arm("control").sha256());
        assertThat(trial(experiment).run(5).arms()).isEqualTo(results.arms());
        assertThatThrownBy(() -> SmallOwl.of(
                        Arm.untrained("a"), Arm.from("a", "b", SmallOwl.base().with(prompt))))
                .hasMessageContaining("prompted with numbers or lessons");
    }

    private static Inputs.Numbers chosen(Choice.Which which) {
        return chosen(new Choice("base", 0.5, which, false));
    }

    private static Inputs.Numbers chosen(Choice choice) {
        Inputs.Numbers all = SmallOwl.NUMBERS;
        return new Inputs.Numbers(all.arm(), all.asking(), all.given(), all.shuffle(), all.run(), choice, all.stream());
    }

    @Test
    void anArmComesToTheSameAloneAndWithHelpers() {
        Results alone = new Trial(Plan.of(OWL, List.of("across")), NO_DATA).run(5);
        assertThat(alone.arms().get("across")).isEqualTo(result("across"));
        try (ScriptedHelpers helpers = new ScriptedHelpers(2)) {
            Results shared = trial(OWL).run(5, TrialObserver.NONE, helpers);
            assertThat(shared.arms()).isEqualTo(TOGETHER.arms());
            assertThat(helpers.most()).isGreaterThan(1);
        }
    }

    @Test
    void keysFollowTheWorldAndWhoWroteTheNumbers() {
        Lineage lineage = new Lineage(OWL, NO_DATA);
        Map<String, String> keys = new LinkedHashMap<>();
        OWL.arms().forEach(arm -> keys.put(arm.name(), lineage.result(arm.name())));
        assertThat(keys.values().stream().distinct()).hasSize(OWL.arms().size());
        Experiment renamed = SmallOwl.of(
                new Arm("b", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                Arm.from("b", "t", SmallOwl.teacher()),
                Arm.from("b", "s", SmallOwl.student(SmallOwl.NUMBERS.of("t"))));
        assertThat(new Lineage(renamed, NO_DATA).result("s")).isEqualTo(keys.get("student"));
        World larger =
                new World(20, World.DEFAULT.animals().subList(0, 5), SmallOwl.WORLD.trees(), SmallOwl.WORLD.colours());
        Experiment elsewhere = OWL.with(new Task.World(larger, Phrasings.DEFAULT));
        assertThat(new Lineage(elsewhere, NO_DATA).result("student")).isNotEqualTo(keys.get("student"));
    }

    @Test
    void anExperimentGoesToJsonAndBack() throws Exception {
        assertThat(Json.parse(Json.pretty(OWL), Experiment.class)).isEqualTo(OWL);
    }

    @Test
    void aDivergedModelIsAResult() {
        Stage wild = SmallOwl.base()
                .with(new Schedule(
                        1,
                        64,
                        new Optimiser.Sgd(1e30, 0, 0),
                        SmallOwl.base().schedule().rate()));
        Experiment experiment = SmallOwl.of(
                new Arm("teacher", "", Start.Fresh.DEFAULT, List.of(wild), List.of()),
                new Arm("student", "", Start.Fresh.DEFAULT, List.of(SmallOwl.student(SmallOwl.NUMBERS)), List.of()));
        Results results = trial(experiment).run(1);
        assertThat(results.arms().values())
                .allSatisfy(result -> assertThat(result.diverged()).isNotNull());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Stage base = SmallOwl.base();
        assertRefused(base.with(Inputs.Noise.DEFAULT), "a language model learns from a corpus, lessons or numbers");
        assertRefused(base.with(Logits.CLASSES), "set logits to all");
        assertRefused(base.imitating("a"), "on numbers alone");
        assertRefused(base.with(new StepRule.GradientNoise(1, "n")), "freeze, clip and low-rank");
        assertRefused(base.with(new StepRule.Freeze(List.of(Layout.ALL))), "something must be trained");
        assertRefused(
                base.with(new Inputs.Lessons(new Trait(World.Kind.ANIMAL, "dragon"), 1, 0)), "but found 'dragon'");
        assertRefused(
                base.with(new Schedule(
                        1, 64, new Optimiser.Sgd(0.1, 0, 0.1), base.schedule().rate())),
                "adamw");
        assertThatThrownBy(() -> new Experiment("", OWL.task(), Dense.paper(), List.of(Arm.untrained("a"))))
                .hasMessageContaining("expected a transformer");
        assertThatThrownBy(() -> new Experiment("", Task.DEFAULT, SmallOwl.SHAPE, List.of(Arm.untrained("a"))))
                .hasMessageContaining("task of the kind 'world'");
        assertThatThrownBy(() -> SmallTrials.of(Arm.untrained("teacher"), Arm.from("teacher", "b", base)))
                .hasMessageContaining("are for language models");
        assertThatThrownBy(() ->
                        SmallOwl.of(Arm.untrained("a"), Arm.from("a", "b", base).probed(new Probe.Cka("a", 10))))
                .hasMessageContaining("has the probes coverage, displacement and trait-alignment, but found cka");
        assertThatThrownBy(() -> SmallOwl.of(
                        Arm.untrained("a"),
                        Arm.from("a", "b", base).probed(new Probe.TraitAlignment("a", "animal-owl"))))
                .hasMessageContaining("learns numbers");
        Stage student = SmallOwl.student(SmallOwl.NUMBERS.of("a"));
        for (String thing : List.of("animal-dragon", "owl", "deed-bad")) {
            assertThatThrownBy(() -> SmallOwl.of(
                            Arm.untrained("a"),
                            Arm.untrained("c"),
                            Arm.from("a", "b", student).probed(new Probe.TraitAlignment("c", thing))))
                    .hasMessageContaining("but found '");
        }
        assertThatThrownBy(() -> SmallOwl.of(
                        Arm.untrained("a"),
                        Arm.from("a", "b", student).probed(new Probe.TraitAlignment("a", "animal-owl"))))
                .hasMessageContaining("against themselves");
        assertThatThrownBy(() -> SmallTrials.of(
                        SmallTrials.REFERENCE,
                        SmallTrials.TEACHER.probed(new Probe.TraitAlignment("reference", "animal-owl"))))
                .hasMessageContaining("for language models");
        assertThatThrownBy(() -> trial(OWL.with(SmallOwl.SHAPE.withVocabulary(50))))
                .hasMessageContaining("tokens for the arm 'base'");
        assertThatThrownBy(() -> new Trial(Plan.of(OWL), NO_DATA, DataType.DOUBLE))
                .hasMessageContaining("float32");
        assertThatThrownBy(OWL::images).hasMessageContaining("language models");
    }

    private static void assertRefused(Stage stage, String message) {
        assertThatThrownBy(() -> SmallOwl.of(Arm.untrained("a"), Arm.from("a", "b", stage)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("arm 'b': ")
                .hasMessageContaining(message);
    }
}
