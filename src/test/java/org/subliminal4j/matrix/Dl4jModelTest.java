package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.subliminal4j.matrix.Checks.values;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Dl4jSamples;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

class Dl4jModelTest {
    private static final Dl4j CNN = Dl4j.smallCnn(13, 14, 3, 2);
    private static final int BATCH = 5;

    @Test
    void theGradientOfEveryKindOfLayerIsThatOfCentralDifferences() {
        Dl4j architecture = Dl4jSamples.everyLayer();
        try (Model model = Model.of(Checks.weights(architecture, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(architecture, DataType.DOUBLE, BATCH);
                Model.Pass pass = model.pass(batch, 1, 4)) {
            Checks.assertGradientIsThatOfTheLoss(model, pass);
        }
    }

    @Test
    void theGradientOfTheSmallCnnIsThatOfCentralDifferences() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(CNN, DataType.DOUBLE, 2);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.assertGradientIsThatOfTheLoss(model, pass, 13);
        }
    }

    @ParameterizedTest
    @EnumSource
    void denseLayersComputeWhatTheFastPathComputes(Activation activation) {
        Dense dense = new Dense(6, List.of(5, 4), activation, 3, 2);
        Weights weights = Checks.weights(dense, DataType.DOUBLE, "init");
        Dl4j same = Dl4j.of(weights.toDl4j().getLayerWiseConfigurations(), 6, 3, 2);
        try (Model fast = Model.of(weights);
                Model slow = Model.of(Weights.of(same, weights.values()));
                Batch batch = Checks.batch(dense, DataType.DOUBLE, BATCH);
                Model.Pass fastPass = fast.pass(batch, 1, 4);
                Model.Pass slowPass = slow.pass(batch, 1, 4)) {
            Checks.gradient(fastPass);
            Checks.gradient(slowPass);
            assertThat(values(slowPass.logits())).containsExactly(values(fastPass.logits()), within(1e-12));
            assertThat(values(slow.gradient())).containsExactly(values(fast.gradient()), within(1e-12));
        }
    }

