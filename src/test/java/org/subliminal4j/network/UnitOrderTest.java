package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.random.RandomStreams;

class UnitOrderTest {
    private static final Dense SHAPE = new Dense(5, List.of(4, 3), Activation.RELU, 2, 1);
    private static final List<Integer> FIRST = List.of(2, 0, 3, 1);
    private static final List<Integer> SECOND = List.of(1, 2, 0);

    private static Weights network() {
        return Weights.draw(SHAPE, Initialiser.paper(), DataType.DOUBLE, new RandomStreams(8).stream("init"))
                .perturbed(0.1, false, List.of("all"), new RandomStreams(8).stream("biases"));
    }

    private static double[] output(Weights weights) {
        return weights.toDl4j()
                .output(Nd4j.createFromArray(new double[][] {{0.3, -0.9, 0.5, 0.1, 0.7}}))
                .toDoubleVector();
    }

    @Test
    void movingWholeUnitsKeepsTheFunctionAndChangesTheParameters() {
        Weights before = network();
        Weights after = before.permuted(1, FIRST).permuted(2, SECOND);
        assertThat(output(after)).containsExactly(output(before), within(1e-12));
        assertThat(after.get(0)).isEqualTo(before.get(2 * 5));
        assertThat(after.sha256()).isNotEqualTo(before.sha256());
    }

    @Test
    void movingOnlyWhatComesInMakesAnotherFunction() {
        Weights before = network();
        assertThat(Math.abs(output(before.permutedIncoming(2, SECOND))[0] - output(before)[0]))
                .isGreaterThan(1e-3);
    }

    @Test
    void onlyWhatComesInMovesUnlessWholeUnitsDo() {
        Weights before = network();
        Weights whole = before.permuted(2, SECOND);
        Weights incoming = before.permutedIncoming(2, SECOND);
        // Layer 1: (5 + 1) * 4 parameters; layer 2: (4 + 1) * 3, then what goes out of it.
        for (int i = 0; i < before.length(); i++) {
            assertThat(incoming.get(i)).isEqualTo(i < 24 + 15 ? whole.get(i) : before.get(i));
        }
    }

    @Test
    void whatIsNoOrderOfTheLayersUnitsIsRefused() {
        Weights weights = network();
        assertThatThrownBy(() -> weights.permuted(1, List.of(0, 0, 1, 2))).hasMessageStartingWith("order");
        assertThatThrownBy(() -> weights.permuted(1, List.of(0, 1, 2))).hasMessageStartingWith("order");
        assertThatThrownBy(() -> weights.permuted(0, FIRST)).hasMessageContaining("from 1 to 2");
        assertThatThrownBy(() -> weights.permuted(3, SECOND)).hasMessageContaining("from 1 to 2");
    }

    @Test
    void aNetworkThatIsNotDenseIsRefusedByName() {
        Dl4j cnn = Dl4j.smallCnn(13, 13, 2, 1);
        Weights weights =
                Weights.of(cnn, HostArray.zeros(DataType.FLOAT, cnn.layout().length()));
        assertThatThrownBy(() -> weights.permuted(1, List.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dense")
                .hasMessageContaining(cnn.label());
    }
}
