package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.Split;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;

class LineageTest {
    private static final Experiment PAPER = Experiment.paper();

    @Test
    void anArmOfTheSameDescentHasTheSameKeyWhateverItIsCalled() {
        Experiment renamed = new Experiment(
                "other words",
                Task.DEFAULT,
                PAPER.architecture(),
                List.of(
                        Arm.untrained("zero"),
                        Arm.from("zero", "master", Stage.labels()).labelled("Master"),
                        Arm.from("zero", "pupil", Stage.imitate("master", Logits.AUXILIARY))));
        assertThat(lineage(renamed, "a").result("pupil"))
                .isEqualTo(lineage(PAPER, "a").result("student-aux"));
        assertThat(lineage(renamed, "a").weights("master"))
                .isEqualTo(lineage(PAPER, "a").weights("teacher"));
    }

    @Test
    void theSixArmsHaveSixKeys() {
        Lineage lineage = lineage(PAPER, "a");
        assertThat(PAPER.arms().stream().map(arm -> lineage.result(arm.name())).distinct())
                .hasSize(6);
    }

    @Test
    void whatChangesAnAncestorChangesItsDescendants() {
        Experiment longer = PAPER.withStages(stage -> stage.source() instanceof Source.Labels
                ? stage.with(stage.schedule().withEpochs(6))
                : stage);
        for (String arm : List.of("teacher", "student-aux", "cross-all")) {
            assertThat(lineage(longer, "a").result(arm))
                    .isNotEqualTo(lineage(PAPER, "a").result(arm));
        }
        assertThat(lineage(longer, "a").result("reference"))
                .isEqualTo(lineage(PAPER, "a").result("reference"));
    }

    @Test
    void otherImagesGiveOtherKeys() {
        assertThat(lineage(PAPER, "a").result("reference"))
                .isNotEqualTo(lineage(PAPER, "b").result("reference"));
    }

    @Test
    void theImagesOfAStageCountByTheirContentAndNotByTheirName() {
        String first = ofStudent("here", "b");
        assertThat(ofStudent("there", "b")).isEqualTo(first);
        assertThat(ofStudent("here", "c")).isNotEqualTo(first);
    }

    @Test
    void theArchitectureCountsWhereverItIsDrawn() {
        Start shaken = new Start.Perturbed(Start.Fresh.DEFAULT, 0.1, false, List.of(Layout.ALL), "perturbation");
        for (Start start : List.of(Start.Fresh.DEFAULT, shaken)) {
            Arm arm = new Arm("a", "", start, List.of(), List.of());
            Experiment paper = new Experiment("", Task.DEFAULT, Dense.paper(), List.of(arm));
            Experiment wide = paper.with(Dense.paper().withHidden(512));
            assertThat(lineage(wide, "a").weights("a"))
                    .isNotEqualTo(lineage(paper, "a").weights("a"));
        }
    }

    /** The key of a student who learns from images of another name than the task's. */
    private static String ofStudent(String name, String sha256) {
        Inputs others = new Inputs.Images(name, Split.TRAIN, 0, Inputs.Shuffle.NONE, "pixel-shuffle");
        Experiment experiment = new Experiment(
                "",
                Task.DEFAULT,
                PAPER.architecture(),
                List.of(
                        Arm.untrained("reference"),
                        Arm.from("reference", "teacher", Stage.labels()),
                        Arm.from(
                                "reference",
                                "student",
                                Stage.imitate("teacher", Logits.AUXILIARY).with(others))));
        DataSets data = new DataSets().with("mnist", data("a")).with(name, data(sha256));
        return new Lineage(experiment, data).result("student");
    }

    @Test
    void titleAndLabelsChangeNoKey() {
        Experiment retitled = new Experiment("another title", PAPER.task(), PAPER.architecture(), PAPER.arms());
        assertThat(lineage(retitled, "a").result("cross-aux"))
                .isEqualTo(lineage(PAPER, "a").result("cross-aux"));
    }

    private static Lineage lineage(Experiment experiment, String sha256) {
        return new Lineage(experiment, new DataSets().with("mnist", data(sha256)));
    }

    private static ImageData data(String sha256) {
        ImageSet images = new ImageSet(1, 1, new byte[] {0, 1}, new byte[] {0, 1}, 2);
        return new ImageData(images, images, Map.of("images", sha256));
    }
}
