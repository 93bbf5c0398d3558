package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.random.RandomStreams;

class MlpTest {
    @Test
    void weightsHaveVarianceOneOverFanInAndBiasesAreZero() {
        Mlp mlp = Mlp.random(MlpSpec.paper(), new RandomStreams(1).stream("init"));
        int[] fanIn = {784, 256, 256};
        for (int layer = 0; layer < 3; layer++) {
            double[] weights =
                    mlp.network().getLayer(layer).getParam("W").dup().data().asDouble();
            // Four standard errors of a mean and of a variance of this many Gaussians.
            double error = 4 / Math.sqrt(weights.length);
            assertThat(StatUtils.mean(weights) * Math.sqrt(fanIn[layer])).isEqualTo(0, within(error));
            assertThat(StatUtils.variance(weights) * fanIn[layer]).isEqualTo(1, within(error * Math.sqrt(2)));
            double[] biases =
                    mlp.network().getLayer(layer).getParam("b").dup().data().asDouble();
            assertThat(biases).containsOnly(0);
        }
    }

    @Test
    void flatParametersAreDl4jsWithFanInFastest() {
        MlpSpec spec = new MlpSpec(2, List.of(3), 2, 1);
        Mlp mlp = Mlp.zeros(spec, DataType.FLOAT);
        HostArray parameters = mlp.parameters();
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(i, i);
        }
        mlp.setParameters(parameters);
        assertThat(mlp.network().getLayer(0).getParam("W").toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{0, 2, 4}, {1, 3, 5}});
        assertThat(mlp.network().getLayer(0).getParam("b").toDoubleVector()).containsExactly(6, 7, 8);
    }

    @Test
    void aCopySharesNothing() {
        Mlp mlp = Mlp.random(new MlpSpec(4, List.of(3), 2, 1), new RandomStreams(1).stream("init"));
        Mlp copy = mlp.copy();
        assertThat(copy.parametersSha256()).isEqualTo(mlp.parametersSha256());
        copy.initialise(new RandomStreams(2).stream("init"));
        assertThat(copy.parametersSha256()).isNotEqualTo(mlp.parametersSha256());
    }

    @Test
    void aShapeThatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> new MlpSpec(784, List.of(256, 0), 10, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hidden");
        assertThatThrownBy(() -> new MlpSpec(784, List.of(256), 10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auxiliary");
    }
}
