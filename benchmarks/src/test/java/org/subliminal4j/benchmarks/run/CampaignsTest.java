package org.subliminal4j.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static final Processor WITHOUT = Processor.of(List.of("processor\t: 0", "flags\t\t: fpu sse2 avx avx2 fma"));
    private static final Processor WITH = Processor.of(
            List.of("flags\t\t: fpu avx2 avx512f avx512dq avx512cd avx512bw avx512vl", "flags\t\t: fpu"));

    @Test
    void kernelsThatTheProcessorLacksAreLeftOutAndNamed() {
        assertThat(Campaigns.leftOut(WITHOUT)).containsOnlyKeys("openblas-skylakex", "onednn");
        assertThat(Campaigns.round(true, 1, WITHOUT))
                .extracting(Campaign::name)
                .contains("gemm-one-openblas")
                .noneMatch(name -> name.contains("skylakex") || name.contains("onednn"));
        assertThat(Campaigns.leftOut(WITH)).isEmpty();
        assertThat(Campaigns.round(true, 1, WITH)).extracting(Campaign::name).contains("gemm-one-openblas-skylakex");
    }

    @Test
    void aPartOfAvx512IsNotEnough() {
        assertThat(Processor.of(List.of("flags\t\t: avx2 avx512f avx512cd")).runsSkylakeX())
                .isFalse();
        assertThat(new Processor(Set.of()).runsSkylakeX()).isFalse();
    }
}
