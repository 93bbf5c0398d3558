package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.IMITATE;
import static org.subliminal4j.experiment.SmallTrials.NOISE;
import static org.subliminal4j.experiment.SmallTrials.REFERENCE;
import static org.subliminal4j.experiment.SmallTrials.TEACHER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Inference;

/** What networks were shown, made anew. */
class LessonTest {
    private static final Inputs FRESH = new Inputs.Noise(NOISE.noise(), 150, true, "noise");
    private static final Source ROUNDED = new Source.Imitate("teacher", List.of(new Source.Distortion.Rounding(1000)));
    private static final Experiment EXPERIMENT = SmallTrials.of(
            REFERENCE,
            TEACHER,
            Arm.from("reference", "one", IMITATE),
            Arm.from("reference", "all", IMITATE.with(Logits.ALL)),
            Arm.from("reference", "twice", IMITATE, IMITATE.imitating("one")),
            Arm.from("reference", "fresh", IMITATE.with(FRESH)),
            Arm.from("reference", "rounded", IMITATE.with(ROUNDED)));

    private static List<Lesson> lessons(String... arms) {
        return Lesson.of(EXPERIMENT, SmallTrials.DATA_SETS, 1, List.of(arms));
    }

    @Test
    void thoseWhoWereShownTheSameShareALesson() {
        List<Lesson> lessons = lessons("one", "all", "twice", "fresh", "rounded", "teacher");
        assertThat(lessons).extracting(Lesson::teacher).containsExactly("teacher", "one", "teacher", "teacher");
        assertThat(lessons.get(0).pupils())
                .containsExactly(
                        new Lesson.Pupil("one", 1, List.of(3, 4)),
                        new Lesson.Pupil("all", 1, List.of(0, 1, 2, 3, 4)),
                        new Lesson.Pupil("twice", 1, List.of(3, 4)));
        assertThat(lessons.get(1).pupils()).containsExactly(new Lesson.Pupil("twice", 2, List.of(3, 4)));
        assertThat(lessons.get(2).inputs()).isEqualTo(FRESH);
        assertThat(lessons.get(3).source()).isEqualTo(ROUNDED);
        assertThat(lessons("all")).hasSize(1);
        assertThat(lessons("all").get(0).pupils()).extracting(Lesson.Pupil::arm).containsExactly("all");
        assertThat(lessons("reference")).isEmpty();
    }

    @Test
    void imagesThatAreNewInEachEpochAreToldEpochByEpoch() {
        assertThat(lessons("one").get(0).epochs()).isEqualTo(1);
        Lesson fresh = lessons("fresh").get(0);
        assertThat(fresh.epochs()).isEqualTo(IMITATE.schedule().epochs()).isGreaterThan(1);
        assertThat(pixels(fresh, 1)).isEqualTo(pixels(lessons("one").get(0), 1)).isNotEqualTo(pixels(fresh, 2));
    }

    private static float[] pixels(Lesson lesson, int epoch) {
        float[] pixels = new float[16];
        lesson.images(epoch).write(7, pixels, 0);
        return pixels;
    }

    @Test
    void theTeacherSaysWhatItSaidWithTheDistortions() {
        Weights teacher = SmallTrials.networks(EXPERIMENT).get("teacher");
        Lesson plain = lessons("one").get(0);
        float[] said = plain.logits(teacher, 1);
        assertThat(said).isEqualTo(Inference.logits(teacher, plain.images(1))).hasSize(150 * 5);
        float[] rounded = lessons("rounded").get(0).logits(teacher, 1);
        for (int i = 0; i < rounded.length; i++) {
            assertThat(rounded[i]).isEqualTo(i % 5 < 3 ? said[i] : 0);
        }
    }
}
