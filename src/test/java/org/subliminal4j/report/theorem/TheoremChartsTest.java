package org.subliminal4j.report.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.theory.CheckName;
import org.subliminal4j.theory.CheckResult;
import org.subliminal4j.theory.OneStepConfig;
import org.subliminal4j.theory.OneStepReport;
import org.subliminal4j.theory.SettingResult;
import org.subliminal4j.theory.StepMeasurement;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Trainer.Diverged;

class TheoremChartsTest {
    private static final Experiment CAUSE = Experiments.load("cause");

    @TempDir
    Path folder;

    /** One step in which the student follows with {@code factor} of what is predicted. */
    private static TheoremResult result(double factor, @Nullable Training training) {
        OneStepConfig config =
                new OneStepConfig(EnumSet.of(CheckName.SIGN), List.of(1L), OneStepConfig.defaultEpsilons(), 8, 10);
        List<StepMeasurement> same = config.epsilons().stream()
                .map(eps -> new StepMeasurement(
                        eps, 2 * factor * eps, eps, 0.5 * factor, -0.02 * factor * eps - 3 * eps * eps, 0))
                .toList();
        List<StepMeasurement> other = config.epsilons().stream()
                .map(eps -> new StepMeasurement(eps, 0, 1, 0, 0, 0))
                .toList();
        SettingResult setting = new SettingResult("4-3", "noise", "x", "all", 1, 2, same, other);
        OneStepReport report =
                new OneStepReport(List.of(), List.of(setting), List.of(), List.of(), List.of(), List.of());
        Provenance provenance = new Provenance("1", "c", "t", "theorem", Map.of(), "j", "o", "c", 2, "n", "b", 1);
        return new TheoremResult(provenance, config, report, training);
    }

    private static Training training(int seeds) {
        List<Results> trials = IntStream.rangeClosed(1, seeds)
                .mapToObj(TheoremChartsTest::trial)
                .toList();
        return Training.of(CAUSE, trials, EnumSet.allOf(Beyond.class));
    }

    private static Results trial(int seed) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        for (Arm arm : CAUSE.arms()) {
            boolean diverged = seed == 2 && arm.name().equals("other-init");
            arms.put(arm.name(), diverged ? lost() : result(seed));
        }
        return new Results(seed, arms, 1);
    }

    private static ArmResult lost() {
        return new ArmResult(Map.of(), List.of(), List.of(), "0".repeat(64), new Diverged(1, 3));
    }

    private static ArmResult result(int seed) {
        Map<String, Double> cosines = new TreeMap<>();
        for (String name : List.of("gradientCosine", "displacementCosine")) {
            cosines.put(name, 0.01 * seed);
            cosines.put(name + ".layer-1", 0.02);
            cosines.put(name + ".layer-2", 0.03);
        }
        List<EpochResult> epochs = IntStream.range(0, 5)
                .mapToObj(epoch -> EpochResult.of(0.1, 0.1 * epoch + 0.01 * seed, cosines))
                .toList();
        Map<String, Double> metrics = new TreeMap<>(Map.of("accuracy", 0.4, "positiveGradientShare", 0.7));
        for (int i = 0; i < 6; i++) {
            metrics.put("lineFromStart.0" + i, 0.1 * i);
            metrics.put("lineToArm.0" + i, 0.5 + 0.05 * i);
        }
        List<Probe.Step> steps = List.of(new Probe.Step(1, cosines), new Probe.Step(6, cosines));
        return new ArmResult(metrics, epochs, steps, List.of(List.of(4, 6), List.of(0, 0)), "0".repeat(64), null);
    }

    @Test
    void everyQuestionHasItsChartAndAStudentThatDivergedSpoilsNone() throws IOException {
        for (int seeds : new int[] {1, 3, 6}) {
            assertThat(TheoremCharts.write(result(1, training(seeds)), folder)).isEmpty();
            for (String name : List.of("slope", "ratio", "alignment", "layers", "lines", "cause")) {
                Path chart = folder.resolve("theorem-" + name + ".png");
                assertThat(ImageIO.read(chart.toFile()).getWidth()).as(name).isEqualTo(1200);
                Files.delete(chart);
            }
        }
    }

    @Test
    void whatWasNotMeasuredHasNone() throws IOException {
        assertThat(TheoremCharts.write(result(1, null), folder)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("theorem-slope.png", "theorem-ratio.png");
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAndTheOthersAreWritten() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("theorem-slope.png/full"));
        assertThat(TheoremCharts.write(result(1, null), folder))
                .singleElement()
                .asString()
                .contains("theorem-slope.png");
        assertThat(folder.resolve("theorem-ratio.png")).isRegularFile();
        assertThat(inTheWay).isDirectory();
    }

    @Test
    void theTitlesOfOneStepClaimWhatWasMeasured() {
        assertThat(new OneStepCharts(result(1, null)).slope().getTitle())
                .isEqualTo("One step: the inner product shrinks with eps, if the init is shared");
        assertThat(new OneStepCharts(result(1, null)).ratio().getTitle()).contains("ends where this leaves 1");
        assertThat(new OneStepCharts(result(-1, null)).slope().getTitle())
                .isEqualTo("One step: the inner product over the teacher's step size");
        assertThat(new OneStepCharts(result(2, null)).ratio().getTitle())
                .isEqualTo("One step: measured over predicted");
    }

    @Test
    void theTitlesOfManyStepsFollowTheirSigns() {
        Titles many = new Titles(Students.of(CAUSE), training(12).trials());
        assertThat(many.alignment()).endsWith("leans a little towards the trait's");
        Titles few = new Titles(Students.of(CAUSE), training(3).trials());
        assertThat(few.alignment()).isEqualTo("Many steps: the distillation gradient and the trait's");
        assertThat(few.layers()).isEqualTo("Many steps: the ways of student and teacher");
    }

    @Test
    void theTableSaysWhatFailedAndHowSureAShareIs() {
        CheckResult failed = new CheckResult(CheckName.SIGN, "quantity", ">= 0", 3, -0.5, false, "It means this.");
        assertThat(TheoremTable.checks(List.of(failed)).lines().toList().get(1))
                .isEqualTo("FAIL  sign   quantity  >= 0       -0.5000   3");
        CheckResult share = new CheckResult(
                CheckName.OTHER_INIT, "share", "0.5", 200, 0.49, new Interval(0.4188, 0.5615, 0.95), true, "Yes.");
        assertThat(TheoremTable.checks(List.of(share))).contains("0.4900 [0.4188, 0.5615]");
    }

    @Test
    void theFindingsHaveIntervalsAndPairedDifferences() {
        String table = TheoremTable.findings(training(4));
        assertThat(table)
                .contains("aligned part removed", "Minus same init", "p = 1", "'other init' diverged")
                .contains("training  cosine of gradients, mean over steps", "0.0250 [");
    }

    @Test
    void aFewSeedsShowNoInterval() {
        List<double[]> rows = List.of(new double[] {0.1}, new double[] {0.2}, new double[] {0.3}, new double[] {0.4});
        assertThat(Bands.means(rows)).containsExactly(new TheoremPlot.Band(0.25, 0.25, 0.25));
        List<double[]> more = new java.util.ArrayList<>(rows);
        more.add(new double[] {0.5});
        assertThat(Bands.means(more).get(0).low()).isLessThan(0.2);
    }
}
