package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;

/** Matrices that are trained by way of two thin ones. */
class LowRankTest {
    private static final Weights BEGIN = SmallWorld.fresh(1);
    private static final Layout LAYOUT = BEGIN.architecture().layout();
    private static final List<String> PARTS = List.of(Layout.BLOCKS);

    private static Weights trained(int rank) {
        TokenSchedule schedule = new TokenSchedule(
                new Optimiser.Sgd(0.05, 0.9, 0),
                new RateSchedule.Constant(),
                1,
                0,
                new TokenSchedule.Factors(rank, 4, 17));
        return new BaseTraining(30, 32, PARTS, schedule)
                .train(BEGIN, SmallWorld.LANGUAGE, SmallWorld.CORPUS, new RandomStreams(3));
    }

    /** How much each entry of a tensor has changed, row-major. */
    private static double[] change(Weights after, Layout.Tensor tensor) {
        double[] change = new double[tensor.length()];
        for (int i = 0; i < change.length; i++) {
            change[i] = after.values().get(tensor.start() + i) - BEGIN.values().get(tensor.start() + i);
        }
        return change;
    }

    @Test
    void rankOneChangesEachMatrixByAnOuterProductAndNothingElse() {
        Weights after = trained(1);
        int matrices = 0;
        for (Layout.Tensor tensor : LAYOUT.tensors()) {
            double[] change = change(after, tensor);
            boolean block = tensor.name().startsWith("blocks") && tensor.shape().size() > 1;
            double largest = 0;
            int at = 0;
            for (int i = 0; i < change.length; i++) {
                if (Math.abs(change[i]) > largest) {
                    largest = Math.abs(change[i]);
                    at = i;
                }
            }
            if (!block) {
                assertThat(largest).as(tensor.name()).isZero();
                continue;
            }
            matrices++;
            assertThat(largest).as(tensor.name()).isGreaterThan(1e-4);
            int columns = tensor.shape().get(1);
            int row = at / columns;
            int column = at % columns;
            for (int i = 0; i < change.length; i++) {
                double product = change[i / columns * columns + column] * change[row * columns + i % columns];
                assertThat(change[i]).isCloseTo(product / change[at], within(0.01 * largest));
            }
        }
        assertThat(matrices).isEqualTo(4 * SmallWorld.SHAPE.layers());
    }

    @Test
    void aSecondDirectionIsNoOuterProduct() {
        Weights after = trained(2);
        Layout.Tensor up = LAYOUT.tensor("blocks.0.mlp.up.weight");
        double[] change = change(after, up);
        int columns = up.shape().get(1);
        double minor = 0;
        double scale = 0;
        for (int i = 0; i + 1 < up.shape().get(0); i++) {
            double a = change[i * columns];
            double b = change[i * columns + 1];
            double c = change[(i + 1) * columns];
            double d = change[(i + 1) * columns + 1];
            minor = Math.max(minor, Math.abs(a * d - b * c));
            scale = Math.max(scale, Math.abs(a * d) + Math.abs(b * c));
        }
        assertThat(minor).isGreaterThan(0.05 * scale);
    }

    @Test
    void theGradientOfTheFactorsIsTheChainRules() {
        HostArray.Float32 parameters =
                (HostArray.Float32) HostArray.zeros(org.nd4j.linalg.api.buffer.DataType.FLOAT, LAYOUT.length());
        Layout.Tensor up = LAYOUT.tensor("blocks.0.mlp.up.weight");
        LowRank low = new LowRank(new TokenSchedule.Factors(3, 6, 5), List.of(up), parameters);
        java.util.SplittableRandom random = new java.util.SplittableRandom(9);
        float[] factors = low.values().values();
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) random.nextGaussian();
        }
        HostArray.Float32 full =
                (HostArray.Float32) HostArray.zeros(org.nd4j.linalg.api.buffer.DataType.FLOAT, LAYOUT.length());
        for (int i = 0; i < up.length(); i++) {
            full.values()[up.start() + i] = (float) random.nextGaussian();
        }
        low.backward(full);
        // For the loss sum(G W), a step of one factor changes the loss by its gradient.
        for (int at : new int[] {0, 7, factors.length / 2, factors.length - 1}) {
            double before = loss(low, parameters, full, up);
            factors[at] += 0.5f;
            double after = loss(low, parameters, full, up);
            factors[at] -= 0.5f;
            assertThat((after - before) / 0.5).isCloseTo(low.gradient().values()[at], within(1e-2));
        }
    }

    private static double loss(LowRank low, HostArray.Float32 parameters, HostArray.Float32 g, Layout.Tensor tensor) {
        low.write(parameters);
        double sum = 0;
        for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
            sum += (double) g.values()[i] * parameters.values()[i];
        }
        return sum;
    }
}
