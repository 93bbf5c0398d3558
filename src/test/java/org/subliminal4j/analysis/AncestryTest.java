package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.analysis.Ancestry.Nearness;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Start;

/** Who descends from whom in the paper's experiment and what is added to it. */
class AncestryTest {
    private static final Experiment PAPER = Experiment.paper();
    private static final Start SHAKEN =
            new Start.Perturbed(new Start.Same("reference"), 0.05, false, List.of("all"), "x");

    private static Experiment with(Arm... more) {
        List<Arm> arms = new ArrayList<>(PAPER.arms());
        arms.addAll(List.of(more));
        return new Experiment(PAPER.title(), PAPER.task(), PAPER.architecture(), arms);
    }

    private static Arm untrained(String name, Start start) {
        return new Arm(name, name, start, List.of(), List.of());
    }

    private static Arm student(String name, Start start) {
        return new Arm(name, name, start, PAPER.arm("student-aux").stages(), List.of());
    }

    @Test
    void anUntrainedArmIsItsStart() {
        Start fresh = PAPER.arm("reference").start();
        Experiment experiment =
                with(untrained("copy", new Start.Same("reference")), student("far", new Start.Same("copy")));
        Ancestry ancestry = new Ancestry(experiment);

        assertThat(ancestry.start(new Start.Same("reference"))).isEqualTo(ancestry.start(fresh));
        assertThat(ancestry.start(new Start.Same("copy"))).isEqualTo(ancestry.start(fresh));
        assertThat(ancestry.start(new Start.Same("teacher")))
                .as("it starts where the teacher ended")
                .isEqualTo(ancestry.lineage("teacher"))
                .isNotEqualTo(ancestry.start(fresh));
        assertThat(ancestry.lineage("far")).isEqualTo(ancestry.lineage("student-aux"));
    }

    @Test
    void aChangedStartIsMadeOfWhatItChanges() {
        Ancestry ancestry = new Ancestry(PAPER);
        Start ofFresh = new Start.Perturbed(PAPER.arm("reference").start(), 0.05, false, List.of("all"), "x");

        assertThat(ancestry.start(SHAKEN)).isEqualTo(ancestry.start(ofFresh));
        assertThat(ancestry.start(SHAKEN)).isNotEqualTo(ancestry.start(new Start.Same("reference")));
    }

    @Test
    void aStudentIsNearWhereItsStartIsNearTheTeachers() {
        Experiment experiment = with(
                student("shaken", SHAKEN),
                student("later", new Start.Same("student-aux")),
                student("stranger", new Start.Same("cross-aux")));
        Ancestry ancestry = new Ancestry(experiment);

        assertThat(ancestry.nearness(PAPER.arm("student-aux"))).isEqualTo(Nearness.OWN);
        assertThat(ancestry.nearness(PAPER.arm("cross-aux"))).isEqualTo(Nearness.OTHER);
        assertThat(ancestry.nearness(experiment.arm("shaken"))).isEqualTo(Nearness.RELATED);
        assertThat(ancestry.nearness(experiment.arm("later")))
                .as("the init behind it is the teacher's")
                .isEqualTo(Nearness.OWN);
        assertThat(ancestry.nearness(experiment.arm("stranger"))).isEqualTo(Nearness.OTHER);
        assertThat(ancestry.nearness(PAPER.arm("teacher")))
                .as("it imitates nobody")
                .isEqualTo(Nearness.OTHER);
    }

    @Test
    void whatAnArmStartedFromIsNamedOrIsAnUntrainedArmOfTheSameStart() {
        Arm shaken = student("shaken", SHAKEN);
        Arm init = untrained("init", SHAKEN);
        Arm other =
                untrained("other", new Start.Perturbed(new Start.Same("reference"), 0.1, false, List.of("all"), "x"));

        Ancestry alone = new Ancestry(with(shaken, student("twin", SHAKEN), other));
        assertThat(alone.startOf(shaken)).isNull();
        assertThat(alone.startOf(init)).as("nobody started from itself").isNull();
        assertThat(new Ancestry(with(shaken, other, init)).startOf(shaken)).isEqualTo(init);
        assertThat(new Ancestry(with(shaken, other, init)).startOf(init)).isNull();
        assertThat(new Ancestry(PAPER).startOf(PAPER.arm("student-aux"))).isEqualTo(PAPER.arm("reference"));
    }

    @Test
    void teachersAreNamedInTheOrderOfTheStages() {
        Arm both = new Arm(
                "both",
                "Both",
                SHAKEN,
                List.of(
                        PAPER.arm("student-aux").stages().get(0).imitating("cross-all"),
                        PAPER.arm("student-aux").stages().get(0)),
                List.of());

        assertThat(Ancestry.teachers(both)).containsExactly("cross-all", "teacher");
        assertThat(Ancestry.teachers(PAPER.arm("teacher"))).isEmpty();
    }
}
