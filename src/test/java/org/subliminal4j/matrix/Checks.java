package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** What the tests of every kind of model share. */
final class Checks {
    private static final double STEP = 1e-6;

    private Checks() {}

    /** Weights of the paper's init with noise on everything, so that no bias is 0. */
    static Weights weights(Architecture architecture, DataType type, String stream) {
        RandomStreams streams = new RandomStreams(3);
        return Weights.draw(architecture, Initialiser.paper(), type, streams.stream(stream))
                .perturbed(0.1, false, List.of(Layout.ALL), streams.stream(stream + "-noise"));
    }

    /** A batch of Gaussian pixels. */
    static Batch batch(Architecture architecture, DataType type, int size) {
        Batch batch = new Batch(type, size, architecture.inputs());
        fill(batch.inputs(), "inputs");
        batch.inputsChanged();
        return batch;
    }

    static void fill(HostArray array, String stream) {
        RandomGenerator random = new RandomStreams(5).stream(stream);
        for (int i = 0; i < array.length(); i++) {
            array.set(i, random.nextGaussian());
        }
    }

    /** Forward and backward for the loss {@code sum c_k z_k} with Gaussian {@code c}. */
    static void gradient(Model.Pass pass) {
        pass.forward();
        fill(pass.logitGradients(), "errors");
        pass.backward();
    }

    /** The gradient against central differences, in float64. */
    static void assertGradientIsThatOfTheLoss(Model model, Model.Pass pass) {
        assertGradientIsThatOfTheLoss(model, pass, 1);
    }

    /** The same for one parameter of each {@code every}. */
    static void assertGradientIsThatOfTheLoss(Model model, Model.Pass pass, int every) {
        gradient(pass);
        HostArray found = model.gradient().copy();
        for (int i = 0; i < found.length(); i += every) {
            double expected = (lossAt(model, pass, i, STEP) - lossAt(model, pass, i, -STEP)) / (2 * STEP);
            assertThat(found.get(i)).as("parameter %d", i).isEqualTo(expected, within(1e-7));
        }
    }

    private static double lossAt(Model model, Model.Pass pass, int parameter, double shift) {
        double original = model.parameters().get(parameter);
        model.parameters().set(parameter, original + shift);
        model.parametersChanged();
        pass.forward();
        model.parameters().set(parameter, original);
        model.parametersChanged();
        double loss = 0;
        for (int i = 0; i < pass.logits().length(); i++) {
            loss += pass.logits().get(i) * pass.logitGradients().get(i);
        }
        return loss;
    }

    static double[] values(HostArray array) {
        double[] values = new double[array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i);
        }
        return values;
    }
}
