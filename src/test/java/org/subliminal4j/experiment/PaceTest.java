package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times are not asserted, but that more work takes more of it, in proportion. */
class PaceTest {
    private static Experiment lasting(int epochs) {
        return SmallTrials.PAPER.withStages(stage -> stage.with(stage.schedule().withEpochs(epochs)));
    }

    @Test
    void aTrialOfTenTimesTheEpochsTakesLonger() {
        Pace pace = new Pace(SmallTrials.DATA_SETS, 1);
        double shorter = pace.seconds(Map.of(Plan.of(lasting(2)), 1));
        double longer = pace.seconds(Map.of(Plan.of(lasting(200)), 1));
        assertThat(shorter).isPositive();
        assertThat(longer).isGreaterThan(5 * shorter);
    }

    @Test
    void everyKindOfTrainingCanBeMeasured() {
        assertThat(new Pace(SmallTrials.DATA_SETS, 2)
                        .seconds(Map.of(Plan.of(SmallTrials.PAPER), 3, Plan.of(lasting(1)), 1)))
                .isPositive();
        assertThat(new Pace(SmallTrials.DATA_SETS, 2).seconds(Map.of())).isZero();
    }

    @Test
    void readingForLongerTakesLonger() {
        Experiment shorter = reading(SmallOwl.STEPS);
        Experiment longer = reading(200 * SmallOwl.STEPS);
        Pace pace = new Pace(new DataSets(), 1);
        double once = pace.seconds(Map.of(Plan.of(shorter), 1));
        assertThat(once).isPositive();
        assertThat(pace.seconds(Map.of(Plan.of(longer), 1))).isGreaterThan(5 * once);
        assertThat(pace.seconds(Map.of(Plan.of(shorter), 50))).isGreaterThan(10 * once);
    }

    private static Experiment reading(int steps) {
        Stage stage = SmallOwl.base().with(new Inputs.Corpus(SmallOwl.CORPUS, steps, "corpus"));
        return SmallOwl.of(new Arm("base", "", Start.Fresh.DEFAULT, List.of(stage), List.of()));
    }

    @Test
    void everyKindOfReadingCanBeMeasured() {
        List<Arm> arms = new ArrayList<>(List.of(
                new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of()),
                Arm.from("base", "teacher", SmallOwl.teacher())));
        SmallOwl.stages().forEach(stage -> arms.add(Arm.from("base", "student-" + arms.size(), stage)));
        Experiment experiment = SmallOwl.of(arms.toArray(Arm[]::new));
        assertThat(new Pace(new DataSets(), 1).seconds(Map.of(Plan.of(experiment), 1)))
                .isPositive();
    }
}
