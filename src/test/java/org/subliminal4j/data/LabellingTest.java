package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabellingTest {
    @Test
    void evenLabelsBecomeZeroAndOddOnesOne() {
        assertThat(Labelling.evenOdd(5).map()).containsExactly(0, 1, 0, 1, 0);
        assertThat(Labelling.evenOdd(5).classes()).isEqualTo(2);
    }

    @Test
    void aPartOfTheClassesKeepsItsNumbersOrGetsNewOnes() {
        assertThat(Labelling.only(5, 3, 1).map()).containsExactly(-1, 1, -1, 3, -1);
        assertThat(Labelling.only(5, 3, 1).classes()).isEqualTo(4);
        assertThat(Labelling.renumbered(5, 3, 1).map()).containsExactly(-1, 1, -1, 0, -1);
        assertThat(Labelling.renumbered(5, 3, 1).classes()).isEqualTo(2);
    }

    @Test
    void labelsAreExchanged() {
        assertThat(Labelling.permuted(2, 0, 1).map()).containsExactly(2, 0, 1);
        assertThat(Labelling.permuted(2, 0, 1).classes()).isEqualTo(3);
    }

    @Test
    void thereAreTwoClassesAtLeast() {
        assertThat(new Labelling(List.of(0, 0)).classes()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoLabelling() {
        assertRefused(() -> new Labelling(List.of(0)), "each of 2 to 256 classes, but found 1");
        assertRefused(() -> new Labelling(Collections.nCopies(257, 0)), "but found 257");
        assertRefused(() -> new Labelling(List.of(0, 256)), "but found 256");
        assertRefused(() -> new Labelling(List.of(0, -2)), "but found -2");
        assertRefused(() -> new Labelling(List.of(-1, -1)), "at least 1 class, but found none in [-1, -1]");
        assertRefused(() -> Labelling.only(5), "at least 1 class");
        assertRefused(() -> Labelling.only(5, 5), "from 0 to 4, but found [5]");
        assertRefused(() -> Labelling.renumbered(5, 1, 1), "different and from 0 to 4, but found [1, 1]");
        assertRefused(() -> Labelling.permuted(0, 0, 1), "but found [0, 0, 1]");
        assertRefused(() -> Labelling.permuted(1, 2, 3), "from 0 to 2, but found [1, 2, 3]");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
