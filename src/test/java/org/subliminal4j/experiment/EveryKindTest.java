package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.IMITATE;
import static org.subliminal4j.experiment.SmallTrials.LABELS;
import static org.subliminal4j.experiment.SmallTrials.NOISE;
import static org.subliminal4j.experiment.SmallTrials.REFERENCE;
import static org.subliminal4j.experiment.SmallTrials.SCHEDULE;
import static org.subliminal4j.experiment.SmallTrials.TEACHER;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.data.Split;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;
import org.subliminal4j.training.Trait;

/** Every value that an experiment may hold runs in a real trial, and makes the difference that it should. */
class EveryKindTest {
    private static final Start FRESH = Start.Fresh.DEFAULT;
    private static final Start OTHER = new Start.Fresh("cross-init", Initialiser.DEFAULT, null);
    private static final String PLAIN = student(IMITATE).sha256();

    static final List<Start> STARTS = List.of(
            OTHER,
            new Start.Fresh("init", Initialiser.DEFAULT, SmallTrials.SHAPE.withHidden(10)),
            new Start.Same("teacher"),
            new Start.Mixed(FRESH, OTHER, List.of("layer-2", Layout.AUXILIARY_HEAD)),
            new Start.Perturbed(FRESH, 0.1, false, List.of(Layout.ALL), "perturbation"),
            new Start.Perturbed(FRESH, 0.4, true, List.of(Layout.HIDDEN), "perturbation"),
            new Start.Permuted(FRESH, List.of(1), "permutation"));

    static final List<Inputs> INPUTS = List.of(
            Inputs.Images.DEFAULT,
            new Inputs.Images("others", Split.TEST, 40, Inputs.Shuffle.NONE, "pixel-shuffle"),
            new Inputs.Images(null, Split.TRAIN, 0, Inputs.Shuffle.WITHIN, "pixel-shuffle"),
            new Inputs.Images(null, Split.TRAIN, 0, Inputs.Shuffle.ACROSS, "pixel-shuffle"),
            noise(new NoiseKind.Gaussian(0.5)),
            noise(new NoiseKind.Correlated(1)),
            noise(new NoiseKind.Zeros()),
            noise(new NoiseKind.Fourier(2)),
            new Inputs.Noise(new NoiseKind.Uniform(), 150, false, "other-noise"),
            new Inputs.Blend(Inputs.Images.DEFAULT, 1, NOISE, 0.5));

    static final List<Source> SOURCES = List.of(
            new Source.Imitate("reference", List.of()),
            new Source.Imitate("teacher", List.of(new Source.Distortion.Noise(0.5, "logit-noise"))),
            new Source.Imitate("teacher", List.of(new Source.Distortion.Rounding(0.5))),
            new Source.Imitate("teacher", List.of(new Source.Distortion.Projection(1, "logit-projection"))),
            new Source.Imitate(
                    "teacher",
                    List.of(new Source.Distortion.Noise(0.5, "logit-noise"), new Source.Distortion.Rounding(1))));

    static final List<Loss> LOSSES = List.of(
            new Loss.Divergence(Loss.Direction.FORWARD, 2),
            new Loss.Divergence(Loss.Direction.REVERSE, 1),
            new Loss.Divergence(Loss.Direction.JENSEN_SHANNON, 1),
            new Loss.SquaredError());

    static final List<Optimiser> OPTIMISERS = List.of(
            new Optimiser.Adam(1e-3, 0.8, 0.99, 1e-8, 0.01),
            Optimiser.AdamW.DEFAULT,
            Optimiser.Sgd.DEFAULT,
            new Optimiser.Sgd(0.1, 0.9, 1e-4));

    static final List<RateSchedule> RATES =
            List.of(new RateSchedule.Linear(2, 0), new RateSchedule.Cosine(2, 0), new RateSchedule.Steps(3, 0.5));

    static final List<StepRule> RULES = List.of(
            new StepRule.Freeze(List.of("layer-1")),
            new StepRule.Project(StepRule.Take.ALIGNED, Trait.DEFAULT, List.of(Layout.HIDDEN), "random-direction"),
            new StepRule.Project(StepRule.Take.OPPOSED, Trait.DEFAULT, List.of(Layout.HIDDEN), "random-direction"),
            new StepRule.Project(StepRule.Take.ALONG, Trait.DEFAULT, List.of(Layout.HIDDEN), "random-direction"),
            new StepRule.Project(StepRule.Take.KEEP_ALONG, Trait.DEFAULT, List.of("layer-2"), "random-direction"),
            new StepRule.Project(StepRule.Take.RANDOM, Trait.DEFAULT, List.of(Layout.HIDDEN), "random-direction"),
            new StepRule.GradientNoise(0.01, "gradient-noise"),
            new StepRule.Clip(1e-3));

    static final List<Probe> PROBES = List.of(
            new Probe.GradientAlignment(new Trait(32, "trait-sample"), 3),
            new Probe.Displacement("teacher"),
            new Probe.Coverage("teacher"),
            new Probe.LinearProbe(50, 2, "linear-probe"),
            new Probe.Cka("teacher", 30),
            new Probe.Line("teacher", 3));

    static final List<Logits> LOGITS = List.of(Logits.CLASSES, Logits.ALL, new Logits.Listed(List.of(1, 4)));

