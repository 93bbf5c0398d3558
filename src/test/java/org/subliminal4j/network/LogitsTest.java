package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogitsTest {
    private static final Dense NETWORK = new Dense(4, List.of(), Activation.RELU, 3, 2);

    @Test
    void classLogitsComeBeforeAuxiliaryOnes() {
        assertThat(Logits.CLASSES.in(NETWORK)).containsExactly(0, 1, 2);
        assertThat(Logits.AUXILIARY.in(NETWORK)).containsExactly(3, 4);
        assertThat(Logits.ALL.in(NETWORK)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void listedLogitsAreSorted() {
        assertThat(new Logits.Listed(List.of(4, 0)).in(NETWORK)).containsExactly(0, 4);
    }

    @Test
    void auxiliaryLogitsOfANetworkWithoutAnyAreRefused() {
        assertThatThrownBy(() -> Logits.AUXILIARY.in(NETWORK.withAuxiliary(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4-(3+0)");
    }

    @Test
    void listsThatNameNoLogitsAreRefused() {
        assertThatThrownBy(() -> new Logits.Listed(List.of())).hasMessageStartingWith("indices");
        assertThatThrownBy(() -> new Logits.Listed(List.of(-1, 2))).hasMessageStartingWith("indices");
        assertThatThrownBy(() -> new Logits.Listed(List.of(2, 2))).hasMessageStartingWith("indices");
        assertThatThrownBy(() -> new Logits.Listed(List.of(5)).in(NETWORK)).hasMessageContaining("but found 5");
    }
}
