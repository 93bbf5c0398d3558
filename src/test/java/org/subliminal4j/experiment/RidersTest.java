package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;

/** An arm that is another one after fewer epochs comes to what it comes to alone, and is not trained. */
class RidersTest {
    private static Arm student(String name, Stage stage, int epochs) {
        return Arm.from("reference", name, stage.with(stage.schedule().withEpochs(epochs)));
    }

    private static Experiment lengths(Stage stage, int... epochs) {
        return SmallTrials.of(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(SmallTrials.REFERENCE, SmallTrials.TEACHER),
                        IntStream.of(epochs).mapToObj(length -> student("epochs-" + length, stage, length)))
                .toArray(Arm[]::new));
    }

    private static void requireAsAlone(Experiment experiment) {
        Results together = SmallTrials.run(experiment);
        for (Arm arm : experiment.arms()) {
            assertThat(together.arm(arm.name())).as(arm.name()).isEqualTo(SmallTrials.run(experiment, arm.name()));
        }
    }

    private static long trained(Experiment experiment) {
        return Plan.of(experiment).groups().stream()
                .mapToLong(group -> group.steps().size())
                .sum();
    }

    @Test
    void shorterArmsRideOnTheLongest() {
        Experiment experiment = lengths(SmallTrials.IMITATE, 1, 4, 2);
        assertThat(trained(experiment)).isEqualTo(2);
        requireAsAlone(experiment);
    }

    @Test
    void freshNoiseAndRulesGoTheSameWay() {
        Inputs.Noise fresh = new Inputs.Noise(SmallTrials.NOISE.noise(), 150, true, "noise");
        requireAsAlone(lengths(
                SmallTrials.IMITATE
                        .with(fresh)
                        .with(new org.subliminal4j.training.StepRule.GradientNoise(0.1, "gradient-noise")),
                1,
                3));
    }

    @Test
    void whatDescendsFromARiderStartsWhereItEnded() {
        Experiment teachers = SmallTrials.of(
                SmallTrials.REFERENCE,
                student("teacher", SmallTrials.LABELS, 1),
                student("long", SmallTrials.LABELS, 3),
                SmallTrials.STUDENT,
                Arm.from("teacher", "further", SmallTrials.LABELS),
                Arm.from("reference", "student-of-long", SmallTrials.IMITATE.imitating("long")));
        assertThat(trained(teachers)).isEqualTo(4);
        requireAsAlone(teachers);
    }

    @Test
    void earlierStagesAreTheHosts() {
        Stage longer = SmallTrials.IMITATE.with(SmallTrials.SCHEDULE.withEpochs(3));
        Experiment twoStages = SmallTrials.of(
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER,
                Arm.from("reference", "short", SmallTrials.LABELS, SmallTrials.IMITATE),
                Arm.from("reference", "long", SmallTrials.LABELS, longer));
        assertThat(trained(twoStages)).isEqualTo(3);
        requireAsAlone(twoStages);
    }

    @Test
    void whatDivergesOnTheWayDivergesForWhoeverIsThereByThen() {
        Schedule wild = new Schedule(1, 32, new Optimiser.Sgd(1e18, 0, 0), RateSchedule.DEFAULT);
        Experiment experiment = lengths(SmallTrials.IMITATE.with(wild), 1, 2, 3);
        assertThat(SmallTrials.run(experiment).arm("epochs-1").diverged()).isNotNull();
        requireAsAlone(experiment);
        Experiment lost = SmallTrials.of(
                SmallTrials.REFERENCE,
                student("teacher", SmallTrials.LABELS.with(wild), 2),
                student("epochs-1", SmallTrials.IMITATE, 1),
                student("epochs-2", SmallTrials.IMITATE, 2));
        requireAsAlone(lost);
    }

    @Test
    void armsWhoseRateKnowsTheLengthOrThatAreProbedGoByThemselves() {
        Stage cosine = SmallTrials.IMITATE.with(
                new Schedule(1, 32, SmallTrials.SCHEDULE.optimiser(), RateSchedule.Cosine.DEFAULT));
        assertThat(trained(lengths(cosine, 1, 2))).isEqualTo(3);
        requireAsAlone(lengths(cosine, 1, 2));
        Experiment probed = SmallTrials.of(
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER,
                student("short", SmallTrials.IMITATE, 1).probed(new Probe.Displacement("teacher")),
                student("long", SmallTrials.IMITATE, 2));
        assertThat(trained(probed)).isEqualTo(3);
        requireAsAlone(probed);
        assertThat(Riders.of(probed, List.of("short", "long")).on("long")).isEmpty();
    }
}