    @ParameterizedTest
    @FieldSource("STARTS")
    void aStartMakesAnotherStudent(Start start) {
        Arm student = new Arm("student", "", start, List.of(IMITATE), List.of());
        assertOther(SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, student), "student"));
    }

    @ParameterizedTest
    @FieldSource("INPUTS")
    void otherImagesMakeAnotherStudent(Inputs inputs) {
        assertOther(student(IMITATE.with(inputs)));
    }

    @ParameterizedTest
    @FieldSource("SOURCES")
    void anotherSourceMakesAnotherStudent(Source source) {
        assertOther(student(IMITATE.with(source)));
    }

    @ParameterizedTest
    @FieldSource("LOSSES")
    void anotherLossMakesAnotherStudent(Loss loss) {
        assertOther(student(IMITATE.with(loss)));
    }

    @Test
    void theCrossEntropyHasTheGradientOfTheDivergence() {
        ArmResult student = student(IMITATE.with(new Loss.CrossEntropy()));
        assertThat(student.sha256()).isEqualTo(PLAIN);
        assertThat(student.epochs().get(0).loss())
                .as("the entropy of the teacher is left in")
                .isGreaterThan(student(IMITATE).epochs().get(0).loss());
    }

    @ParameterizedTest
    @FieldSource("OPTIMISERS")
    void anotherOptimiserMakesAnotherStudent(Optimiser optimiser) {
        assertOther(student(IMITATE.with(SCHEDULE.with(optimiser))));
    }

    @ParameterizedTest
    @FieldSource("RATES")
    void anotherCourseOfTheRateMakesAnotherStudent(RateSchedule rate) {
        assertOther(student(
                IMITATE.with(new Schedule(SCHEDULE.epochs(), SCHEDULE.batchSize(), SCHEDULE.optimiser(), rate))));
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void aRuleMakesAnotherStudent(StepRule rule) {
        assertOther(student(IMITATE.with(rule)));
    }

    @ParameterizedTest
    @FieldSource("LOGITS")
    void otherLogitsMakeAnotherStudent(Logits logits) {
        assertOther(student(IMITATE.with(logits)));
    }

    @ParameterizedTest
    @FieldSource("PROBES")
    void aProbeTellsMoreAndChangesNoBit(Probe probe) {
        Arm student = Arm.from("reference", "student", IMITATE).probed(probe);
        ArmResult probed = SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, student), "student");
        assertThat(probed.sha256()).isEqualTo(PLAIN);
        assertThat(probed.metrics().size() + probed.epochs().get(0).metrics().size())
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1})
    void labelsMakeTeachers(double noise) {
        Stage stage = LABELS.with(new Source.Labels(null, noise, "label-noise"));
        ArmResult teacher =
                SmallTrials.run(SmallTrials.of(REFERENCE, Arm.from("reference", "teacher", stage)), "teacher");
        assertFinite(teacher);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationTrains(Activation activation) {
        Dense shape = new Dense(16, List.of(12, 8), activation, 3, 2);
        Results results = SmallTrials.run(SmallTrials.PAPER.with(shape));
        assertThat(results.arms()).hasSize(6).allSatisfy((arm, result) -> assertThat(result.diverged())
                .isNull());
        if (activation != Activation.RELU) {
            assertThat(results.arm("student-aux").sha256())
                    .isNotEqualTo(
                            SmallTrials.run(SmallTrials.PAPER, "student-aux").sha256());
        }
    }

    @Test
    void noKindIsLeftOut() {
        assertAll(Start.class, STARTS);
        assertAll(
                Inputs.class,
                Stream.concat(
                                Stream.concat(INPUTS.stream(), Stream.of(NOISE)),
                                SmallOwl.stages().map(Stage::inputs))
                        .toList());
        assertAll(
                Source.class,
                Stream.concat(
                                Stream.of(SOURCES.get(0), Source.Labels.DEFAULT),
                                SmallOwl.stages().map(Stage::source))
                        .toList());
        assertAll(
                Source.Distortion.class,
                SOURCES.stream()
                        .flatMap(source -> ((Source.Imitate) source).distortions().stream())
                        .toList());
        assertAll(
                NoiseKind.class,
                INPUTS.stream()
                        .filter(Inputs.Noise.class::isInstance)
                        .map(inputs -> ((Inputs.Noise) inputs).noise())
                        .toList());
        assertAll(
                Loss.class,
                Stream.concat(LOSSES.stream(), Stream.of(new Loss.CrossEntropy()))
                        .toList());
        assertAll(Optimiser.class, OPTIMISERS);
        assertAll(
                RateSchedule.class,
                Stream.concat(RATES.stream(), Stream.of(RateSchedule.DEFAULT)).toList());
        assertAll(
                StepRule.class,
                Stream.concat(RULES.stream(), SmallOwl.stages().flatMap(stage -> stage.rules().stream()))
                        .toList());
        assertAll(
                Probe.class,
                Stream.concat(PROBES.stream(), Stream.of(Probe.TraitAlignment.DEFAULT))
                        .toList());
        assertAll(
                Logits.class,
                Stream.concat(LOGITS.stream(), Stream.of(Logits.AUXILIARY)).toList());
    }

    private static void assertAll(Class<?> sealed, List<?> values) {
        Set<?> found = values.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(found)
                .isEqualTo(Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    private static void assertOther(ArmResult student) {
        assertFinite(student);
        assertThat(student.sha256()).isNotEqualTo(PLAIN);
    }

    private static void assertFinite(ArmResult result) {
        assertThat(result.diverged()).isNull();
        assertThat(result.epochs()).hasSize(2);
        assertThat(result.accuracy()).isBetween(0.0, 1.0);
    }

    private static ArmResult student(Stage stage) {
        return SmallTrials.run(SmallTrials.of(REFERENCE, TEACHER, Arm.from("reference", "student", stage)), "student");
    }

    private static Inputs noise(NoiseKind kind) {
        return new Inputs.Noise(kind, 150, false, "noise");
    }
}
