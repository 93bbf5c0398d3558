package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.UserException;

class AddressSpaceTest {
    private static final List<String> STATUS = List.of("Name:\tjava", "VmPeak:\t 4000000 kB", "VmSize:\t 3145728 kB");

    @Test
    void readsWhatLinuxSays() {
        assertThat(AddressSpace.of(
                        List.of("Max address space         6144000000           unlimited            bytes"), STATUS))
                .isEqualTo(new AddressSpace(6_144_000_000L, 3L << 30));
        assertThat(AddressSpace.of(
                                List.of("Max address space         unlimited            unlimited            bytes"),
                                STATUS)
                        .limit())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(AddressSpace.of(List.of(), List.of()).limit()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesWhatDoesNotFitAndNamesTheRemedies() {
        AddressSpace space = new AddressSpace(4L << 30, 3L << 30);
        assertThatCode(space::requireStart).doesNotThrowAnyException();
        assertThatCode(() -> space.requireCallers(4, 1 << 20)).doesNotThrowAnyException();
        assertThatThrownBy(() -> space.requireCallers(16, 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("4.0 GiB of address space (ulimit -v)")
                .hasMessageContaining("16 workers would take 3.8 GiB more")
                .hasMessageContaining("fewer --workers");
        assertThatThrownBy(() -> new AddressSpace(3L << 30, 5L << 29).requireStart())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("of which 2.5 GiB are taken")
                .hasMessageContaining("-Xmx");
    }

    @Test
    void withoutALimitAllFits() {
        AddressSpace space = new AddressSpace(Long.MAX_VALUE, 3L << 30);
        assertThatCode(() -> space.requireCallers(Integer.MAX_VALUE, Long.MAX_VALUE))
                .doesNotThrowAnyException();
    }
}
