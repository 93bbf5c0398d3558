package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.subliminal4j.experiment.SmallTrials.LABELS;
import static org.subliminal4j.experiment.SmallTrials.NOISE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.data.Split;

/** How far a trial is, as it is told while it runs. */
class ProgressTest {
    static Stream<Experiment> trials() {
        return Stream.of(SmallTrials.PAPER, SmallOwl.experiment());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void itRisesToOne(Experiment experiment) {
        List<Double> told = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        TrialObserver observer = new TrialObserver() {
            @Override
            public synchronized void progressed(String phase, double done) {
                told.add(done);
                phases.add(phase);
            }
        };
        new Trial(Plan.of(experiment), SmallTrials.DATA_SETS).run(1, observer, Helpers.NONE);
        assertThat(told).isSorted().allSatisfy(done -> assertThat(done).isBetween(0.0, 1.0));
        assertThat(told.get(0)).isLessThan(0.2);
        // A filter may leave out some of the numbers that a student was to read.
        assertThat(told.get(told.size() - 1)).isEqualTo(1, within(experiment == SmallTrials.PAPER ? 1e-9 : 0.2));
        assertThat(phases).anySatisfy(phase -> assertThat(phase).contains(", epoch 1 of "));
    }

    @Test
    void aStageIsWorthItsImagesInEachEpoch() {
        Inputs few = new Inputs.Images(null, Split.TRAIN, 40, Inputs.Shuffle.NONE, "pixel-shuffle");
        assertThat(ImageDomain.count(NOISE, SmallTrials.DATA)).isEqualTo(150);
        assertThat(ImageDomain.count(Inputs.Images.DEFAULT, SmallTrials.DATA)).isEqualTo(200);
        assertThat(ImageDomain.count(few, SmallTrials.DATA)).isEqualTo(40);
        assertThat(ImageDomain.count(new Inputs.Blend(few, 1, NOISE, 1), SmallTrials.DATA))
                .isEqualTo(40);
        assertThat(ImageDomain.count(new Inputs.Blend(Inputs.Images.DEFAULT, 1, NOISE, 1), SmallTrials.DATA))
                .isEqualTo(150);
        Stage stage = LABELS.with(LABELS.schedule().withEpochs(3));
        Experiment experiment = SmallTrials.of(SmallTrials.REFERENCE, Arm.from("reference", "teacher", stage));
        Plan.Step step = Plan.of(experiment).groups().get(0).steps().get(0);
        ImageDomain domain = new ImageDomain(Task.DEFAULT, SmallTrials.DATA_SETS);
        assertThat(domain.work(step, experiment)).isEqualTo(3 * 200);
    }
}
