package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.StepRule.Take;

class StepRuleTest {
    private static final double[] TRAIT = {1, 2, -1, 0.5, 7, 8};
    private static final double[] ALIGNED = {2, 1, 0, 1, 0, 3};
    private static final double[] OPPOSED = {-2, -1, 0, -1, 0, 3};
    /** The first four, in two runs. */
    private static final List<Layout.Run> HIDDEN = List.of(new Layout.Run(0, 2), new Layout.Run(2, 2));

    private static final ImageData DATA = SmallData.create();
    private static final RandomStreams STREAMS = new RandomStreams(6);
    private static final StepRule.Context CONTEXT = new StepRule.Context(DATA.train(), STREAMS);
    private static final Dense SHAPE = new Dense(36, List.of(12, 8), Activation.RELU, 4, 3);
    private static final Weights START = Weights.draw(SHAPE, STREAMS.stream("init"));

    private static double[] after(Take take, double[] gradient, DataType type) {
        HostArray changed = Arrays64.of(type, gradient);
        Projecting.apply(take, changed, Arrays64.of(type, TRAIT), HIDDEN, new RandomStreams(1).stream("direction"));
        return Arrays64.values(changed);
    }

    private static double hiddenDot(double[] a, double[] b) {
        return Vectors.dot(Arrays64.of(DataType.DOUBLE, a), Arrays64.of(DataType.DOUBLE, b), HIDDEN);
    }

