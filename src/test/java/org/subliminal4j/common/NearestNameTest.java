package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void isTheNameOfTheFewestEdits() {
        List<String> names = List.of("gaussian", "uniform", "correlated", "zeros", "fourier");

        assertThat(NearestName.to("gausian", names)).isEqualTo("gaussian");
        assertThat(NearestName.to("unifrom", names)).isEqualTo("uniform");
        assertThat(NearestName.to("zero", names)).isEqualTo("zeros");
        assertThat(NearestName.to("form", List.of("arm", "from"))).isEqualTo("from");
        assertThat(NearestName.to("fourier", names)).isEqualTo("fourier");
    }

    @Test
    void isTheFirstInTheAlphabetOfSeveralAndEmptyOfNone() {
        assertThat(NearestName.to("c", List.of("b", "a"))).isEqualTo("a");
        assertThat(NearestName.to("c", List.of())).isEmpty();
    }
}
