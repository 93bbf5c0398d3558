package org.subliminal4j.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.random.RandomStreams;

class HiddenPermutationTest {
    private static final MlpSpec SPEC = new MlpSpec(5, List.of(4, 3), 2, 1);
    private static final RandomStreams STREAMS = new RandomStreams(8);

    private static Mlp network() {
        Mlp network = Mlp.random(SPEC, DataType.DOUBLE, STREAMS.stream("init"));
        HostArray parameters = network.parameters();
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(i, parameters.get(i) + 0.01 * i);
        }
        network.setParameters(parameters);
        return network;
    }

    private static double[] output(Mlp network) {
        INDArray input = Nd4j.createFromArray(new double[][] {{0.3, -0.9, 0.5, 0.1, 0.7}});
        return network.network().output(input).toDoubleVector();
    }

    @Test
    void movingWholeUnitsKeepsTheFunctionAndChangesTheParameters() {
        Mlp network = network();
        double[] before = output(network);
        HostArray parameters = network.parameters();
        new HiddenPermutation(0, List.of(2, 0, 3, 1)).apply(network);
        new HiddenPermutation(1, List.of(1, 2, 0)).apply(network);
        assertThat(output(network)).containsExactly(before, within(1e-12));
        assertThat(network.parameters().get(0)).isEqualTo(parameters.get(2 * SPEC.inputs()));
    }

    @Test
    void movingOnlyWhatComesInMakesAnotherFunction() {
        Mlp network = network();
        double[] before = output(network);
        new HiddenPermutation(1, List.of(1, 2, 0)).applyToIncoming(network);
        assertThat(Math.abs(output(network)[0] - before[0])).isGreaterThan(1e-3);
    }

    @Test
    void aRandomOrderHasEachUnitOnce() {
        HiddenPermutation permutation = HiddenPermutation.random(SPEC, 0, STREAMS.stream("order"));
        assertThat(permutation.order()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void whatIsNoOrderOfTheLayersUnitsIsRefused() {
        assertThatThrownBy(() -> new HiddenPermutation(0, List.of(0, 0, 1, 2))).hasMessageContaining("once");
        HiddenPermutation three = new HiddenPermutation(0, List.of(0, 1, 2));
        assertThatThrownBy(() -> three.apply(network())).hasMessageContaining("3 units in hidden layer 0");
    }
}
