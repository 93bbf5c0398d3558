package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

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
}
