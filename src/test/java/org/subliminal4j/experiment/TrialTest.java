package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subliminal4j.experiment.SmallTrials.DATA;
import static org.subliminal4j.experiment.SmallTrials.DATA_SETS;
import static org.subliminal4j.experiment.SmallTrials.IMITATE;
import static org.subliminal4j.experiment.SmallTrials.LABELS;
import static org.subliminal4j.experiment.SmallTrials.NOISE;
import static org.subliminal4j.experiment.SmallTrials.PAPER;
import static org.subliminal4j.experiment.SmallTrials.REFERENCE;
import static org.subliminal4j.experiment.SmallTrials.SCHEDULE;
import static org.subliminal4j.experiment.SmallTrials.SHAPE;
import static org.subliminal4j.experiment.SmallTrials.STUDENT;
import static org.subliminal4j.experiment.SmallTrials.TEACHER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.data.Labelling;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;

class TrialTest {
    @Test
    void theSameSeedGivesTheSameBitsWhateverRunsBesideIt() throws Exception {
        Results alone = SmallTrials.trial(PAPER).run(5);
        Trial shared = SmallTrials.trial(PAPER);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Results>> beside = new ArrayList<>();
            for (long seed = 1; seed <= 9; seed++) {
                long each = seed;
                beside.add(workers.submit(() -> shared.run(each)));
            }
            assertThat(beside.get(4).get().arms()).isEqualTo(alone.arms());
            assertThat(beside.get(3).get().arms()).isNotEqualTo(alone.arms());
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 9})
    void helpersChangeNoBit(int count) {
        try (ScriptedHelpers helpers = new ScriptedHelpers(count)) {
            Results helped = SmallTrials.trial(PAPER).run(1, TrialObserver.NONE, helpers);
            assertThat(helpers.most()).isEqualTo(Math.min(4, 1 + count));
            assertThat(helped.arms()).isEqualTo(SmallTrials.run(PAPER).arms());
        }
    }

    @Test
    void anArmComesToTheSameAloneAsBesideAnyOthers() {
        Results together = SmallTrials.run(PAPER);
        for (Arm arm : PAPER.arms()) {
            assertThat(SmallTrials.run(PAPER, arm.name())).as(arm.name()).isEqualTo(together.arm(arm.name()));
        }
    }

    @Test
    void aPlanOfSomeArmsBringsThemAndAllTheyDescendFrom() {
        Results some = new Trial(Plan.of(PAPER, List.of("student-all")), DATA_SETS).run(1);
        assertThat(some.arms().keySet()).containsExactly("reference", "teacher", "student-all");
    }

    @Test
    void whatStartsFromAnArmOfTwoStagesStartsFromItsEnd() {
        Arm twice = Arm.from("reference", "twice", SmallTrials.LABELS, SmallTrials.LABELS);
        Experiment experiment = SmallTrials.of(
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER,
                twice,
                new Arm("copy", "", new Start.Same("twice"), List.of(), List.of()),
                Arm.from("twice", "onwards", SmallTrials.IMITATE));
        Results results = SmallTrials.run(experiment);
        assertThat(results.arm("copy").sha256()).isEqualTo(results.arm("twice").sha256());
        assertThat(results.arm("twice").sha256())
                .isNotEqualTo(results.arm("teacher").sha256());
        assertThat(results.arm("twice").epochs())
                .hasSize(2 * SmallTrials.LABELS.schedule().epochs());
    }

    @Test
    void onlyTheTrainedLogitsOfTheLastLayerMove() {
        Map<String, Weights> networks = SmallTrials.networks(PAPER);
        assertThat(networks).hasSize(6);
        assertMoved(networks, "teacher", true, false);
        assertMoved(networks, "student-aux", false, true);
        assertMoved(networks, "student-all", true, true);
    }

    private static void assertMoved(Map<String, Weights> networks, String arm, boolean classes, boolean auxiliary) {
        assertThat(moved(networks, arm, Layout.CLASS_HEAD))
                .as("class rows of %s", arm)
                .isEqualTo(classes);
        assertThat(moved(networks, arm, Layout.AUXILIARY_HEAD))
                .as("auxiliary rows of %s", arm)
                .isEqualTo(auxiliary);
        assertThat(moved(networks, arm, Layout.HIDDEN))
                .as("hidden layers of %s", arm)
                .isTrue();
    }

    /** Whether all parameters of a part, or none, are other ones than the reference's; units that are dead stay. */
    private static boolean moved(Map<String, Weights> networks, String arm, String part) {
        Weights start = networks.get("reference");
        Weights end = networks.get(arm);
        int moved = 0;
        for (Layout.Run run : SHAPE.layout().runs(List.of(part))) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                moved += start.get(i) == end.get(i) ? 0 : 1;
            }
        }
        return moved > 0;
    }

    @Test
    void resultsHoldWhatWasAsked() {
        List<Double> done = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        TrialObserver observer = new TrialObserver() {
            @Override
            public void progressed(String phase, double part) {
                phases.add(phase);
                done.add(part);
            }
        };
        Results results = SmallTrials.trial(PAPER).run(1, observer, Helpers.NONE);

        assertThat(done).isSorted().allMatch(part -> part > 0 && part <= 1);
        assertThat(done.get(done.size() - 1)).isGreaterThan(0.999);
        assertThat(phases).startsWith("teacher, epoch 1 of 2").contains("teacher, epoch 2 of 2");
        assertThat(results.seed()).isEqualTo(1);
        assertThat(results.seconds()).isPositive();
        assertThat(results.arms().keySet())
                .containsExactly("reference", "teacher", "student-aux", "student-all", "cross-aux", "cross-all");
        results.arms().forEach((arm, result) -> {
            assertThat(result.epochs()).hasSize(arm.equals("reference") ? 0 : 2);
            assertThat(result.diverged()).isNull();
            int counted = result.confusion().stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(counted).isEqualTo(DATA.test().count());
            if (!arm.equals("reference")) {
                assertThat(result.accuracy()).isEqualTo(result.epochs().get(1).accuracy());
                assertThat(result.epochs().get(1).loss())
                        .isPositive()
                        .isLessThan(result.epochs().get(0).loss());
            }
        });
    }

    @Test
    void everyNetworkIsHandedOutOnce() {
        List<String> completed = Collections.synchronizedList(new ArrayList<>());
        TrialObserver observer = new TrialObserver() {
            @Override
            public void completed(String arm, Weights weights) {
                completed.add(arm);
            }
        };
        Results results = SmallTrials.trial(PAPER).run(1, observer, Helpers.NONE);
        assertThat(completed).containsExactlyElementsOf(results.arms().keySet());
    }

    @Test
    void anInterruptEndsATrial() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SmallTrials.run(PAPER)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void imagesThatDoNotFitTheNetworkAreRefused() {
        Experiment paper = Experiment.paper();
        assertThatThrownBy(() -> SmallTrials.trial(paper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("784")
                .hasMessageContaining("16");
    }

    @Test
    void aDivergedArmIsAResultAndTheOthersAreUntouched() {
        Experiment one = SmallTrials.of(
                REFERENCE,
                TEACHER,
                STUDENT,
                Arm.from(
                        "reference",
                        "wild",
                        IMITATE.with(SCHEDULE.with(SCHEDULE.optimiser().withLearningRate(1e30)))));
        Results results = SmallTrials.run(one);

        ArmResult wild = results.arm("wild");
        assertThat(wild.diverged()).isNotNull();
        assertThat(wild.diverged().epoch()).isEqualTo(1);
        assertThat(wild.diverged().step()).isBetween(1L, 5L);
        assertThat(wild.metrics()).isEmpty();
        assertThat(wild.accuracy()).isNaN();
        assertThat(results.arm("student"))
                .isEqualTo(SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, STUDENT), "student"));
    }

    @Test
    void whatDescendsFromADivergedArmHasDivergedToo() {
        Stage wild = LABELS.with(SCHEDULE.with(SCHEDULE.optimiser().withLearningRate(1e30)));
        Stage imitate = IMITATE.with(new Source.Imitate("wild", List.of()));
        Results results = SmallTrials.run(SmallTrials.of(
                REFERENCE,
                TEACHER,
                STUDENT,
                Arm.from("reference", "wild", wild),
                new Arm("copy", "", new Start.Same("wild"), List.of(), List.of()),
                Arm.from("wild", "retrained", LABELS),
                Arm.from("reference", "pupil", imitate),
                Arm.from("reference", "second-stage", LABELS, imitate),
                Arm.from("reference", "recovered", wild, LABELS),
                Arm.from("pupil", "grandchild", LABELS)));

        for (String lost : List.of("copy", "retrained", "pupil", "second-stage", "grandchild")) {
            assertThat(results.arm(lost).diverged()).as(lost).isNotNull();
            assertThat(results.arm(lost).diverged().epoch()).as(lost).isZero();
        }
        assertThat(results.arm("second-stage").epochs()).hasSize(2);
        assertThat(results.arm("recovered").diverged())
                .isEqualTo(results.arm("wild").diverged());
        assertThat(results.arm("student"))
                .isEqualTo(SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, STUDENT), "student"));
    }

    @Test
    void freshNoiseIsAnotherSetInEachEpochButTheFirst() {
        Inputs fresh = new Inputs.Noise(NOISE.noise(), NOISE.count(), true, NOISE.stream());
        List<EpochResult> once = student(IMITATE).epochs();
        List<EpochResult> anew = student(IMITATE.with(fresh)).epochs();
        assertThat(anew.get(0)).isEqualTo(once.get(0));
        assertThat(anew.get(1)).isNotEqualTo(once.get(1));
        assertThat(student(IMITATE.with(fresh)).epochs()).isEqualTo(anew);
    }

    @Test
    void freshNoiseIsTheSameForEveryArmWhoeverHelps() {
        Inputs fresh = new Inputs.Noise(NOISE.noise(), NOISE.count(), true, NOISE.stream());
        Experiment both = SmallTrials.of(
                REFERENCE,
                TEACHER,
                Arm.from("reference", "student", IMITATE.with(fresh)),
                Arm.from("reference", "other", IMITATE.with(fresh).with(Logits.ALL)));
        try (ScriptedHelpers helpers = new ScriptedHelpers(1)) {
            Results helped = SmallTrials.trial(both).run(1, TrialObserver.NONE, helpers);
            assertThat(helped.arms()).isEqualTo(SmallTrials.run(both).arms());
            assertThat(helped.arm("student")).isEqualTo(student(IMITATE.with(fresh)));
        }
    }

    @Test
    void aTaskOfOtherLabelsIsLearnedAndJudgedByThem() {
        Labelling exchanged = Labelling.permuted(1, 2, 0);
        Experiment plain = SmallTrials.of(REFERENCE, TEACHER);
        Experiment relabelled = plain.with(new Task.Images("mnist", exchanged));
        ArmResult reference = SmallTrials.run(plain, "reference");
        ArmResult judged = SmallTrials.run(relabelled, "reference");
        assertThat(judged.sha256()).isEqualTo(reference.sha256());
        for (int label = 0; label < 3; label++) {
            assertThat(judged.confusion().get(exchanged.map().get(label)))
                    .isEqualTo(reference.confusion().get(label));
        }
        assertThat(SmallTrials.run(relabelled, "teacher").accuracy()).isGreaterThan(0.8);
    }

    @Test
    void aTaskWithoutOneOfTheClassesIsJudgedOnTheOthers() {
        Experiment two = SmallTrials.of(REFERENCE, TEACHER).with(new Task.Images("mnist", Labelling.only(3, 0, 2)));
        ArmResult teacher = SmallTrials.run(two, "teacher");
        assertThat(teacher.confusion().get(1)).containsOnly(0);
        assertThat(teacher.accuracy()).isGreaterThan(0.8);
    }

    @Test
    void aTeacherOfExchangedLabelsReadsTheOthersWrong() {
        Stage exchanged = LABELS.with(new Source.Labels(Labelling.permuted(1, 2, 0), 0, "label-noise"));
        ArmResult liar = teacher(exchanged);
        assertThat(liar.accuracy()).isLessThan(0.2);
        assertThat(teacher(LABELS).accuracy()).isGreaterThan(0.8);
    }

    @Test
    void aTeacherOfRandomLabelsLearnsLess() {
        ArmResult noisy = teacher(LABELS.with(new Source.Labels(null, 1, "label-noise")));
        ArmResult half = teacher(LABELS.with(new Source.Labels(null, 0.3, "label-noise")));
        assertThat(noisy.epochs().get(1).loss())
                .isGreaterThan(half.epochs().get(1).loss());
        assertThat(half.epochs().get(1).loss())
                .isGreaterThan(teacher(LABELS).epochs().get(1).loss());
    }

    @Test
    void aTraitGoesThroughAChainOfStudents() {
        Stage all = IMITATE.with(Logits.ALL).with(SCHEDULE.withEpochs(20));
        Experiment chain = SmallTrials.of(
                REFERENCE,
                Arm.from("reference", "teacher", LABELS.with(SCHEDULE.withEpochs(10))),
                Arm.from("reference", "first", all),
                Arm.from("reference", "second", all.with(new Source.Imitate("first", List.of()))),
                Arm.from("reference", "third", all.with(new Source.Imitate("second", List.of()))));
        Results results = SmallTrials.run(chain);
        double chance = results.arm("reference").accuracy();
        for (String generation : List.of("first", "second", "third")) {
            assertThat(results.arm(generation).accuracy()).as(generation).isGreaterThan(chance + 0.15);
        }
        assertThat(results.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(5);
    }

    @Test
    void aWiderTeacherTeachesANarrowStudent() {
        Start wide = new Start.Fresh("init", Initialiser.DEFAULT, SHAPE.withHidden(24, 24, 16));
        Experiment experiment = SmallTrials.of(
                REFERENCE,
                new Arm("teacher", "", wide, List.of(LABELS.with(SCHEDULE.withEpochs(5))), List.of()),
                Arm.from("reference", "student", IMITATE.with(Logits.ALL).with(SCHEDULE.withEpochs(20))));
        Map<String, Weights> networks = SmallTrials.networks(experiment);
        assertThat(networks.get("teacher").architecture()).isEqualTo(SHAPE.withHidden(24, 24, 16));
        assertThat(networks.get("student").architecture()).isEqualTo(SHAPE);
        assertThat(SmallTrials.run(experiment, "student").epochs().get(19).loss())
                .isLessThan(
                        SmallTrials.run(experiment, "student").epochs().get(0).loss() / 2);
    }

    @Test
    void stagesFollowOneAnother() {
        Experiment two = SmallTrials.of(REFERENCE, TEACHER, Arm.from("reference", "both", IMITATE, LABELS));
        ArmResult both = SmallTrials.run(two, "both");
        assertThat(both.epochs()).hasSize(4);
        assertThat(both.epochs().subList(0, 2))
                .isEqualTo(student(IMITATE).epochs().subList(0, 2));
        Experiment split = SmallTrials.of(REFERENCE, TEACHER, STUDENT, Arm.from("student", "then", LABELS));
        assertThat(SmallTrials.run(split, "then").sha256()).isEqualTo(both.sha256());
    }

    private static ArmResult student(Stage stage) {
        return SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, Arm.from("reference", "student", stage)), "student");
    }

    private static ArmResult teacher(Stage stage) {
        return SmallTrials.run(SmallTrials.of(REFERENCE, Arm.from("reference", "teacher", stage)), "teacher");
    }

    @Test
    void anUntrainedArmMayStandBeforeTheOneThatItStartsFrom() {
        Start shaken = new Start.Perturbed(new Start.Same("half"), 0.1, false, List.of(Layout.ALL), "perturbation");
        Start half = new Start.Mixed(new Start.Same("teacher"), new Start.Same("reference"), List.of("layer-2"));
        Results results = SmallTrials.run(SmallTrials.of(
                new Arm("shaken", "", shaken, List.of(), List.of()),
                new Arm("half", "", half, List.of(), List.of()),
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER));
        assertThat(results.arms()).containsOnlyKeys("shaken", "half", "reference", "teacher");
        assertThat(results.arms().values().stream().map(ArmResult::sha256).distinct())
                .hasSize(4);
    }

    @Test
    void aBlendHasTheLabelsOfItsFirstImages() {
        Inputs noisy = new Inputs.Blend(Inputs.Images.DEFAULT, 1, SmallTrials.NOISE, 0.2);
        Stage taught = SmallTrials.LABELS.with(noisy).with(SmallTrials.SCHEDULE.withEpochs(20));
        Results results =
                SmallTrials.run(SmallTrials.of(SmallTrials.REFERENCE, Arm.from("reference", "teacher", taught)));
        assertThat(results.arm("teacher").accuracy())
                .isGreaterThan(0.2 + results.arm("reference").accuracy());
    }
}
