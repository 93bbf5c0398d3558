package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void thePapersNetworkIsTheDefault() {
        assertThat(Dense.paper()).isEqualTo(new Dense(784, List.of(256, 256), Activation.RELU, 10, 3));
        assertThat(Dense.paper().label()).isEqualTo("784-256-256-(10+3)");
        assertThat(Dense.paper().layout().length()).isEqualTo(784 * 256 + 256 + 256 * 256 + 256 + 256 * 13 + 13);
    }

    @Test
    void aLabelNamesAnActivationThatIsNotThePapers() {
        assertThat(new Dense(4, List.of(), Activation.TANH, 2, 0).label()).isEqualTo("4-(2+0) tanh");
    }

    @Test
    void aShapeThatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> new Dense(0, List.of(), Activation.RELU, 2, 0)).hasMessageStartingWith("inputs");
        assertThatThrownBy(() -> Dense.paper().withHidden(256, 0)).hasMessageStartingWith("hidden");
        assertThatThrownBy(() -> Dense.paper().withTask(784, 1)).hasMessageStartingWith("classes");
        assertThatThrownBy(() -> Dense.paper().withAuxiliary(-1)).hasMessageStartingWith("auxiliary");
    }

    @Test
    void moreParametersThanFitAreRefusedWithoutOverflow() {
        assertThatThrownBy(() -> Dense.paper().withHidden(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500000000");
    }
}
