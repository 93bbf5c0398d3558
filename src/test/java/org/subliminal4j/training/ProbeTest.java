package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

class ProbeTest {
    private static final ImageData DATA = SmallData.create();
    private static final RandomStreams STREAMS = new RandomStreams(1);
    private static final Dense SHAPE = new Dense(36, List.of(24, 24), Activation.RELU, 4, 3);
    private static final Schedule SCHEDULE =
            new Schedule(6, 50, new Optimiser.Adam(3e-3, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);
    private static final Map<String, Weights> STARTS = new HashMap<>();
    private static final Map<String, Weights> ENDS = new HashMap<>();
    private static final Probe.Context CONTEXT =
            new Probe.Context(DATA, STREAMS, new Probe.Arms(STARTS::get, ENDS::get));

    @BeforeAll
    static void trainTheTeacher() {
        Weights reference = Weights.draw(SHAPE, STREAMS.stream("init"));
        STARTS.put("teacher", reference);
        ENDS.put(
                "teacher",
                Teaching.teach(reference, DATA.train(), SCHEDULE, STREAMS.stream("teacher-shuffle"))
                        .weights());
        Weights small = Weights.draw(SHAPE.withHidden(5), STREAMS.stream("small"));
        STARTS.put("small", small);
        ENDS.put("small", small);
    }

    /** What probes told of a student of auxiliary logits on noise. */
    private record Told(
            Weights end, List<Map<String, Double>> epochs, Map<String, Double> metrics, List<Probe.Step> steps) {}

    private static Told student(Weights start, Probe.OfImages... probes) {
        int[] logits = Logits.AUXILIARY.in(SHAPE);
        NoiseImages noise = new NoiseImages(STREAMS.key("noise"), 500, 36);
        Targets targets =
                Targets.imitate(Loss.DEFAULT, Inference.logits(ENDS.get("teacher"), noise), SHAPE.outputs(), logits);
        try (Model model = Model.of(start)) {
            List<Probe.Observer> observers = new ArrayList<>();
            for (Probe.OfImages probe : probes) {
                observers.add(probe.start(model, CONTEXT));
            }
            Course course = new Course(
                    model,
                    Loss.DEFAULT,
                    logits,
                    epoch -> targets,
                    SCHEDULE.optimiser(),
                    SCHEDULE.rate(),
                    List.of(),
                    observers);
            List<Map<String, Double>> epochs = new ArrayList<>();
            Map<String, Double> metrics = new HashMap<>();
            List<Probe.Step> steps = new ArrayList<>();
            try (Trainer trainer = new Trainer(noise, 6, 50, STREAMS.stream("students-shuffle"), List.of(course))) {
                for (int epoch = 1; epoch <= 6; epoch++) {
                    trainer.epoch(() -> {});
                    Map<String, Double> told = new HashMap<>();
                    for (Probe.Observer observer : observers) {
                        told.putAll(observer.epochEnded(epoch));
                    }
                    epochs.add(told);
                }
            }
            for (Probe.Observer observer : observers) {
                metrics.putAll(observer.ended());
                steps.addAll(observer.steps());
                observer.close();
            }
            return new Told(model.weights(), epochs, metrics, steps);
        }
    }

    private static Weights reference() {
        return STARTS.get("teacher");
    }

    private static Weights other() {
        return Weights.draw(SHAPE, STREAMS.stream("cross-init"));
    }

    @Test
    void lookingChangesNothing() {
        Told watched = student(
                reference(),
                Probe.GradientAlignment.DEFAULT,
                new Probe.Displacement("teacher"),
                new Probe.Coverage("teacher"),
                new Probe.LinearProbe(100, 1, "linear-probe"),
                Probe.Cka.DEFAULT,
                new Probe.Line("teacher", 2));
        assertThat(watched.end().sha256()).isEqualTo(student(reference()).end().sha256());
    }

    @Test
    void gradientAlignmentTellsOfStepsEpochsAndTheWhole() {
        Told told = student(reference(), new Probe.GradientAlignment(new Trait(64, "trait-sample"), 7));
        assertThat(told.epochs()).hasSize(6);
        assertThat(told.epochs().get(0))
                .containsOnlyKeys(
                        "gradientCosine",
                        "gradientCosine.layer-1",
                        "gradientCosine.layer-2",
                        "gradientCosine.class-head",
                        "gradientCosine.auxiliary-head");
        // The student's gradient has no class rows, and the trait's no auxiliary ones.
        assertThat(told.epochs().get(0).get("gradientCosine.class-head")).isZero();
        assertThat(told.epochs().get(0).get("gradientCosine.auxiliary-head")).isZero();
        assertThat(told.epochs().get(0).get("gradientCosine")).isNotZero().isBetween(-1.0, 1.0);
        assertThat(told.metrics().get("positiveGradientShare")).isBetween(0.0, 1.0);
        assertThat(told.steps())
                .extracting(Probe.Step::step)
                .startsWith(1L, 8L, 15L)
                .hasSize(9);
    }

    /** What the theorem says (paper, section 6.1): a teacher who took one small step, and a student's first step. */
    @Test
    void theFirstGradientPointsAlongTheTraitOfATeacherWhoTookOneSmallStep() {
        Schedule one = new Schedule(1, 400, new Optimiser.Sgd(1e-2, 0, 0), RateSchedule.DEFAULT);
        Weights teacher = Teaching.teach(reference(), DATA.train(), one, STREAMS.stream("teacher-shuffle"))
                .weights();
        NoiseImages noise = new NoiseImages(STREAMS.key("noise"), 500, 36);
        Loss loss = new Loss.SquaredError();
        int[] logits = Logits.ALL.in(SHAPE);
        Targets targets = Targets.imitate(loss, Inference.logits(teacher, noise), SHAPE.outputs(), logits);
        try (Model model = Model.of(reference());
                Probe.Observer observer =
                        new Probe.GradientAlignment(new Trait(400, "trait-sample"), 1).start(model, CONTEXT);
                Trainer trainer = new Trainer(
                        noise,
                        1,
                        500,
                        STREAMS.stream("students-shuffle"),
                        List.of(new Course(
                                model,
                                loss,
                                logits,
                                epoch -> targets,
                                one.optimiser(),
                                one.rate(),
                                List.of(),
                                List.of(observer))))) {
            trainer.epoch(() -> {});
            assertThat(observer.steps().get(0).metrics().get("gradientCosine")).isGreaterThan(0.1);
            assertThat(observer.ended()).containsEntry("positiveGradientShare", 1.0);
        }
    }

    @Test
    void anEpochsCosineIsTheMeanOfItsSteps() {
        Told told = student(reference(), new Probe.GradientAlignment(new Trait(64, "trait-sample"), 1));
        for (String metric : List.of("gradientCosine", "gradientCosine.layer-2")) {
            double mean = told.steps().subList(10, 20).stream()
                    .mapToDouble(step -> step.metrics().get(metric))
                    .average()
                    .orElseThrow();
            assertThat(told.epochs().get(1).get(metric)).isEqualTo(mean, within(1e-12));
        }
        long positive = told.steps().stream()
                .filter(step -> step.metrics().get("gradientCosine") > 0)
                .count();
        assertThat(told.metrics().get("positiveGradientShare")).isEqualTo(positive / 60.0, within(1e-12));
    }

    @Test
    void sharedInitsAlignTheWaysOfStudentAndTeacherAndOtherInitsDoNot() {
        Told same = student(reference(), new Probe.Displacement("teacher"), new Probe.Coverage("teacher"));
        Told cross = student(other(), new Probe.Displacement("teacher"), new Probe.Coverage("teacher"));
        assertThat(same.epochs().get(5).get("displacementCosine")).isGreaterThan(0.2);
        assertThat(same.epochs().get(5).get("displacementCosine.layer-2")).isGreaterThan(0.2);
        assertThat(same.epochs().get(5).get("displacementCosine.class-head")).isZero();
        assertThat(same.metrics()).containsAllEntriesOf(same.epochs().get(5));
        assertThat(Math.abs(cross.epochs().get(5).get("displacementCosine"))).isLessThan(0.2);
        assertThat(same.metrics().get("coverage")).isGreaterThan(0.05);
        assertThat(same.metrics().get("coverage")).isGreaterThan(cross.metrics().get("coverage"));
    }

    @Test
    void theTeachersOwnWayIsAllAlongItself() {
        try (Model model = Model.of(reference());
                Probe.Observer displacement = new Probe.Displacement("teacher").start(model, CONTEXT);
                Probe.Observer coverage = new Probe.Coverage("teacher").start(model, CONTEXT)) {
            assertThat(displacement.epochEnded(1).get("displacementCosine")).isZero();
            assertThat(coverage.ended()).isEmpty();
            model.parameters()
                    .copyFrom(ENDS.get("teacher").values(), 0, 0, reference().length());
            coverage.afterUpdate(1);
            model.parameters().copyFrom(other().values(), 0, 0, reference().length());
            coverage.afterUpdate(2);
            assertThat(coverage.ended().get("coverage")).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void theLinesJoinStartEndAndTeacher() {
        Told told = student(reference(), new Probe.Line("teacher", 4));
        double end = Inference.accuracy(told.end(), DATA.test());
        assertThat(told.metrics())
                .hasSize(8)
                .containsEntry("lineFromStart.00", Inference.accuracy(reference(), DATA.test()))
                .containsEntry("lineFromStart.03", end)
                .containsEntry("lineToArm.00", end)
                .containsEntry("lineToArm.03", Inference.accuracy(ENDS.get("teacher"), DATA.test()));
        Weights third = reference().towards(told.end(), 1 / 3.0);
        assertThat(told.metrics()).containsEntry("lineFromStart.01", Inference.accuracy(third, DATA.test()));
    }

    @Test
    void aLinearProbeReadsTheClassesOffFeaturesAndIsTheSameEachTime() {
        Probe.LinearProbe probe = new Probe.LinearProbe(10_000, 10, "linear-probe");
        try (Model model = Model.of(ENDS.get("teacher"));
                Probe.Observer observer = probe.start(model, CONTEXT)) {
            double accuracy = observer.ended().get("linearProbe");
            assertThat(accuracy).isGreaterThan(0.9);
            assertThat(observer.ended().get("linearProbe")).isEqualTo(accuracy);
        }
        // Of features that tell nothing, a classifier makes nothing.
        Weights blind = Weights.of(
                SHAPE,
                org.subliminal4j.backend.HostArray.zeros(
                        reference().type(), reference().length()));
        try (Model model = Model.of(blind);
                Probe.Observer observer = probe.start(model, CONTEXT)) {
            assertThat(observer.ended().get("linearProbe")).isEqualTo(0.25, within(0.001));
        }
    }

    @Test
    void ckaIsOneOfTheSameFeaturesAndLessOfOthers() {
        try (Model model = Model.of(ENDS.get("teacher"))) {
            assertThat(new Probe.Cka("teacher", 100)
                            .start(model, CONTEXT)
                            .ended()
                            .get("cka"))
                    .isEqualTo(1, within(1e-9));
            assertThat(new Probe.Cka("small", 100).start(model, CONTEXT).ended().get("cka"))
                    .isBetween(0.0, 0.99);
        }
    }

    /** By hand: centred x is (-1, 0, 1), y is (-1, -1, 2) and (1, 1, -2): |x y|^2 = 18, |x x| = 2, |y y| = 12. */
    @Test
    void ckaOfSmallFeaturesIsThatByHand() {
        Features x = new Features(3, 1, new float[] {1, 2, 3});
        Features y = new Features(3, 2, new float[] {0, 5, 0, 5, 3, 2});
        assertThat(CkaObserver.of(x, y)).isEqualTo(18.0 / 24, within(1e-12));
        assertThat(CkaObserver.of(x, new Features(3, 1, new float[3]))).isZero();
    }

    /**
     * By hand: centred x has the columns (-1, 0, 1) and (1, -2, 1), orthogonal, y is (-1, -1, 2): x y is (3, 3),
     * |x x|^2 = 4 + 36, |y y|^2 = 36.
     */
    @Test
    void ckaAddsOverTheFeatures() {
        Features x = new Features(3, 2, new float[] {1, 4, 2, 1, 3, 4});
        Features y = new Features(3, 1, new float[] {0, 0, 3});
        assertThat(CkaObserver.of(x, y)).isEqualTo(18 / Math.sqrt(40.0 * 36), within(1e-12));
        assertThat(CkaObserver.of(y, x)).isEqualTo(18 / Math.sqrt(40.0 * 36), within(1e-12));
    }

    @Test
    void featuresAreStandardisedByTheTrainingImages() {
        Features train = new Features(4, 3, new float[] {1, 7, 0, 3, 7, 2, 1, 7, 0, 3, 7, 2});
        Features test = new Features(2, 3, new float[] {2, 7, 5, 5, 8, 1});
        LinearProbeObserver.standardise(train, test);
        assertThat(train.values()).containsExactly(-1, 0, -1, 1, 0, 1, -1, 0, -1, 1, 0, 1);
        assertThat(test.values()).containsExactly(0, 0, 4, 3, 0, 0);
    }

    @Test
    void anArmOfAnotherShapeHasNoCommonWay() {
        try (Model model = Model.of(reference())) {
            for (Probe.OfImages probe :
                    List.of(new Probe.Displacement("small"), new Probe.Coverage("small"), new Probe.Line("small", 2))) {
                assertThatThrownBy(() -> probe.start(model, CONTEXT))
                        .hasMessageContaining("'small'")
                        .hasMessageContaining("36-24-24-(4+3)")
                        .hasMessageContaining("36-5-(4+3)");
            }
        }
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Probe.Line("teacher", 1)).hasMessageContaining("points must be from 2 to 100");
        assertThatThrownBy(() -> new Probe.Cka("teacher", 1)).hasMessageContaining("images must be at least 2");
        assertThatThrownBy(() -> new Probe.LinearProbe(0, 1, "s")).hasMessageContaining("images must be at least 1");
        assertThatThrownBy(() -> new Probe.GradientAlignment(Trait.DEFAULT, 0))
                .hasMessageContaining("every must be at least 1");
    }
}
