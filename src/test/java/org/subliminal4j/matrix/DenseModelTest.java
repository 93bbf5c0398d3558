package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.subliminal4j.matrix.Checks.values;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;

class DenseModelTest {
    private static final List<Integer> WIDTHS = List.of(5, 4, 6, 3);
    private static final Dense SMALL = dense(Activation.RELU, 2);
    private static final int BATCH = 7;

    private static Dense dense(Activation activation, int depth) {
        return new Dense(6, WIDTHS.subList(0, depth), activation, 3, 2);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(Activation.values()).flatMap(activation -> IntStream.rangeClosed(0, 4)
                .mapToObj(depth -> Arguments.of(dense(activation, depth))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theGradientIsThatOfCentralDifferences(Dense dense) {
        try (Model model = Model.of(Checks.weights(dense, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(dense, DataType.DOUBLE, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.assertGradientIsThatOfTheLoss(model, pass);
        }
    }

    @Test
    void singleUnitsSingleLogitsAndSingleImagesHaveTheirGradients() {
        for (int size : new int[] {1, 4}) {
            for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(1), List.of(3, 1))) {
                Dense dense = new Dense(1, hidden, Activation.TANH, 2, 1);
                try (Model model = Model.of(Checks.weights(dense, DataType.DOUBLE, "init"));
                        Batch batch = Checks.batch(dense, DataType.DOUBLE, size);
                        Model.Pass pass = model.pass(batch, 2, 3)) {
                    Checks.assertGradientIsThatOfTheLoss(model, pass);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void logitsAndGradientAreThoseOfDl4jsOwnNetwork(Dense dense) {
        try (Model model = Model.of(Checks.weights(dense, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(dense, DataType.DOUBLE, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.gradient(pass);
            MultiLayerNetwork network = model.weights().toDl4j();
            INDArray images = Nd4j.createFromArray(values(batch.inputs())).reshape('c', BATCH, dense.inputs());
            INDArray logits = network.output(images).dup('f');
            assertThat(values(pass.logits())).containsExactly(logits.data().asDouble(), within(1e-12));
            // The mean squared error of DL4J has the gradient 2 (z - y) / outputs: labels that make it our errors.
            INDArray errors =
                    Nd4j.createFromArray(values(pass.logitGradients())).reshape('f', BATCH, 5);
            network.setInput(images);
            network.setLabels(logits.sub(errors.mul(2.5)));
            network.computeGradientAndScore();
            double[] theirs = network.getFlattenedGradients().dup().data().asDouble();
            assertThat(values(model.gradient())).containsExactly(theirs, within(1e-11));
        }
    }

    @Test
    void float32FollowsFloat64() {
        for (Activation activation : Activation.values()) {
            Dense dense = dense(activation, 3);
            try (Model wide = Model.of(Checks.weights(dense, DataType.DOUBLE, "init"));
                    Model narrow = Model.of(Checks.weights(dense, DataType.FLOAT, "init"));
                    Batch wideBatch = Checks.batch(dense, DataType.DOUBLE, BATCH);
                    Batch narrowBatch = Checks.batch(dense, DataType.FLOAT, BATCH);
                    Model.Pass widePass = wide.pass(wideBatch, 1, 4);
                    Model.Pass narrowPass = narrow.pass(narrowBatch, 1, 4)) {
                Checks.gradient(widePass);
                Checks.gradient(narrowPass);
                assertThat(values(narrowPass.logits())).containsExactly(values(widePass.logits()), within(1e-4));
                assertThat(values(narrow.gradient())).containsExactly(values(wide.gradient()), within(1e-3));
            }
        }
    }

    @Test
    void rowsOfUnusedLogitsHaveNoGradientEvenAfterAPassThatUsedThem() {
        try (Model model = Model.of(Checks.weights(SMALL, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(SMALL, DataType.DOUBLE, BATCH);
                Model.Pass all = model.pass(batch, 0, 5);
                Model.Pass classes = model.pass(batch, 0, 3);
                Model.Pass auxiliary = model.pass(batch, 3, 5)) {
            for (Model.Pass before : List.of(classes, auxiliary, classes, all)) {
                Checks.gradient(before);
                Checks.gradient(classes);
                assertOnly(model, Layout.CLASS_HEAD, Layout.AUXILIARY_HEAD);
                Checks.gradient(before);
                Checks.gradient(auxiliary);
                assertOnly(model, Layout.AUXILIARY_HEAD, Layout.CLASS_HEAD);
            }
        }
    }

    private static void assertOnly(Model model, String some, String none) {
        Layout layout = model.architecture().layout();
        for (Layout.Run run : layout.runs(List.of(none))) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                assertThat(model.gradient().get(i)).as("%s %d", none, i).isZero();
            }
        }
        for (Layout.Run run : layout.runs(List.of(some))) {
            assertThat(model.gradient().get(run.start())).isNotZero();
        }
    }

    @Test
    void aNetworksBitsAreTheSameAloneAndBesideOthersInAnyOrder() {
        for (Activation activation : Activation.values()) {
            Dense dense = new Dense(31, List.of(33, 17), activation, 3, 2);
            double[] alone;
            try (Batch batch = Checks.batch(dense, DataType.FLOAT, 29);
                    Model model = Model.of(Checks.weights(dense, DataType.FLOAT, "first"));
                    Model.Pass pass = model.pass(batch, 0, 5)) {
                alone = twoSteps(List.of(model), List.of(pass));
            }
            try (Batch batch = Checks.batch(dense, DataType.FLOAT, 29);
                    Model other = Model.of(Checks.weights(dense, DataType.FLOAT, "second"));
                    Model model = Model.of(Checks.weights(dense, DataType.FLOAT, "first"));
                    Model.Pass otherPass = other.pass(batch, 3, 5);
                    Model.Pass pass = model.pass(batch, 0, 5)) {
                assertThat(twoSteps(List.of(model, other), List.of(pass, otherPass)))
                        .containsExactly(alone);
            }
            try (Batch batch = Checks.batch(dense, DataType.FLOAT, 29);
                    Model other = Model.of(Checks.weights(dense, DataType.FLOAT, "second"));
                    Model model = Model.of(Checks.weights(dense, DataType.FLOAT, "first"));
                    Model.Pass otherPass = other.pass(batch, 0, 5);
                    Model.Pass pass = model.pass(batch, 0, 5)) {
                assertThat(twoSteps(List.of(other, model), List.of(otherPass, pass)))
                        .containsExactly(alone);
            }
        }
    }

    /** Two steps of every model, forward passes first; gives the parameters of the model that starts as "first". */
    private static double[] twoSteps(List<Model> models, List<Model.Pass> passes) {
        double start = Checks.weights(models.get(0).architecture(), DataType.FLOAT, "first")
                .get(0);
        Model first = models.stream()
                .filter(model -> model.parameters().get(0) == start)
                .findFirst()
                .orElseThrow();
        for (int step = 0; step < 2; step++) {
            passes.forEach(Model.Pass::forward);
            for (int i = 0; i < models.size(); i++) {
                Checks.fill(passes.get(i).logitGradients(), "errors");
                passes.get(i).backward();
                HostArray parameters = models.get(i).parameters();
                for (int k = 0; k < parameters.length(); k++) {
                    parameters.set(
                            k,
                            parameters.get(k) - 0.01 * models.get(i).gradient().get(k));
                }
                models.get(i).parametersChanged();
            }
        }
        return values(first.parameters());
    }

    @Test
    void featuresAreTheActivationsBelowTheLastLayer() {
        for (int depth : new int[] {0, 2}) {
            Dense dense = dense(Activation.TANH, depth);
            try (Model model = Model.of(Checks.weights(dense, DataType.DOUBLE, "init"));
                    Batch batch = Checks.batch(dense, DataType.DOUBLE, BATCH);
                    Model.Pass pass = model.pass(batch, 0, 5)) {
                pass.forward();
                HostArray features = HostArray.zeros(DataType.DOUBLE, BATCH * pass.featureWidth());
                pass.readFeatures(features);
                Layout.Tensor head = dense.layout().tensors().get(2 * depth);
                Layout.Tensor bias = dense.layout().tensors().get(2 * depth + 1);
                for (int row = 0; row < BATCH; row++) {
                    double logit = model.parameters().get(bias.start());
                    for (int j = 0; j < pass.featureWidth(); j++) {
                        logit += features.get(j * BATCH + row)
                                * model.parameters().get(head.start() + j);
                    }
                    assertThat(logit).isEqualTo(pass.logits().get(row), within(1e-12));
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothSides() {
        try (Model model = Model.of(Checks.weights(SMALL, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(SMALL, DataType.FLOAT, BATCH);
                Batch narrow = new Batch(DataType.FLOAT, BATCH, 5);
                Batch wide = new Batch(DataType.DOUBLE, BATCH, 6);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            assertThatThrownBy(() -> model.pass(narrow, 0, 5)).hasMessageContainingAll("6 features", "found 5");
            assertThatThrownBy(() -> model.pass(wide, 0, 5)).hasMessageContainingAll("FLOAT", "DOUBLE");
            assertThatThrownBy(() -> model.pass(batch, 3, 6)).hasMessageContaining("but found 3 to 6");
            assertThatThrownBy(() -> model.pass(batch, 3, 3)).hasMessageContaining("but found 3 to 3");
            pass.forward();
            HostArray small = HostArray.zeros(DataType.FLOAT, 3);
            assertThatThrownBy(() -> pass.readFeatures(small)).hasMessageContainingAll("7 times 4", "3 values");
        }
    }

    @Test
    void goingBackWithoutGoingForwardIsRefused() {
        try (Model model = Model.of(Checks.weights(SMALL, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(SMALL, DataType.FLOAT, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            HostArray features = HostArray.zeros(DataType.FLOAT, BATCH * pass.featureWidth());
            assertThatThrownBy(pass::backward).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pass.readFeatures(features)).hasMessageContaining("call forward first");
            pass.forward();
            pass.backward();
            assertThatThrownBy(pass::backward).hasMessageContaining("call forward first");
            assertThatThrownBy(() -> pass.readFeatures(features)).isInstanceOf(IllegalStateException.class);
        }
    }
}
