package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Teaching and distillation come to what the code before them came to, from the same streams. Goes when that code goes. */
class LegacyParityTest {
    private static final ImageData DATA = SmallData.create();
    private static final RandomStreams STREAMS = new RandomStreams(11);
    private static final Dense SHAPE = new Dense(36, List.of(24, 20), Activation.RELU, 4, 3);

    @Test
    void teacherAndStudentInFloat64AreTheSameNetworks() {
        Schedule schedule = new Schedule(2, 64, new Optimiser.Adam(3e-3, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);
        TrainingConfig config = new TrainingConfig(2, 64, 3e-3, 0.9, 0.999, 1e-8);
        assertParity(DataType.DOUBLE, schedule, config, 1e-12);
    }

    /** With betas that float holds exactly, which is where the two take {@code 1 - beta} alike. */
    @Test
    void teacherAndStudentInFloat32AreTheSameNetworks() {
        double beta2 = 1 - 0x1p-10;
        Schedule schedule = new Schedule(2, 64, new Optimiser.Adam(3e-3, 0.875, beta2, 1e-8, 0), RateSchedule.DEFAULT);
        assertParity(DataType.FLOAT, schedule, new TrainingConfig(2, 64, 3e-3, 0.875, beta2, 1e-8), 1e-4);
    }

    private static void assertParity(DataType type, Schedule schedule, TrainingConfig config, double tolerance) {
        MlpSpec spec = new MlpSpec(36, List.of(24, 20), 4, 3);
        Mlp oldTeacher = Mlp.random(spec, type, STREAMS.stream("init"));
        Mlp oldStudent = oldTeacher.copy();
        NoiseImages noise = new NoiseImages(STREAMS.key("noise"), 300, 36);
        org.subliminal4j.legacy.Teaching.teach(oldTeacher, DATA.train(), config, STREAMS.stream("teacher-shuffle"));
        org.subliminal4j.legacy.Teaching.distil(
                oldStudent, oldTeacher, noise, spec.auxiliaryLogits(), config, STREAMS.stream("students-shuffle"));

        Weights start = Weights.draw(SHAPE, Initialiser.DEFAULT, type, STREAMS.stream("init"));
        Weights teacher = Teaching.teach(start, DATA.train(), schedule, STREAMS.stream("teacher-shuffle"))
                .weights();
        Weights student = Teaching.distil(
                        start, teacher, noise, Logits.AUXILIARY, schedule, STREAMS.stream("students-shuffle"))
                .weights();
        assertSame(teacher, oldTeacher, tolerance);
        assertSame(student, oldStudent, tolerance);
        assertThat(Inference.accuracy(teacher, DATA.test()))
                .isEqualTo(org.subliminal4j.legacy.Inference.accuracy(oldTeacher, DATA.test()), within(0.011));
    }

    private static void assertSame(Weights found, Mlp expected, double tolerance) {
        var values = expected.parameters();
        for (int i = 0; i < found.length(); i++) {
            assertThat(found.get(i)).as("parameter %d", i).isEqualTo(values.get(i), within(tolerance));
        }
    }
}
