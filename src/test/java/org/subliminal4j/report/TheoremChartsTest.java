package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.theory.Alignment;
import org.subliminal4j.theory.CheckName;
import org.subliminal4j.theory.CheckResult;
import org.subliminal4j.theory.Finding;
import org.subliminal4j.theory.ManyStepsConfig;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;
import org.subliminal4j.theory.SettingResult;
import org.subliminal4j.theory.StepMeasurement;
import org.subliminal4j.theory.StudentArm;
import org.subliminal4j.theory.TrainingTrace;

class TheoremChartsTest {
    @TempDir
    Path folder;

    private static TheoremResult result(int seeds) {
        OneStepConfig oneStep =
                new OneStepConfig(EnumSet.of(CheckName.SIGN), List.of(1L), OneStepConfig.defaultEpsilons(), 8, 10);
        List<StepMeasurement> steps = oneStep.epsilons().stream()
                .map(eps -> new StepMeasurement(eps, 2 * eps, eps, 0.5, -0.02 * eps, 0))
                .toList();
        OneStepReport report = new OneStepReport(
                List.of(),
                List.of(new SettingResult("4-3", "noise", "x", "all", 1, 2, steps, steps)),
                List.of(),
                List.of(),
                List.of());
        List<TrainingTrace> traces = IntStream.rangeClosed(1, seeds)
                .mapToObj(TheoremChartsTest::trace)
                .toList();
        return new TheoremResult(
                new Provenance("1", "c", "t", "theorem", Map.of(), "j", "o", "c", 2, "n", "b", 1),
                oneStep,
                report,
                ManyStepsConfig.paper(784, 10),
                List.of(),
                traces);
    }

    private static TrainingTrace trace(int seed) {
        Alignment alignment = new Alignment(0.1 * seed, List.of(0.2, 0.3, 0.0));
        List<TrainingTrace.Epoch> epochs = IntStream.range(0, 5)
                .mapToObj(epoch -> new TrainingTrace.Epoch(0.1, 0.1 * epoch + 0.01 * seed, alignment, alignment))
                .toList();
        List<TrainingTrace.Step> steps =
                List.of(new TrainingTrace.Step(1, alignment), new TrainingTrace.Step(6, alignment));
        List<Double> line = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        return new TrainingTrace(
                seed,
                0.1,
                0.9,
                Arrays.stream(StudentArm.values())
                        .map(arm -> new TrainingTrace.ArmTrace(arm, steps, epochs, 0.7))
                        .toList(),
                List.of(
                        new TrainingTrace.Line(StudentArm.PLAIN, line, line),
                        new TrainingTrace.Line(StudentArm.OTHER_INIT, line, line)));
    }

    @Test
    void everyQuestionHasItsChart() throws IOException {
        for (int seeds : new int[] {1, 3}) {
            TheoremCharts.write(result(seeds), folder);
            for (String name : List.of("slope", "ratio", "alignment", "layers", "lines", "cause")) {
                assertThat(ImageIO.read(folder.resolve("theorem-" + name + ".png")
                                        .toFile())
                                .getWidth())
                        .as(name)
                        .isEqualTo(1200);
            }
        }
    }

    @Test
    void whatWasNotMeasuredHasNone() throws IOException {
        TheoremCharts.write(result(0), folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("theorem-slope.png", "theorem-ratio.png");
        }
    }

    @Test
    void theTableSaysWhatFailedAndTheFindingsTheirIntervals() {
        CheckResult failed = new CheckResult(CheckName.SIGN, "quantity", ">= 0", 3, -0.5, false, "It means this.");
        assertThat(TheoremTable.checks(List.of(failed)).lines().toList().get(1))
                .isEqualTo("FAIL  sign   quantity  >= 0       -0.5000   3");
        Finding finding = new Finding(
                CheckName.CAUSE,
                "test accuracy",
                StudentArm.PROJECTED,
                4,
                0.1,
                0.05,
                0.15,
                new Finding.Comparison(-0.4, -0.5, -0.3, 0.001));
        assertThat(TheoremTable.findings(List.of(finding)))
                .contains("aligned part removed", "0.1000 [0.0500, 0.1500]", "-0.4000 [-0.5000, -0.3000]", "0.0010");
    }
}