    private static double removed(double[] before, double[] after) {
        double square = 0;
        for (int i = 0; i < before.length; i++) {
            square += (before[i] - after[i]) * (before[i] - after[i]);
        }
        return Math.sqrt(square);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void alignedTakesOutThePartThatPointsAlongTheTraitAndNoOther(DataType type) {
        double[] after = after(Take.ALIGNED, ALIGNED, type);
        assertThat(hiddenDot(after, TRAIT)).isEqualTo(0, within(1e-6));
        // g . t / t . t = 4.5 / 6.25.
        assertThat(after).containsExactly(new double[] {2 - 0.72, 1 - 1.44, 0.72, 1 - 0.36, 0, 3}, within(1e-6));
        assertThat(after(Take.ALIGNED, OPPOSED, type)).containsExactly(OPPOSED);
    }

    @Test
    void opposedTakesOutThePartThatPointsAgainstTheTraitAndNoOther() {
        assertThat(hiddenDot(after(Take.OPPOSED, OPPOSED, DataType.FLOAT), TRAIT))
                .isEqualTo(0, within(1e-6));
        assertThat(after(Take.OPPOSED, ALIGNED, DataType.FLOAT)).containsExactly(ALIGNED);
    }

    @Test
    void alongAndKeepAlongPartTheGradientInTwo() {
        for (double[] gradient : List.of(ALIGNED, OPPOSED)) {
            double[] without = after(Take.ALONG, gradient, DataType.FLOAT);
            double[] kept = after(Take.KEEP_ALONG, gradient, DataType.FLOAT);
            assertThat(hiddenDot(without, TRAIT)).isEqualTo(0, within(1e-6));
            for (int i = 0; i < 4; i++) {
                assertThat(without[i] + kept[i]).isEqualTo(gradient[i], within(1e-6));
                assertThat(kept[i] / TRAIT[i]).isEqualTo(kept[0] / TRAIT[0], within(1e-6));
            }
        }
    }

    @Test
    void randomTakesOutAsMuchAsAlignedButElsewhere() {
        double[] aligned = after(Take.ALIGNED, ALIGNED, DataType.FLOAT);
        double[] random = after(Take.RANDOM, ALIGNED, DataType.FLOAT);
        assertThat(removed(ALIGNED, random)).isEqualTo(removed(ALIGNED, aligned), within(1e-6));
        assertThat(Math.abs(hiddenDot(random, TRAIT))).isGreaterThan(1e-2);
        assertThat(removed(new double[6], random)).isLessThan(removed(new double[6], ALIGNED));
        assertThat(after(Take.RANDOM, OPPOSED, DataType.FLOAT)).containsExactly(OPPOSED);
    }

    /** 150 components, so that the signs of three draws of 64 are used. */
    @Test
    void theRandomDirectionHasSignsOfItsOwnInEveryComponent() {
        int length = 150;
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        double[] gradient = STREAMS.stream("gradient").doubles(length, 0, 1).toArray();
        List<double[]> directions = new ArrayList<>();
        for (String stream : List.of("first", "second")) {
            HostArray after = Arrays64.of(DataType.DOUBLE, gradient);
            Projecting.apply(
                    Take.RANDOM,
                    after,
                    Arrays64.of(DataType.DOUBLE, ones),
                    Arrays64.run(0, length),
                    STREAMS.stream(stream));
            double[] removed = new double[length];
            double along = 0;
            double size = Arrays.stream(gradient).sum() / length;
            for (int i = 0; i < length; i++) {
                removed[i] = (gradient[i] - after.get(i)) / size;
                assertThat(Math.abs(removed[i])).isEqualTo(1, within(1e-9));
                along += removed[i] * gradient[i];
            }
            assertThat(along).as("it lies on the gradient's own side").isPositive();
            directions.add(removed);
        }
        for (double[] direction : directions) {
            assertThat(agreeing(direction, 0, direction, 1, length - 1)).isBetween(45, 105);
            assertThat(agreeing(direction, 0, direction, 64, 64)).isBetween(16, 48);
            assertThat(agreeing(direction, 0, ones, 0, length)).isBetween(45, 105);
        }
        assertThat(agreeing(directions.get(0), 0, directions.get(1), 0, length)).isBetween(45, 105);
    }

    private static int agreeing(double[] a, int startOfA, double[] b, int startOfB, int count) {
        int agreeing = 0;
        for (int i = 0; i < count; i++) {
            agreeing += a[startOfA + i] * b[startOfB + i] > 0 ? 1 : 0;
        }
        return agreeing;
    }

    @ParameterizedTest
    @EnumSource
    void otherPartsAreLeftAlone(Take take) {
        for (double[] gradient : List.of(ALIGNED, OPPOSED)) {
            double[] after = after(take, gradient, DataType.FLOAT);
            assertThat(after[4]).isEqualTo(gradient[4]);
            assertThat(after[5]).isEqualTo(gradient[5]);
        }
    }

    @Test
    void aTraitOfZeroHasNoPartToTakeOut() {
        for (Take take : Take.values()) {
            HostArray gradient = Arrays64.of(DataType.FLOAT, ALIGNED);
            Projecting.apply(
                    take, gradient, Arrays64.of(DataType.FLOAT, new double[6]), HIDDEN, STREAMS.stream("direction"));
            assertThat(gradient.get(0)).as(take.name()).isEqualTo(take == Take.KEEP_ALONG ? 0 : 2);
        }
    }

    /** The trait's gradient is that of a step of the teacher whose batch is the sample. */
    @Test
    void theTraitIsTheGradientOfTheCrossEntropyOfTheClassLogits() {
        Trait trait = new Trait(40, "sample");
        int[] sample = STREAMS.stream("sample").ints(40, 0, 400).toArray();
        HostArray expected = HostArray.zeros(DataType.DOUBLE, START.length());
        try (Model model = Model.of(doubles(START))) {
            double h = 1e-6;
            for (int i = 0; i < START.length(); i += 7) {
                expected.set(i, (crossEntropy(model, sample, i, h) - crossEntropy(model, sample, i, -h)) / (2 * h));
            }
            try (TraitGradient gradient = new TraitGradient(trait, model, DATA.train(), STREAMS)) {
                HostArray found = gradient.at(model.parameters());
                for (int i = 0; i < START.length(); i += 7) {
                    assertThat(found.get(i)).as("parameter %d", i).isEqualTo(expected.get(i), within(1e-7));
                }
            }
            assertThat(Vectors.dot(model.gradient(), model.gradient(), Arrays64.run(0, START.length())))
                    .as("the network's own gradient")
                    .isZero();
        }
    }

    @Test
    void theTraitIsTakenWhereTheParametersAre() {
        Weights later = Weights.draw(SHAPE, STREAMS.stream("later"));
        try (Model model = Model.of(START);
                Model other = Model.of(later);
                TraitGradient fromStart = new TraitGradient(Trait.DEFAULT, model, DATA.train(), STREAMS);
                TraitGradient fromLater = new TraitGradient(Trait.DEFAULT, other, DATA.train(), STREAMS)) {
            double[] atStart = Arrays64.values(fromStart.at(model.parameters()));
            double[] atLater = Arrays64.values(fromLater.at(other.parameters()));
            assertThat(atLater).isNotEqualTo(atStart);
            assertThat(Arrays64.values(fromStart.at(other.parameters()))).isEqualTo(atLater);
            assertThat(Arrays64.values(fromStart.at(model.parameters()))).isEqualTo(atStart);
        }
    }

    private static double crossEntropy(Model model, int[] sample, int parameter, double shift) {
        HostArray values = model.parameters().copy();
        values.set(parameter, values.get(parameter) + shift);
        double sum = 0;
        try (Model shifted = Model.of(Weights.of(SHAPE, values));
                var batch = new org.subliminal4j.matrix.Batch(DataType.DOUBLE, sample.length, 36);
                Model.Pass pass = shifted.pass(batch, 0, 4)) {
            Batches.fill(DATA.train(), sample, 0, batch);
            pass.forward();
            for (int row = 0; row < sample.length; row++) {
                double[] z = new double[4];
                for (int k = 0; k < 4; k++) {
                    z[k] = pass.logits().get(k * sample.length + row);
                }
                sum -= Math.log(Softmax.of(z)[DATA.train().label(sample[row])]);
            }
        }
        return sum / sample.length;
    }

    private static Weights doubles(Weights weights) {
        HostArray values = HostArray.zeros(DataType.DOUBLE, weights.length());
        values.copyFrom(weights.values(), 0, 0, weights.length());
        return Weights.of(weights.architecture(), values);
    }

    static List<Optimiser> optimisers() {
        return List.of(
                new Optimiser.Adam(1e-2, 0.9, 0.999, 1e-8, 0.1),
                new Optimiser.AdamW(1e-2, 0.9, 0.999, 1e-8, 0.1),
                new Optimiser.Sgd(1e-2, 0.9, 0.1));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void frozenPartsAreHeldExactlyUnderMomentumAndWeightDecay(Optimiser optimiser) {
        Weights after = trained(optimiser, new StepRule.Freeze(List.of("layer-1", Layout.CLASS_HEAD)));
        assertMoved(after, "layer-1", false);
        assertMoved(after, Layout.CLASS_HEAD, false);
        assertMoved(after, "layer-2", true);
        assertMoved(after, Layout.AUXILIARY_HEAD, true);
    }

    @Test
    void theRulesThatFollowAFreezeSeeNoGradientOfItsParts() {
        Layout.Run frozen = SHAPE.layout().runs(List.of("layer-2")).get(0);
        double[] ones = new double[START.length()];
        Arrays.fill(ones, 1);
        HostArray gradient = Arrays64.of(DataType.FLOAT, ones);
        try (Model model = Model.of(START);
                StepRule.Action freeze = new StepRule.Freeze(List.of("layer-2")).start(model, CONTEXT)) {
            freeze.apply(gradient, 1);
        }
        Arrays.fill(ones, frozen.start(), frozen.start() + frozen.length(), 0);
        assertThat(Arrays64.values(gradient)).isEqualTo(ones);
    }

    @Test
    void noiseMovesWhatIsTrainedAndNothingElse() {
        Optimiser adam = new Optimiser.Adam(1e-2, 0.9, 0.999, 1e-8, 0);
        Weights quiet = trained(adam);
        Weights noisy = trained(adam, new StepRule.GradientNoise(0.1, "noise"));
        assertThat(trained(adam, StepRule.GradientNoise.DEFAULT).sha256()).isEqualTo(quiet.sha256());
        assertThat(noisy.sha256())
                .isNotEqualTo(quiet.sha256())
                .isEqualTo(
                        trained(adam, new StepRule.GradientNoise(0.1, "noise")).sha256());
        assertMoved(noisy, Layout.AUXILIARY_HEAD, false);
    }

    @Test
    void noiseHasItsStandardDeviation() {
        int length = 20_000;
        HostArray gradient = HostArray.zeros(DataType.FLOAT, length);
        for (int i = 0; i < length; i += 2) {
            gradient.set(i, 5);
        }
        new NoiseAdding(0.5, STREAMS.stream("noise")).apply(gradient, 1);
        double squares = 0;
        for (int i = 0; i < length; i += 2) {
            squares += (gradient.get(i) - 5) * (gradient.get(i) - 5);
            assertThat(gradient.get(i + 1)).isZero();
        }
        assertThat(Math.sqrt(2 * squares / length)).isEqualTo(0.5, within(0.02));
    }

    @Test
    void clippingShortensLongGradientsAndNoOthers() {
        Weights tiny = Weights.draw(new Dense(1, List.of(), Activation.RELU, 2, 0), STREAMS.stream("tiny"));
        try (Model model = Model.of(tiny);
                StepRule.Action clip = new StepRule.Clip(1).start(model, CONTEXT)) {
            HostArray gradient = Arrays64.of(DataType.FLOAT, 3, 0, -4, 0);
            clip.apply(gradient, 1);
            assertThat(Arrays64.values(gradient)).containsExactly(new double[] {0.6, 0, -0.8, 0}, within(1e-7));
            HostArray small = Arrays64.of(DataType.FLOAT, 0.5, 0, 0.5, 0);
            clip.apply(small, 2);
            assertThat(Arrays64.values(small)).containsExactly(0.5, 0, 0.5, 0);
        }
    }

    @Test
    void aProjectionChangesHiddenLayersOnlyAndWorksOnTheCurrentParameters() {
        Optimiser sgd = new Optimiser.Sgd(0.05, 0, 0);
        Weights along = trained(sgd, new StepRule.Project(Take.ALONG, Trait.DEFAULT, List.of("hidden"), "direction"));
        assertThat(along.sha256()).isNotEqualTo(trained(sgd).sha256());
        assertMoved(along, "layer-1", true);
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new StepRule.Clip(0)).hasMessageContaining("norm must be above 0");
        assertThatThrownBy(() -> new StepRule.GradientNoise(-1, "s")).hasMessageContaining("sd must be at least 0");
        assertThatThrownBy(() -> new Trait(0, "s")).hasMessageContaining("images must be at least 1, but found 0");
        try (Model model = Model.of(START)) {
            assertThatThrownBy(() -> new StepRule.Freeze(List.of("layer-9")).start(model, CONTEXT))
                    .hasMessageContaining("layer-9");
        }
    }

    private static Weights trained(Optimiser optimiser, StepRule... rules) {
        int[] classes = Logits.CLASSES.in(SHAPE);
        Targets targets = Targets.labels(Loss.DEFAULT, DATA.train(), classes);
        try (Model model = Model.of(START)) {
            List<StepRule.Action> actions = new ArrayList<>();
            for (StepRule rule : rules) {
                actions.add(rule.start(model, CONTEXT));
            }
            Course course = new Course(
                    model,
                    Loss.DEFAULT,
                    classes,
                    epoch -> targets,
                    optimiser,
                    RateSchedule.DEFAULT,
                    actions,
                    List.of());
            try (Trainer trainer = new Trainer(DATA.train(), 2, 50, STREAMS.stream("shuffle"), List.of(course))) {
                trainer.epoch(() -> {});
                trainer.epoch(() -> {});
            }
            actions.forEach(StepRule.Action::close);
            return model.weights();
        }
    }

    private static void assertMoved(Weights weights, String part, boolean moved) {
        boolean any = false;
        for (Layout.Run run : SHAPE.layout().runs(List.of(part))) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                any |= weights.get(i) != START.get(i);
            }
        }
        assertThat(any).as(part).isEqualTo(moved);
    }
}
