package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.IMITATE;
import static org.subliminal4j.experiment.SmallTrials.NOISE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Targets;

/** What is computed once for all students of a teacher. */
class GroupLessonTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twinsShareWhatTheyAreToSayAndNoEpochKeepsThatOfAnother(boolean fresh) {
        Stage stage = IMITATE.with(new Inputs.Noise(NOISE.noise(), 150, fresh, "noise"));
        Experiment experiment = SmallTrials.of(
                SmallTrials.REFERENCE,
                SmallTrials.TEACHER,
                Arm.from("reference", "one", stage),
                Arm.from("reference", "twin", stage),
                Arm.from("reference", "all", stage.with(Logits.ALL)));
        Weights teacher = SmallTrials.networks(experiment).get("teacher");
        Plan.Group group = Plan.of(experiment).groups().get(1);
        Map<String, Plan.Step> steps = new HashMap<>();
        group.steps().forEach(step -> steps.put(step.arm(), step));
        AtomicInteger asked = new AtomicInteger();
        RandomStreams streams = new RandomStreams(1);
        GroupLesson lesson = new GroupLesson(
                experiment, group, new InputImages(SmallTrials.DATA_SETS, SmallTrials.DATA, streams), streams, arm -> {
                    asked.incrementAndGet();
                    return teacher;
                });
        for (int epoch : List.of(1, 2)) {
            Targets one = lesson.targets(steps.get("one"), epoch);
            assertThat(lesson.targets(steps.get("twin"), epoch)).isSameAs(one);
            assertThat(lesson.targets(steps.get("all"), epoch)).isNotSameAs(one);
            assertThat(lesson.targets(steps.get("one"), epoch)).isSameAs(one);
        }
        assertThat(asked).as("made once for each description").hasValue(fresh ? 4 : 2);
        Targets first = lesson.targets(steps.get("one"), 1);
        Targets second = lesson.targets(steps.get("one"), 2);
        if (fresh) {
            assertThat(second).isNotSameAs(first);
            assertThat(second.values()).isNotEqualTo(first.values());
        } else {
            assertThat(second).isSameAs(first);
        }
    }
}
