package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialObserver.Phase;

class ProgressDisplayTest {
    private final StringWriter terminal = new StringWriter();
    private final ProgressDisplay display = new ProgressDisplay(new PrintWriter(terminal), ExperimentConfig.paper(), 4);

    @Test
    void aLineForAllAndOneForEachRunningTrial() {
        display.started(3);
        display.started(2);
        display.progressed(2, Phase.STUDENTS, 4, 0.75);
        display.progressed(3, Phase.TEACHER, 2, 0.25);
        assertThat(display.lines(Duration.ofSeconds(20)))
                .containsExactly(
                        "Trials 0/4  ██████░░░░░░░░░░░░░░░░░░  25%  0:20 elapsed, about 1:00 left",
                        "  seed 2      ██████████████████░░░░░░  75%  students, epoch 4 of 5",
                        "  seed 3      ██████░░░░░░░░░░░░░░░░░░  25%  teacher, epoch 2 of 5");
    }

    @Test
    void thereIsNoEstimateBeforeThereIsAnythingToGoBy() {
        assertThat(display.lines(Duration.ofSeconds(70)))
                .containsExactly("Trials 0/4  ░░░░░░░░░░░░░░░░░░░░░░░░   0%  1:10 elapsed");
    }

    @Test
    void nothingIsWrittenUnlessItIsOpened() {
        display.started(1);
        display.close();
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void whatIsDrawnIsErasedAtTheEnd() {
        display.open();
        display.close();
        display.close();
        assertThat(terminal.toString()).endsWith("\r\033[J").doesNotEndWith("\r\033[J\r\033[J");
    }
}
