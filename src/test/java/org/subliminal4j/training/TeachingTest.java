package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Teaching.Trained;

class TeachingTest {
    private static final ImageData DATA = SmallData.create();
    private static final RandomStreams STREAMS = new RandomStreams(2);
    private static final Weights START =
            Weights.draw(new Dense(36, List.of(24, 24), Activation.RELU, 4, 3), STREAMS.stream("init"));
    private static final Schedule SCHEDULE =
            new Schedule(6, 50, new Optimiser.Adam(3e-3, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);

    private static Trained teacher() {
        return Teaching.teach(START, DATA.train(), SCHEDULE, STREAMS.stream("teacher-shuffle"));
    }

    @Test
    void aTeacherLearnsItsLabelsAndLeavesItsAuxiliaryRowsAlone() {
        Trained teacher = teacher();
        assertThat(Inference.accuracy(START, DATA.test())).isLessThan(0.6);
        assertThat(Inference.accuracy(teacher.weights(), DATA.test())).isGreaterThan(0.9);
        assertThat(teacher.losses()).hasSize(6);
        assertThat(teacher.losses().get(5)).isLessThan(teacher.losses().get(0) / 2);
        assertThat(teacher.stopped()).isFalse();
        assertThat(teacher.diverged()).isNull();
        assertMoved(teacher.weights(), Layout.AUXILIARY_HEAD, false);
        assertMoved(teacher.weights(), Layout.CLASS_HEAD, true);
    }

    @Test
    void aStudentOfAuxiliaryLogitsLeavesItsClassRowsAlone() {
        Trained student = Teaching.distil(
                START, teacher().weights(), noise(), Logits.AUXILIARY, SCHEDULE, STREAMS.stream("students-shuffle"));
        assertMoved(student.weights(), Layout.AUXILIARY_HEAD, true);
        assertMoved(student.weights(), Layout.CLASS_HEAD, false);
        assertThat(student.losses().get(5)).isLessThan(student.losses().get(0) / 2);
    }

    static List<Loss> losses() {
        return List.of(
                new Loss.Divergence(Loss.Direction.FORWARD, 2),
                new Loss.Divergence(Loss.Direction.REVERSE, 1),
                new Loss.Divergence(Loss.Direction.JENSEN_SHANNON, 1),
                new Loss.SquaredError(),
                new Loss.CrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aStudentOfAllLogitsLearnsTheTeachersLabelsByEveryLoss(Loss loss) {
        Weights teacher = teacher().weights();
        Schedule longer = SCHEDULE.withEpochs(12);
        Trained student =
                Teaching.distil(START, teacher, noise(), Logits.ALL, loss, longer, STREAMS.stream("students-shuffle"));
        assertThat(Inference.accuracy(student.weights(), DATA.test())).isGreaterThan(0.8);
        assertThat(student.losses().get(11)).isLessThan(student.losses().get(0));
    }

    @Test
    void aListenerHearsOfEveryEpochAndMayStop() {
        List<Double> heard = new ArrayList<>();
        Trained trained =
                Teaching.teach(START, DATA.train(), SCHEDULE, STREAMS.stream("teacher-shuffle"), (epoch, loss) -> {
                    heard.add(loss);
                    assertThat(heard).hasSize(epoch);
                    return epoch < 2;
                });
        assertThat(trained.stopped()).isTrue();
        assertThat(trained.losses())
                .isEqualTo(heard)
                .isEqualTo(teacher().losses().subList(0, 2));
    }

    @Test
    void aNetworkThatDivergesSaysWhere() {
        Trained lost = Teaching.distil(
                START,
                teacher().weights(),
                noise(),
                Logits.ALL,
                new Loss.SquaredError(),
                SCHEDULE.with(new Optimiser.Sgd(1e20, 0, 0)),
                STREAMS.stream("students-shuffle"));
        assertThat(lost.diverged()).isNotNull();
        assertThat(lost.diverged().epoch()).isEqualTo(1);
        assertThat(lost.losses()).isEmpty();
    }

    @Test
    void freshImagesHaveFreshTargets() {
        Trained student = Teaching.distil(
                START,
                teacher().weights(),
                new FreshNoise(0),
                Logits.ALL,
                SCHEDULE,
                STREAMS.stream("students-shuffle"));
        assertThat(Inference.accuracy(student.weights(), DATA.test())).isGreaterThan(0.7);
    }

    /** 500 images, new in each epoch. */
    private record FreshNoise(int epoch) implements org.subliminal4j.data.ImageSource {
        @Override
        public int count() {
            return 500;
        }

        @Override
        public int features() {
            return 36;
        }

        @Override
        public void write(int index, float[] target, int offset) {
            new NoiseImages(epoch, 500, 36).write(index, target, offset);
        }

        @Override
        public FreshNoise epoch(int number) {
            return new FreshNoise(number);
        }
    }

    private static NoiseImages noise() {
        return new NoiseImages(STREAMS.key("noise"), 500, 36);
    }

    private static void assertMoved(Weights weights, String part, boolean moved) {
        for (Layout.Run run : START.architecture().layout().runs(List.of(part))) {
            boolean any = false;
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                any |= weights.get(i) != START.get(i);
            }
            assertThat(any).as(part).isEqualTo(moved);
        }
    }
}