    @Test
    void logitsAreThoseOfDl4jsOwnOutputAndTheBatchStaysAsItIs() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass pass = model.pass(batch, 1, 4)) {
            double[] before = batch.device().dup().data().asDouble();
            Checks.gradient(pass);
            assertThat(batch.device().dup().data().asDouble()).containsExactly(before);
            double[][] theirs = model.weights()
                    .toDl4j()
                    .output(Nd4j.createFromArray(before).castTo(DataType.FLOAT).reshape('c', BATCH, CNN.inputs()))
                    .toDoubleMatrix();
            for (int row = 0; row < BATCH; row++) {
                for (int k = 1; k < 4; k++) {
                    assertThat(pass.logits().get((k - 1) * BATCH + row)).isEqualTo(theirs[row][k], within(1e-4));
                }
            }
        }
    }

    @Test
    void float32FollowsFloat64() {
        try (Model wide = Model.of(Checks.weights(CNN, DataType.DOUBLE, "init"));
                Model narrow = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch wideBatch = Checks.batch(CNN, DataType.DOUBLE, BATCH);
                Batch narrowBatch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass widePass = wide.pass(wideBatch, 0, 5);
                Model.Pass narrowPass = narrow.pass(narrowBatch, 0, 5)) {
            Checks.gradient(widePass);
            Checks.gradient(narrowPass);
            assertThat(values(narrowPass.logits())).containsExactly(values(widePass.logits()), within(1e-3));
            assertThat(values(narrow.gradient())).containsExactly(values(wide.gradient()), within(1e-2));
        }
    }

    @Test
    void rowsOfUnusedLogitsHaveNoGradientEvenAfterAPassThatUsedThem() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass all = model.pass(batch, 0, 5);
                Model.Pass auxiliary = model.pass(batch, 3, 5)) {
            Checks.gradient(all);
            Checks.gradient(auxiliary);
            for (Layout.Run run : CNN.layout().runs(List.of(Layout.CLASS_HEAD))) {
                for (int i = run.start(); i < run.start() + run.length(); i++) {
                    assertThat(model.gradient().get(i)).as("parameter %d", i).isZero();
                }
            }
            assertThat(model.gradient().get(0)).isNotZero();
        }
    }

    @Test
    void aNetworksBitsAreTheSameAloneAndBesideOthers() {
        double[] alone;
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "first"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.gradient(pass);
            Checks.gradient(pass);
            alone = values(model.gradient());
        }
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "first"));
                Model other = Model.of(Checks.weights(CNN, DataType.FLOAT, "second"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass otherPass = other.pass(batch, 3, 5);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            otherPass.forward();
            pass.forward();
            Checks.fill(otherPass.logitGradients(), "other");
            otherPass.backward();
            Checks.fill(pass.logitGradients(), "errors");
            pass.backward();
            assertThat(values(model.gradient())).containsExactly(alone);
        }
    }

    @Test
    void aFirstLayerThatHandsTheBatchOnLeavesItToItsOwner() {
        Dl4j architecture = Dl4j.of(
                Dl4jSamples.chain(
                        new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY),
                        Dl4jSamples.dense(6, 5, org.nd4j.linalg.activations.Activation.IDENTITY)),
                6,
                3,
                2);
        try (Model model = Model.of(Checks.weights(architecture, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(architecture, DataType.DOUBLE, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.assertGradientIsThatOfTheLoss(model, pass);
            assertThat(batch.device().dup().data().asDouble()).containsExactly(values(batch.inputs()));
        }
    }

    @Test
    void featuresAreTheInputOfTheLastLayer() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.DOUBLE, "init"));
                Batch batch = Checks.batch(CNN, DataType.DOUBLE, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            pass.forward();
            assertThat(pass.featureWidth()).isEqualTo(64);
            HostArray features = HostArray.zeros(DataType.DOUBLE, BATCH * 64);
            pass.readFeatures(features);
            List<Layout.Tensor> tensors = CNN.layout().tensors();
            Layout.Tensor head = tensors.get(tensors.size() - 2);
            Layout.Tensor bias = tensors.get(tensors.size() - 1);
            for (int row = 0; row < BATCH; row++) {
                double logit = model.parameters().get(bias.start() + 1);
                for (int j = 0; j < 64; j++) {
                    logit += features.get(j * BATCH + row) * model.parameters().get(head.start() + 64 + j);
                }
                assertThat(logit).isEqualTo(pass.logits().get(BATCH + row), within(1e-12));
            }
        }
    }

    @Test
    void goingBackOnTheActivationsOfAnotherPassIsRefused() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Model.Pass first = model.pass(batch, 0, 3);
                Model.Pass second = model.pass(batch, 3, 5)) {
            HostArray features = HostArray.zeros(DataType.FLOAT, BATCH * 64);
            assertThatThrownBy(() -> first.readFeatures(features)).hasMessageContaining("call forward first");
            first.forward();
            second.forward();
            assertThatThrownBy(() -> first.readFeatures(features)).hasMessageContaining("call forward first");
            assertThatThrownBy(() -> second.readFeatures(HostArray.zeros(DataType.FLOAT, 3)))
                    .hasMessageContainingAll(BATCH + " times 64", "3 values");
            assertThatThrownBy(first::backward).hasMessageContaining("call forward first");
            second.backward();
            assertThatThrownBy(second::backward).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aPassThatWasClosedHasLeftNoActivations() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH)) {
            Model.Pass first = model.pass(batch, 0, 5);
            Model.Pass second = model.pass(batch, 0, 5);
            second.forward();
            first.close();
            Checks.fill(second.logitGradients(), "errors");
            second.backward();
            first = model.pass(batch, 0, 5);
            first.forward();
            first.close();
            assertThatThrownBy(first::backward).hasMessageContaining("call forward first");
            second.close();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothSides() {
        try (Model model = Model.of(Checks.weights(CNN, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(CNN, DataType.FLOAT, BATCH);
                Batch wide = Checks.batch(CNN, DataType.DOUBLE, BATCH)) {
            assertThatThrownBy(() -> model.pass(wide, 0, 5)).hasMessageContainingAll("FLOAT", "DOUBLE");
            assertThatThrownBy(() -> model.pass(batch, 3, 6)).hasMessageContaining("but found 3 to 6");
        }
    }
}
