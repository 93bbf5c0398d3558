package org.subliminal4j.report.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.Study;
import org.subliminal4j.study.StudyObserver;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule.Take;

/** The many steps on four patterns of 6 x 6 pixels. */
class TrainingTest {
    private static final Schedule SCHEDULE =
            new Schedule(6, 50, new Optimiser.Adam(3e-3, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);
    private static final Experiment EXPERIMENT = Experiments.load("cause")
            .with(new Dense(36, List.of(24, 24), Activation.RELU, 4, 3))
            .withStages(stage -> (stage.inputs() instanceof Inputs.Noise
                            ? stage.with(new Inputs.Noise(new NoiseKind.Uniform(), 500, false, "noise"))
                            : stage)
                    .with(SCHEDULE));
    private static final List<Results> TRIALS = run(2);

    private static List<Results> run(int workers) {
        DataSets data = new DataSets().with("mnist", patterns());
        List<Results> results = new ArrayList<>();
        new Study(new Trial(Plan.of(EXPERIMENT), data)::run, results::add, StudyObserver.NONE)
                .run(new SeedRange(1, 3), Set.of(), workers);
        return results;
    }

    private static Training training(List<Results> trials) {
        return Training.of(EXPERIMENT, trials, EnumSet.allOf(Beyond.class));
    }

    private static double accuracy(Results trial, String arm) {
        return trial.arm(arm).accuracy();
    }

    @Test
    void theStudentsAreFoundByWhatTheyAre() {
        Students students = Students.of(EXPERIMENT);
        assertThat(students.reference()).isEqualTo("reference");
        assertThat(students.plain().name()).isEqualTo("same-init");
        assertThat(students.otherInits()).extracting(arm -> arm.name()).containsExactly("other-init");
        assertThat(students.altered()).hasSize(3);
        assertThat(students.without(Take.ALIGNED))
                .hasValueSatisfying(arm -> assertThat(arm.name()).isEqualTo("aligned-removed"));
    }

    @Test
    void sharedInitsAlignTheWaysOfStudentAndTeacherAndOtherInitsDoNot() {
        for (Results trial : TRIALS) {
            double same = Quantity.DISPLACEMENT.of(trial.arm("same-init"));
            double other = Quantity.DISPLACEMENT.of(trial.arm("other-init"));
            assertThat(same).isGreaterThan(0.2);
            assertThat(Math.abs(other)).isLessThan(0.2);
        }
    }

    @Test
    void findingsAreMeansOverSeedsAgainstThePlainStudent() {
        Finding projected = find(training(TRIALS), "aligned-removed");
        double mean = mean("aligned-removed");
        assertThat(projected.n()).isEqualTo(3);
        assertThat(projected.mean()).isEqualTo(mean, within(1e-12));
        assertThat(projected.comparison()).isNotNull();
        assertThat(projected.comparison().difference()).isEqualTo(mean - mean("same-init"), within(1e-12));
        assertThat(projected.comparison().attainable()).isEqualTo(0.25);
        assertThat(projected.comparison().shown())
                .as("three pairs can show nothing")
                .isFalse();
    }

    @Test
    void aStudentThatDivergedIsInNoMeanAndIsTold() {
        List<Results> trials = new ArrayList<>(TRIALS.subList(0, 2));
        trials.add(diverged(TRIALS.get(2), "aligned-removed"));
        Training training = training(trials);
        Finding projected = find(training, "aligned-removed");
        assertThat(projected.n()).isEqualTo(2);
        assertThat(projected.mean()).isFinite();
        assertThat(projected.comparison().n()).isEqualTo(2);
        assertThat(training.notes()).singleElement().asString().contains("aligned part removed", "diverged");
        assertThat(TheoremTable.findings(training)).contains("diverged with the seeds");
    }

    @Test
    void aStudentThatAlwaysDivergedIsNoFailure() {
        List<Results> trials =
                TRIALS.stream().map(trial -> diverged(trial, "same-init")).toList();
        Training training = training(trials);
        assertThat(find(training, "same-init").n()).isZero();
        assertThat(find(training, "aligned-removed").comparison()).isNull();
        assertThat(TheoremTable.findings(training)).contains("none");
    }

    @Test
    void theTitleSaysNothingOfATransferThatTooFewSeedsShow() {
        assertThat(new Titles(Students.of(EXPERIMENT), TRIALS).cause())
                .isEqualTo("Accuracy with a part of each gradient taken out");
    }

    @Test
    void theTitleFollowsTheResults() {
        assertThat(title(0.1, 0.6, 0.1)).endsWith("and nothing is passed on");
        assertThat(title(0.1, 0.6, 0.4)).endsWith("and less is passed on");
        assertThat(title(0.1, 0.6, 0.8)).endsWith("and more is passed on");
        assertThat(title(0.1, 0.6, 0.6)).isEqualTo("Accuracy with a part of each gradient taken out");
        assertThat(title(0.1, 0.1, 0.05)).isEqualTo("Accuracy with a part of each gradient taken out");
    }

    private static String title(double reference, double plain, double without) {
        List<Results> trials = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            double noise = 0.002 * (seed * 7 % 12);
            trials.add(new Results(
                    seed,
                    Map.of(
                            "reference",
                            result(reference + 0.001 * (seed % 3)),
                            "same-init",
                            result(plain + noise),
                            "aligned-removed",
                            result(without + 0.002 * (seed * 5 % 12))),
                    1));
        }
        return new Titles(Students.of(EXPERIMENT), trials).cause();
    }

    /** Of 10,000 images of two classes, all of the first. */
    private static ArmResult result(double accuracy) {
        int right = (int) Math.round(10_000 * accuracy);
        double exact = right / 10_000.0;
        return new ArmResult(
                Map.of("accuracy", exact),
                List.of(EpochResult.of(1, exact, Map.of())),
                List.of(List.of(right, 10_000 - right), List.of(0, 0)),
                "0".repeat(64),
                null);
    }

    private static Results diverged(Results trial, String arm) {
        Map<String, ArmResult> arms = new java.util.LinkedHashMap<>(trial.arms());
        arms.put(
                arm,
                new ArmResult(
                        Map.of(),
                        List.of(),
                        List.of(),
                        "0".repeat(64),
                        new org.subliminal4j.training.Trainer.Diverged(2, 11)));
        return new Results(trial.seed(), arms, trial.seconds());
    }

    private static Finding find(Training training, String arm) {
        return training.findings().stream()
                .filter(finding -> finding.part() == Beyond.CAUSE
                        && finding.arm().equals(arm)
                        && finding.quantity().equals("test accuracy"))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(String arm) {
        return DoubleStream.of(TRIALS.stream()
                        .mapToDouble(trial -> accuracy(trial, arm))
                        .toArray())
                .average()
                .orElseThrow();
    }

    private static ImageData patterns() {
        byte[] patterns = new byte[4 * 36];
        var random = new RandomStreams(1).stream("small-data");
        random.nextBytes(patterns);
        return new ImageData(images(patterns, 400, random), images(patterns, 200, random), Map.of());
    }

    private static ImageSet images(byte[] patterns, int count, java.util.random.RandomGenerator random) {
        byte[] pixels = new byte[count * 36];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) (image % 4);
            for (int j = 0; j < 36; j++) {
                pixels[image * 36 + j] =
                        (byte) (int) (0.7 * (patterns[labels[image] * 36 + j] & 0xff) + 75 * random.nextDouble());
            }
        }
        return new ImageSet(6, 6, pixels, labels, 4);
    }
}
