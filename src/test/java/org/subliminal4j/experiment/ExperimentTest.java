package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Probe;

class ExperimentTest {
    private static final Dense SMALL = Dense.paper().withHidden(8, 8);

    @Test
    void aCycleIsNamed() {
        refused(
                "an arm cannot descend from itself, but a needs b needs a",
                Arm.from("b", "a", Stage.labels()),
                Arm.from("a", "b", Stage.labels()));
        refused(
                "an arm cannot descend from itself, but a needs a",
                Arm.untrained("r"),
                Arm.from("r", "a", Stage.imitate("a", Logits.ALL)));
    }

    @Test
    void itIsFittedToWhatItsTaskIsAbout() {
        Experiment paper = Experiment.paper();
        assertThat(paper.forImages(784, 10)).isSameAs(paper);
        assertThat(paper.forImages(16, 10).architecture().label()).isEqualTo("16-256-256-(10+3)");
        assertThat(paper.forImages(784, 3).architecture().label()).isEqualTo("784-256-256-(3+3)");
        assertThat(paper.fitted(SmallTrials.DATA_SETS).architecture().label()).isEqualTo("16-256-256-(3+3)");
        Experiment cnn = paper.with(Dl4j.smallCnn(28, 28, 10, 3));
        assertThat(cnn.forImages(784, 10)).isSameAs(cnn);
        assertThatThrownBy(() -> cnn.forImages(16, 10))
                .hasMessageContaining("expected images of 784 pixels and 10 classes")
                .hasMessageContaining("but found 16 pixels and 10 classes");

        Experiment owl = SmallOwl.experiment();
        assertThat(owl.fitted(new DataSets())).isSameAs(owl);
        assertThat(owl.with(SmallOwl.SHAPE.withVocabulary(50)).fitted(new DataSets()))
                .isEqualTo(owl);
        assertThat(paper.images()).isEqualTo(Task.DEFAULT);
    }

    @Test
    void anUnknownArmIsNamed() {
        refused(
                "arm 'a': expected one of the arms r, a, but found 'teecher'",
                Arm.untrained("r"),
                Arm.from("r", "a", Stage.imitate("teecher", Logits.ALL)));
    }

    @Test
    void twoArmsOfOneNameAreRefused() {
        refused("arms must have different names, but found two 'r'", Arm.untrained("r"), Arm.untrained("r"));
    }

    @Test
    void logitsThatDoNotExistAreRefused() {
        refused(
                "arm 'a': expected logits from 0 to 12",
                Arm.untrained("r"),
                Arm.from("r", "a", Stage.imitate("r", new Logits.Listed(List.of(3, 13)))));
    }

    @Test
    void aSingleLogitUnderASoftmaxIsRefused() {
        assertThatThrownBy(() -> Experiment.paper().with(SMALL.withAuxiliary(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the softmax of a single logit is always 1");
    }

    @Test
    void layersOfDifferentShapesAreNotMixed() {
        Start narrow = new Start.Fresh("init", Initialiser.DEFAULT, SMALL.withHidden(4, 4));
        refused(
                "arm 'a': layers can be mixed between networks of one shape only, but found 784-8-8-(10+3) and 784-4-4-(10+3)",
                new Arm(
                        "a",
                        "",
                        new Start.Mixed(Start.Fresh.DEFAULT, narrow, List.of("hidden")),
                        List.of(),
                        List.of()));
    }

    @Test
    void anUnknownPartIsNamed() {
        refused(
                "arm 'a': expected a part of the network, one of layer-1, layer-2, class-head, auxiliary-head",
                new Arm(
                        "a",
                        "",
                        new Start.Mixed(Start.Fresh.DEFAULT, Start.Fresh.DEFAULT, List.of("layer-3")),
                        List.of(),
                        List.of()));
    }

    @Test
    void labelsOfNoiseAreRefused() {
        refused(
                "arm 'a': labels need images that have some",
                Arm.untrained("r"),
                Arm.from("r", "a", Stage.labels().with(Inputs.Noise.DEFAULT)));
    }

    @Test
    void twoProbesOfOneKindOnAnArmAreRefused() {
        refused(
                "arm 'a': expected one probe of each kind, but found two of cka",
                Arm.untrained("r"),
                Arm.from("r", "a", Stage.labels())
                        .probed(new Probe.Cka("r", 10), new Probe.Displacement("r"), new Probe.Cka("r", 20)));
        Arm both = Arm.from("r", "a", Stage.labels()).probed(new Probe.Cka("r", 10), new Probe.Displacement("r"));
        assertThat(experiment(Arm.untrained("r"), both).arm("a").probes()).hasSize(2);
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        assertThatThrownBy(() -> Arm.untrained("../x")).hasMessageContaining("name must be of 1 to 64 letters");
    }

    @Test
    void theFourStudentsOfThePaperAreTrainedSideBySide() {
        Plan plan = Plan.of(Experiment.paper());
        assertThat(plan.untrained()).containsExactly("reference");
        assertThat(plan.groups().stream()
                        .map(group -> group.steps().stream().map(Plan.Step::arm).toList())
                        .toList())
                .containsExactly(List.of("teacher"), List.of("student-aux", "student-all", "cross-aux", "cross-all"));
    }

    @Test
    void aPlanOfOneArmHoldsWhatItDescendsFrom() {
        assertThat(Plan.of(Experiment.paper(), List.of("cross-aux")).arms())
                .containsExactly("reference", "teacher", "cross-aux");
    }

    @Test
    void aChainIsTrainedLinkByLink() {
        Experiment chain = experiment(
                Arm.untrained("r"),
                Arm.from("r", "third", Stage.imitate("second", Logits.AUXILIARY)),
                Arm.from("r", "second", Stage.imitate("first", Logits.AUXILIARY)),
                Arm.from("r", "first", Stage.imitate("teacher", Logits.AUXILIARY)),
                Arm.from("r", "teacher", Stage.labels()));
        assertThat(Plan.of(chain).groups().stream()
                        .map(group -> group.steps().get(0).arm())
                        .toList())
                .containsExactly("teacher", "first", "second", "third");
    }

    private static void refused(String message, Arm... arms) {
        assertThatThrownBy(() -> experiment(arms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Experiment experiment(Arm... arms) {
        return new Experiment("test", Task.DEFAULT, SMALL, List.of(arms));
    }
}
