package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void anOptionIsAddedWhereItWasNotGiven() {
        assertThat(new Invocation(List.of("run", "--seeds", "2"))
                        .with("--out", "runs/a")
                        .arguments())
                .isEqualTo("run --seeds 2 --out runs/a");
    }

    @Test
    void anOptionIsReplacedInEitherSpelling() {
        assertThat(new Invocation(List.of("run", "--seeds", "2", "--lr", "1e-3"))
                        .with("--seeds", "4")
                        .arguments())
                .isEqualTo("run --lr 1e-3 --seeds 4");
        assertThat(new Invocation(List.of("run", "--seeds=2"))
                        .with("--seeds", "4")
                        .arguments())
                .isEqualTo("run --seeds 4");
    }

    @Test
    void whatAShellWouldSplitIsQuoted() {
        assertThat(new Invocation(List.of("run", "--out", "my runs")).arguments())
                .isEqualTo("run --out 'my runs'");
    }
}
