package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.stats.Summary;

class PaperSettingTest {
    /** As in datasets/mnist/README.md. */
    private static final Map<String, String> MNIST = Map.of(
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final ExperimentConfig PAPER = ExperimentConfig.paper();

    @Test
    void thePapersConfigurationOnMnistIsThePapersSetting() {
        assertThat(PaperSetting.differences(PAPER, MNIST)).isEmpty();
    }

    @Test
    void anotherDataSetIsAnotherSetting() {
        assertThat(PaperSetting.differences(PAPER, Map.of("train-images-idx3-ubyte", "00")))
                .containsExactly("a data set other than MNIST");
    }

    @Test
    void whatDiffersIsNamedOnce() {
        TrainingConfig teacher = PAPER.teacher();
        TrainingConfig student = PAPER.student();
        ExperimentConfig other = new ExperimentConfig(
                new MlpSpec(784, List.of(512), 10, 5),
                withRate(teacher, 1e-3),
                withRate(student, 1e-3),
                PAPER.noiseImages());
        assertThat(PaperSetting.differences(other, MNIST))
                .containsExactly(
                        "hidden widths [512] instead of [256, 256]",
                        "auxiliary logits 5 instead of 3",
                        "learning rate 0.001 instead of 0.0003");
    }

    @Test
    void teacherAndStudentsAreToldApart() {
        ExperimentConfig other = new ExperimentConfig(
                PAPER.network(), PAPER.teacher(), withRate(PAPER.student(), 0.01), PAPER.noiseImages());
        assertThat(PaperSetting.differences(other, MNIST))
                .containsExactly("students' learning rate 0.01 instead of 0.0003");
    }

    @Test
    void aDifferenceInAdamsConstantsIsNotOverlooked() {
        ExperimentConfig other =
                new ExperimentConfig(PAPER.network(), PAPER.teacher(), PAPER.teacher(), PAPER.noiseImages());
        assertThat(PaperSetting.differences(other, MNIST)).containsExactly("Adam's constants");
    }

    @Test
    void thePapersIntervalComesBackFromItsSummary() {
        Summary summary = PaperSetting.summary(Arm.STUDENT_AUXILIARY);
        // The paper's interval has the population's deviation in it.
        double population = summary.sd() * Math.sqrt(99.0 / 100);
        assertThat(1.96 * population / 10).isCloseTo(0.0221, org.assertj.core.api.Assertions.within(1e-12));
    }

    private static TrainingConfig withRate(TrainingConfig config, double rate) {
        return new TrainingConfig(
                config.epochs(), config.batchSize(), rate, config.beta1(), config.beta2(), config.epsilon());
    }
}
