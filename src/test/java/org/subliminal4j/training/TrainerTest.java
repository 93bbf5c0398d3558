package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

class TrainerTest {
    private static final RandomStreams STREAMS = new RandomStreams(3);
    private static final Dense SHAPE = new Dense(16, List.of(12, 8), Activation.RELU, 3, 2);
    private static final int[] AUXILIARY = {3, 4};
    private static final int[] ALL = {0, 1, 2, 3, 4};
    private static final ImageSource NOISE = new NoiseImages(STREAMS.key("noise"), 150, 16);
    private static final Schedule SCHEDULE =
            new Schedule(2, 32, new Optimiser.Adam(1e-2, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);

    private static Weights drawn(String stream) {
        return Weights.draw(SHAPE, STREAMS.stream(stream));
    }

    private static Targets targets(Loss loss, int[] logits) {
        return Targets.imitate(loss, Inference.logits(drawn("teacher"), NOISE), SHAPE.outputs(), logits);
    }

    private static Course course(Model model, int[] logits) {
        Targets targets = targets(Loss.DEFAULT, logits);
        return Course.of(model, Loss.DEFAULT, logits, epoch -> targets, SCHEDULE);
    }

    private static Trainer trainer(ImageSource images, Course... courses) {
        return new Trainer(images, 2, 32, STREAMS.stream("shuffle"), List.of(courses));
    }

    private static Weights alone(String start, int[] logits) {
        try (Model model = Model.of(drawn(start));
                Trainer trainer = trainer(NOISE, course(model, logits))) {
            trainer.epoch(() -> {});
            trainer.epoch(() -> {});
            return model.weights();
        }
    }

    @Test
    void theBitsOfANetworkDoNotDependOnWhatIsTrainedBesideIt() {
        try (Model first = Model.of(drawn("first"));
                Model second = Model.of(drawn("second"));
                Trainer trainer = trainer(NOISE, course(first, ALL), course(second, AUXILIARY))) {
            trainer.epoch(() -> {});
            trainer.epoch(() -> {});
            assertThat(first.weights().sha256()).isEqualTo(alone("first", ALL).sha256());
            assertThat(second.weights().sha256())
                    .isEqualTo(alone("second", AUXILIARY).sha256())
                    .isNotEqualTo(drawn("second").sha256());
        }
    }

    @Test
    void onlyTheRowsOfTrainedLogitsMove() {
        int[] listed = {0, 2, 4};
        Weights before = drawn("first");
        Weights after = alone("first", listed);
        Layout.Tensor weights = SHAPE.layout().tensors().get(4);
        for (int logit = 0; logit < SHAPE.outputs(); logit++) {
            boolean trained = Arrays.binarySearch(listed, logit) >= 0;
            for (int unit = 0; unit < weights.fanIn(); unit++) {
                int place = weights.start() + logit * weights.fanIn() + unit;
                assertThat(after.get(place) != before.get(place))
                        .as("logit %d, unit %d", logit, unit)
                        .isEqualTo(trained);
            }
        }
    }

    @Test
    void theLossOfAnEpochIsTheMeanOverItsImages() {
        Schedule still = SCHEDULE.with(new Optimiser.Sgd(1e-30, 0, 0));
        Loss loss = new Loss.SquaredError();
        Targets targets = targets(loss, AUXILIARY);
        try (Model model = Model.of(drawn("first"));
                Trainer trainer = trainer(NOISE, Course.of(model, loss, AUXILIARY, epoch -> targets, still))) {
            float[] logits = Inference.logits(drawn("first"), NOISE);
            double sum = 0;
            for (int image = 0; image < NOISE.count(); image++) {
                for (int k = 0; k < 2; k++) {
                    double difference = logits[image * 5 + 3 + k] - targets.values()[image * 2 + k];
                    sum += difference * difference;
                }
            }
            assertThat(trainer.epoch(() -> {})[0]).isEqualTo(sum / NOISE.count(), within(1e-5 * sum));
        }
    }

    @Test
    void aNetworkThatDivergesStopsAndTheOthersGoOn() {
        Targets targets = targets(new Loss.SquaredError(), ALL);
        Schedule wild = SCHEDULE.with(new Optimiser.Sgd(1e20, 0, 0));
        try (Model tame = Model.of(drawn("first"));
                Model lost = Model.of(drawn("second"));
                Trainer trainer = trainer(
                        NOISE,
                        Course.of(lost, new Loss.SquaredError(), ALL, epoch -> targets, wild),
                        course(tame, ALL))) {
            double[] first = trainer.epoch(() -> {});
            assertThat(first[0]).isNaN();
            assertThat(first[1]).isFinite();
            Trainer.Diverged diverged = trainer.diverged(0);
            assertThat(diverged).isNotNull();
            assertThat(diverged.epoch()).isEqualTo(1);
            assertThat(diverged.step()).isBetween(2L, 5L);
            assertThat(trainer.diverged(1)).isNull();
            String left = lost.weights().sha256();
            trainer.epoch(() -> {});
            assertThat(lost.weights().sha256()).isEqualTo(left);
            assertThat(tame.weights().sha256()).isEqualTo(alone("first", ALL).sha256());
        }
    }

    @Test
    void parametersThatAreNoNumbersAreFoundAtTheEndOfAnEpoch() {
        StepRule.Action poison = new StepRule.Action() {
            @Override
            public void apply(HostArray gradient, long step) {}

            @Override
            public void updated(HostArray parameters, long step) {
                if (step == 5) {
                    parameters.set(0, Double.NaN);
                }
            }
        };
        Targets targets = targets(Loss.DEFAULT, ALL);
        try (Model model = Model.of(drawn("first"));
                Trainer trainer = trainer(
                        NOISE,
                        new Course(
                                model,
                                Loss.DEFAULT,
                                ALL,
                                epoch -> targets,
                                SCHEDULE.optimiser(),
                                SCHEDULE.rate(),
                                List.of(poison),
                                List.of()))) {
            assertThat(trainer.batches()).isEqualTo(5);
            assertThat(trainer.epoch(() -> {})[0]).isNaN();
            assertThat(trainer.diverged(0)).isEqualTo(new Trainer.Diverged(1, 5));
        }
    }

    @Test
    void eachEpochHasItsOwnImagesAndTargets() {
        List<Integer> asked = new ArrayList<>();
        ImageSource fresh = new ImageSource() {
            @Override
            public int count() {
                return 40;
            }

            @Override
            public int features() {
                return 16;
            }

            @Override
            public void write(int index, float[] target, int offset) {
                throw new AssertionError("images of no epoch");
            }

            @Override
            public ImageSource epoch(int epoch) {
                return new NoiseImages(epoch, 40, 16);
            }
        };
        try (Model model = Model.of(drawn("first"));
                Trainer trainer = trainer(
                        fresh,
                        Course.of(
                                model,
                                Loss.DEFAULT,
                                AUXILIARY,
                                epoch -> {
                                    asked.add(epoch);
                                    return new Targets(new float[80], new float[40], 2);
                                },
                                SCHEDULE))) {
            trainer.epoch(() -> {});
            trainer.epoch(() -> {});
        }
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void observersSeeGradientsBeforeRulesAndParametersAfterUpdates() {
        List<String> seen = new ArrayList<>();
        try (Model model = Model.of(drawn("first"))) {
            Probe.Observer observer = new Probe.Observer() {
                @Override
                public void beforeUpdate(long step) {
                    seen.add("before " + step + (model.gradient().get(0) == 0 ? " stopped" : ""));
                }

                @Override
                public void afterUpdate(long step) {
                    seen.add("after " + step);
                }
            };
            StepRule.Action stop = (gradient, step) -> {
                gradient.clear();
                seen.add("rule " + step);
            };
            Targets targets = targets(Loss.DEFAULT, ALL);
            List<Integer> done = new ArrayList<>();
            Course course = new Course(
                    model,
                    Loss.DEFAULT,
                    ALL,
                    epoch -> targets,
                    SCHEDULE.optimiser(),
                    SCHEDULE.rate(),
                    List.of(stop),
                    List.of(observer));
            try (Trainer trainer = new Trainer(NOISE, 1, 100, STREAMS.stream("shuffle"), List.of(course))) {
                trainer.epoch(() -> done.add(seen.size()));
            }
            assertThat(seen).containsExactly("before 1", "rule 1", "after 1", "before 2", "rule 2", "after 2");
            assertThat(done).containsExactly(3, 6);
            assertThat(model.weights().sha256()).isEqualTo(drawn("first").sha256());
        }
    }

    @Test
    void theScheduleOfRatesRunsOverAllPlannedSteps() {
        // With plain descent and a factor of 0 from the second of two epochs on, only the first one moves anything.
        Schedule once = new Schedule(2, 32, new Optimiser.Sgd(0.1, 0, 0), new RateSchedule.Steps(5, 1e-30));
        Targets targets = targets(Loss.DEFAULT, ALL);
        try (Model model = Model.of(drawn("first"));
                Trainer trainer = trainer(NOISE, Course.of(model, Loss.DEFAULT, ALL, epoch -> targets, once))) {
            trainer.epoch(() -> {});
            String first = model.weights().sha256();
            trainer.epoch(() -> {});
            assertThat(model.weights().sha256())
                    .isEqualTo(first)
                    .isNotEqualTo(drawn("first").sha256());
        }
    }

    @Test
    void anInterruptEndsAnEpoch() {
        try (Model model = Model.of(drawn("first"));
                Trainer trainer = trainer(NOISE, course(model, ALL))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> trainer.epoch(() -> {})).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        try (Model model = Model.of(drawn("first"))) {
            assertThatThrownBy(() -> trainer(new NoiseImages(1, 10, 17), course(model, ALL)))
                    .hasMessageContaining("17")
                    .hasMessageContaining("16-12-8-(3+2)");
            assertThatThrownBy(() -> Course.of(
                            model, Loss.DEFAULT, new int[] {2, 1}, epoch -> targets(Loss.DEFAULT, ALL), SCHEDULE))
                    .hasMessageContaining("ascending")
                    .hasMessageContaining("[2, 1]");
            assertThatThrownBy(() -> Course.of(
                            model, Loss.DEFAULT, new int[] {4, 5}, epoch -> targets(Loss.DEFAULT, ALL), SCHEDULE))
                    .hasMessageContaining("from 0 to 4");
            try (Trainer trainer = trainer(new NoiseImages(1, 10, 16), course(model, ALL))) {
                assertThatThrownBy(() -> trainer.epoch(() -> {}))
                        .hasMessageContaining("targets for 10 images")
                        .hasMessageContaining("found 150");
            }
        }
    }

    @Test
    void whatCannotBeTrainedIsRefused() {
        try (Model model = Model.of(drawn("first"));
                Model narrow =
                        Model.of(Weights.draw(new Dense(9, List.of(), Activation.RELU, 3, 2), STREAMS.stream("x")))) {
            Course course = course(model, ALL);
            assertRefused(0, 32, List.of(course), "epochs must be at least 1, but found 0");
            assertRefused(2, 0, List.of(course), "batch must be at least 1, but found 0");
            assertRefused(2, 32, List.of(), "courses must be at least one");
            assertRefused(2, 32, List.of(course, course(narrow, ALL)), "every network's inputs must be 16");
            try (Trainer ofOne = new Trainer(NOISE, 1, 1, STREAMS.stream("shuffle"), List.of(course))) {
                assertThat(ofOne.batches()).isEqualTo(150);
            }
        }
    }

    private static void assertRefused(int epochs, int batch, List<Course> courses, String reason) {
        assertThatThrownBy(() -> new Trainer(NOISE, epochs, batch, STREAMS.stream("shuffle"), courses))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
